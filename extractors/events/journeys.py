"""The visit or visits that one encounter tells: who travels, and where to."""

from __future__ import annotations

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import country_of
from extractors.events.telling import Telling
from extractors.patterns.matching import Mark
from extractors.persons.meant import Meant


def visits_of(telling: Telling, meant: dict[str, Meant]) -> list[Draft]:
    """One visit for each country travelled to, and for each leader of another country who travels there."""
    encounter = telling.encounter
    goals = encounter.destinations or telling.references.countries.invited_to(encounter, telling.reading)
    places: list[Mark | None] = [*goals] or [None]
    visits = (_visit(telling, place, one) for place in places for one in _travellers(meant))
    return [draft for draft in visits if draft]


def _travellers(meant: dict[str, Meant]) -> list[dict[str, Meant]]:
    """Leaders of several countries who are somewhere have come one by one."""
    slot = "s" if meant.get("s") else "b"
    whole = meant.get(slot, Meant())
    apart = whole.split()
    if len(meant) != 1 or len(apart) < 2 or any(len(one.persons) != 1 or one.side is None for one in apart):
        return [meant]
    return [{slot: one} for one in apart]


def _visit(telling: Telling, destination: Mark | None, meant: dict[str, Meant]) -> Draft | None:
    """A visit: who travels, and the country travelled to where it is another one."""
    encounter, references, reading = telling.encounter, telling.references, telling.reading
    traveller = meant.get("b") or meant.get("s")
    if not traveller and telling.says("object"):
        traveller = references.discourse_subject({}) or None
    alone = not encounter.parties and encounter.pronoun is None
    near = telling.says("subject") == "near" or (alone and telling.says("subject") == "left")
    if not traveller and destination is not None and near:
        traveller = references.traveller(encounter, country_of(destination))
    if traveller is None:
        return None
    if encounter.anaphora and destination is not None and traveller.persons and traveller.side is None:
        # Of a receiver whose country goes unsaid and a guest of another one, the guest travels.
        traveller = references.traveller(encounter, country_of(destination)) or traveller
    classes = {c for person in traveller.persons for c in person.classes}
    if classes == {"ambassador"} and references.matches("posting_ends", reading.words):
        # An ambassador's stay is the posting, as is his coming.
        return None
    destination = destination or references.countries.aim(encounter, traveller.side, reading)
    home = destination is not None and traveller.side == country_of(destination)
    back = home and references.matches("homecoming", reading.words)
    if home and (back or telling.says("onward") or references.is_said_of(encounter)):
        return None
    if destination is not None and traveller.side == country_of(destination):
        # The host stands before the words of the visit: the traveller is the other one.
        traveller = references.traveller(encounter, country_of(destination))
        if traveller is None:
            return None
    if destination is None and encounter.anaphora and len({p.side for p in traveller.persons}) > 1:
        # The visits of leaders of several countries: of each to the other, in general.
        return None
    if encounter.pronoun and traveller.persons:
        # "They" go on from where they were: that country does not travel with them.
        traveller = Meant(traveller.persons)
    draft = telling.new("visit")
    draft.add(traveller)
    draft.destination = destination
    if destination is not None:
        code = country_of(destination)
        if code in draft.sides and len(draft.sides) == 1:
            return None
        draft.sides.setdefault(code, destination)
        draft.host = code
    elif any(h.office.cls == "counterpart" for p in traveller.persons for h in p.held):
        # "The visit of his counterpart" is to the country of who speaks of it.
        other = references.named_before(encounter, meant)
        if other.side not in (None, traveller.side):
            draft.host = str(other.side)
            draft.sides.setdefault(draft.host, None)
    return draft
