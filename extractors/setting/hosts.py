"""In whose country an event was that no place is told of: of who receives, has an office there, is accredited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.encounters.drafts import Draft
from extractors.persons.people import OF_STATES
from extractors.setting.setting import shares

if TYPE_CHECKING:
    from extractors.pipeline import Story

# Who leads a state, and of how many others someone meets the leaders at a summit only.
LEADERS = frozenset({"head-of-state", "prime-minister"})
MANY = 4
# Classes of posts that are held in another country.
SENT = ("ambassador", "envoy")


def host_of(story: Story, draft: Draft) -> str | None:
    """The country of whoever receives; nobody receives leader after leader at home but where a summit gathers them."""
    host = draft.host or posted(draft) or at_own_seat(story, draft)
    leaders = {p.side for p in draft.persons if p.side == host and p.classes & LEADERS}
    met = {
        p.side
        for d in story.drafts
        if leaders and d.family == "talks" and shares(draft, d)
        for p in d.persons
        if p.side and p.side != host and p.classes & LEADERS
    }
    return None if len(met) >= MANY else host


def posted(draft: Draft) -> str | None:
    """The country that an ambassador meets officials of in their own country, where no one is a third side."""
    offices = [held.office for p in draft.persons for held in p.held]
    hosts = {host for office in offices if office.cls in SENT for host in office.hosts}
    if not hosts and len(draft.sides) == 2:
        # An ambassador of whom only the sender is told.
        sent = {p.side for p in draft.persons if p.side and p.classes == {"ambassador"}}
        met = {p.side for p in draft.persons if p.side and p.classes & OF_STATES}
        hosts = met if len(sent | met) == 2 and len(sent) == len(met) == 1 else hosts
    return hosts.pop() if len(hosts) == 1 and hosts <= set(draft.sides) else None


def at_own_seat(story: Story, draft: Draft) -> str | None:
    """The country of whoever is told to meet others in an office or residence of their own, or to receive them."""
    keys = ("own_building", "receives", "received", "on_visit")
    building, receives, received, visiting = (story.lexicon.events[key] for key in keys)
    for encounter in draft.told:
        text = story.view.text
        words = text[max(0, encounter.start - 12) : encounter.end].lower()
        slot = "s" if receives.search(words) else ""
        if other := encounter.parties.get("b"):
            slot = "b" if received.search(text[encounter.start : other.start].lower()) else slot
        slot = "s" if not slot and building.search(story.readings[encounter.sentence].words) else slot
        slot = "b" if not slot and visiting.match(story.readings[encounter.sentence].words) else slot
        master = encounter.parties.get(slot)
        inside = building.search(story.readings[encounter.sentence].words)
        if master is None and not inside:
            continue
        # In the building of a head of state or government the one of them who takes part is at home.
        present = story.people.named(master) if master else [p for p in draft.persons if p.classes & LEADERS]
        masters = {p.side for p in present if "ambassador" not in p.classes}
        if len(masters) == 1 and (code := masters.pop()) in draft.sides:
            return code
    return None


def seat_of(story: Story, draft: Draft) -> str | None:
    """The country whose head of state meets somebody sent by an organisation who is no host: heads of state receive."""
    heads = {p.side for p in draft.persons if "head-of-state" in p.classes and p.side}
    slots = (e.parties.get(str(e.rule.data.get("host"))) for e in draft.told)
    if any(p.organization and not p.side for slot in slots if slot for p in story.people.named(slot)):
        return None
    sent = any(p.organization and not p.side for p in draft.persons)
    return heads.pop() if sent and draft.type == "meeting" and heads == set(draft.sides) and len(heads) == 1 else None
