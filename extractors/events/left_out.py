"""The parties that the words of an encounter leave out: its subject, its host or the one whom it is done to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.encounters.drafts import Draft
from extractors.encounters.frames import Encounter
from extractors.events.telling import Telling
from extractors.persons.meant import Meant
from extractors.references.pairs import across

# Told of counterparts who go without saying.
OF_TWO = ("press_conference", "meeting")
# Those who bring letters are met as well.
AT_ONE = {"credentials": "meeting"}


def fill_in(telling: Telling, meant: dict[str, Meant]) -> bool:
    """Add to the parties meant, by slot, those that go without saying; whether there is an event to tell."""
    encounter, references = telling.encounter, telling.references
    if meant and "s" not in meant and telling.says("subject") == "near":
        meant["s"] = _near_subject(telling, meant)
    if telling.says("turn") and meant and "s" not in meant:
        _receive_again(telling, meant)
    handed = encounter.type == "credentials" or telling.says("host") == "b"
    handed = handed and "b" not in meant and not telling.says("object")
    if handed and (hosts := _received_before(telling.told, encounter.type)):
        meant["b"] = hosts
    if meant and "s" not in meant and not encounter.pronoun and _of_somebody(encounter):
        meant["s"] = references.discourse_subject(meant) or references.only_one(encounter)
    if meant and telling.says("object") and "b" not in meant:
        him = _other_of_sentence(encounter, meant, telling.told)
        him = him or references.discourse_subject(meant) or references.named_before(encounter, meant)
        if not him and len(meant.get("s", Meant()).split()) > 1:
            return False
        one_side = him.side is not None and him.side == meant.get("s", Meant()).side
        meant["b"] = across(meant, telling.current) if one_side or not him else him
    return True


def _receive_again(telling: Telling, meant: dict[str, Meant]) -> None:
    """Give one more guest whoever was told to receive the others, or else to meet most of them."""
    encounter = telling.encounter
    told = [d for d in telling.told if d.persons and (d.type == encounter.type or AT_ONE.get(d.type) == encounter.type)]
    if not told:
        return
    last = told[-1]
    hosts = [p for p in last.persons if last.host and p.stands_for == last.host]
    if len(hosts) == 1:
        encounter.rule = replace(encounter.rule, data={**encounter.rule.data, "host": "s"})
    else:
        met = {id(p): sum(p in d.persons for d in told) for p in last.persons}
        hosts = sorted(last.persons, key=lambda p: (-met[id(p)], "ambassador" in p.classes))[:1]
    meant["s"] = Meant(hosts)


def _near_subject(telling: Telling, meant: dict[str, Meant]) -> Meant:
    """Who acts where the words name only the other: of whom the text speaks, else whom it has named."""
    encounter, references, told = telling.encounter, telling.references, telling.told
    subject = references.discourse_subject(meant)
    if encounter.anaphora and (hosts := _met_before(meant, told)):
        subject = hosts
    if subject or encounter.pronoun:
        return subject
    if not told:
        # At the beginning of an article nobody else can be meant than whom the sentence has named.
        subject = references.named_before(encounter, meant)
    trips = [d for d in told if d.type == "visit" and encounter.sentence in d.sentences and len(d.persons) == 1]
    if not subject and len(trips) == 1:
        # What the programme of a visit holds.
        return Meant(list(trips[0].persons))
    talks = [d for d in told if d.family == "talks" and encounter.sentence in d.sentences]
    if not subject and talks:
        # Of two who have just been told to meet, "before her talks with Z", the one who is not at home with Z.
        known = {side for m in meant.values() for p in m.persons if (side := p.stands_for)}
        guests = [p for p in talks[-1].persons if p.stands_for not in {None, *known}]
        return Meant(guests) if len(guests) == 1 and known else subject
    return subject


def _of_somebody(encounter: Encounter) -> bool:
    """Whether those met are told of as somebody's counterparts, who goes without saying."""
    return encounter.type in OF_TWO and any(
        m.kind == "office" and m.value.cls == "counterpart" and m.value.number == 1 for m in encounter.parties.values()
    )


def _received_before(told: Sequence[Draft], type_: str) -> Meant | None:
    """Who received whom the article told of last, where one more hands over letters of credence or takes his leave."""
    last = next((d for d in reversed(told) if d.type == type_ and any(e.rule.data.get("host") for e in d.told)), None)
    hosts = [p for p in last.persons if p.stands_for == last.host] if last else []
    return Meant(hosts) if len(hosts) == 1 else None


def _other_of_sentence(encounter: Encounter, meant: dict[str, Meant], told: Sequence[Draft]) -> Meant:
    """Whom the sentence has just told to meet the subject: "X a reçu Y, qui lui a remis ses lettres"."""
    mine = meant.get("s", Meant()).persons
    same = next((d for d in reversed(told) if encounter.sentence in d.sentences and set(mine) & set(d.persons)), None)
    others = [p for p in same.persons if p not in mine] if same is not None else []
    return Meant(others) if len(others) == 1 else Meant()


def _met_before(meant: dict[str, Meant], told: Sequence[Draft]) -> Meant | None:
    """Whom those who are named of talks have been told to meet: "les échanges avec Y" are the talks told of Y."""
    named = [p for slot, m in meant.items() if slot != "s" for p in m.persons]
    met = [d for d in told if named and d.family == "talks" and all(p in d.persons for p in named)]
    others = [p for p in met[-1].persons if p not in named] if len(met) == 1 else []
    return Meant(others) if others else None
