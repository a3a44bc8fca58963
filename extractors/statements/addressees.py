"""To whom an act of speech is directed: the party that its clause names after the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extractors.patterns.matching import Mark
from extractors.sentence.speech import Grammar, SpeechRule
from extractors.statements.speakers import Speakers
from extractors.statements.voices import Voice, sides_of

if TYPE_CHECKING:
    from extractors.encounters.drafts import Draft
    from extractors.sentence.syntax import Reading

_BEFORE = 30  # positions before a verb in which "to whom" stands
_TOLD = {"given", "told"}  # of an act that only tells: whom it is told to stands right behind it
_REACH = 170  # positions after a verb in which its addressee stands


def find_addressee(
    rule: SpeechRule, reading: Reading, draft: Draft, verb: tuple[int, int], end: int, voice: Voice,
    table: Grammar, speakers: Speakers, told: tuple[int, int] | None = None,
) -> list[str]:  # fmt: skip
    """Sides to whom an act is directed, where its clause names them; the speaker's own is none.

    Args:
        rule: what was said how.
        reading: the sentence.
        draft: the talks.
        verb: positions of the verb.
        end: where its clause ends.
        voice: who speaks.
        table: of speech.
        speakers: of the article.
        told: positions of the words of saying, where they are others than those of the verb.
    """
    codes = reading.chunks.codes
    others = others_than(draft, voice)
    whom: re.Match[str] | None = None
    if (
        rule.to
        and others
        and (
            table.addressees["clitic"].match(codes, verb[0])
            or table.addressees["clitic_within"].search(codes, *verb)
            or (whom := table.addressees["to_whom"].search(codes, max(0, verb[0] - _BEFORE), verb[0]))
        )
    ):
        named = _named(whom, 0, reading, draft, voice, speakers, table) if whom and whom.groupdict().get("m") else []
        return named or others
    if rule.to and others and told_to(codes, (told or verb)[0], table):
        return others
    if rule.to and len(others) == 1 and table.addressees["latter"].match(codes[verb[1] : min(end, verb[1] + _REACH)]):
        return others
    fronted = table.addressees["fronted"].match(codes[: verb[0]]) if {*rule.to} - _TOLD else None
    if fronted and (named := _named(fronted, 0, reading, draft, voice, speakers, table)):
        return named
    for manner in rule.to:
        low = verb[0] if manner in ("within", "given") else verb[1]
        window = codes[low : min(end, low + _REACH)]
        found = table.addressees[manner].match(window)
        if manner == "you":
            if found:
                return others
            continue
        if found and found.groupdict().get("w"):
            return [table.adjectives[found["w"]]]
        if found and (named := _named(found, low, reading, draft, voice, speakers, table)):
            return sorted({*named, *_joined(found, low, manner, reading, voice, table)})
        listed = found is not None and manner in ("thanked", "given", "direct", "dative")
        further = table.addressees.get("and_to") if listed else None
        more = further.match(window, found.end()) if found and further else None
        if more and (named := _named(more, low, reading, draft, voice, speakers, table)):
            return named
        if manner in ("direct", "dative") and table.addressees["hosts"].match(window):
            return hosts_of(draft, voice, others, table.subjects.get("envoys", ()))
        if manner in ("direct", "dative") and (counted := table.addressees["counted"].match(window)):
            number = table.subjects["counts"].get(counted["n"], len(others))
            return others if len(others) == number > 1 else []
        if manner == "give" and others and table.addressees["helped"].match(window):
            return others
        other = manner in ("give", "of", "dative", "that", "direct")
        if other and (found := table.addressees["generic"].match(window)):
            meant = [o for o in others if any(found.groupdict().get(k) for k in "ck") == (len(o) == 2)]
            return meant if len(meant) == 1 else []
    return []


def hosts_of(draft: Draft, voice: Voice, others: list[str], envoys: Sequence[str]) -> list[str]:
    """Whose government a guest or an envoy means by the word alone: that of who receives, or the only other one."""
    if draft.host is not None and draft.host in others:
        return [draft.host]
    countries = [o for o in others if o in draft.sides]
    guest = not voice.sides & set(draft.sides) or any(p.classes & set(envoys) for p in voice.persons)
    return countries if len(countries) == 1 and guest else []


def told_to(codes: str, at: int, table: Grammar) -> bool:
    """Whether a pronoun right before a verb of saying is who is spoken to: "il lui a dit", ", lui a-t-il dit"."""
    return table.addressees["to_them"].match(codes, at) is not None


def others_than(draft: Draft, voice: Voice) -> list[str]:
    """The sides of the talks beside those of the speaker; none where the speaker's is not known."""
    mine: Sequence[str] | set[str] = voice.sides
    return sorted(c for c in draft.parties if c not in mine) if mine else []


def _joined(
    found: re.Match[str], low: int, manner: str, reading: Reading, voice: Voice, table: Grammar
) -> Iterator[str]:
    """The further sides that commas and "and" join to the one named: "a remercié la France et l'Italie"."""
    place = low + found.end()
    while manner in ("direct", "dative") and "joined_to" in table.addressees:
        more = table.addressees["joined_to"].match(reading.chunks.codes, place)
        mark = reading.chunks.items[more.start("m")] if more else None
        if more is None or not isinstance(mark, Mark):
            return
        yield from (name for name in sides_of(mark) if name not in voice.sides)
        place = more.end()


def _named(
    found: re.Match[str], low: int, reading: Reading, draft: Draft, voice: Voice, speakers: Speakers, table: Grammar
) -> list[str]:
    """The sides that the mark found stands for."""
    told = found.groupdict()
    place = low + found.start(next(key for key in ("m", "m2", "m3") if told.get(key)))
    mark = reading.chunks.items[place]
    if not isinstance(mark, Mark):
        return []
    if mark.kind in ("person", "office", "group", "delegation"):
        names = sorted(speakers.meant(reading, place, draft, but=voice.persons).sides)
        others = others_than(draft, voice)
        if not names and len(others) == 1:
            return others
    else:
        names = sides_of(mark)
        seated = table.seats.get(names[0]) if names and mark.kind in ("city", "seat") else None
        if seated in draft.parties and names[0] not in draft.parties:
            names = [seated]
    return [n for n in names if n not in voice.sides]
