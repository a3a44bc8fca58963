"""Guests told one on a line: "Il s'est entretenu avec :", "plusieurs ministres, dont :", and the lines below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from extractors.encounters.frames import Encounter
from extractors.patterns.lexicon import Lexicon
from extractors.patterns.matching import Mark
from extractors.sentence.syntax import ACTORS, Reading

# Encounters of which one is told for each of those listed.
SPREAD = ("meeting", "message")


def spread_lists(readings: Sequence[Reading], encounters: Iterable[Encounter], lexicon: Lexicon) -> list[Encounter]:
    """Put one encounter for each guest on the lines after the opening of a list ("il s'est entretenu avec :")."""
    bullet = lexicon.events["bullet"]
    spread: list[Encounter] = []
    for encounter in map(partial(_beside_these, readings=readings, lexicon=lexicon), encounters):
        first = encounter.sentence + 1 if encounter.rule.data.get("list") else _announced(encounter, readings, lexicon)
        if first is None:
            spread.append(encounter)
            continue
        receivers = _of_the_land(encounter, readings[encounter.sentence])
        for number in range(first, len(readings)):
            chunks = readings[number].chunks
            guests = chunks.every(*ACTORS)
            if not bullet.match(chunks.codes) or not guests:
                break
            parties = {**receivers, "b": guests[0]}
            one = replace(encounter, sentence=number, start=guests[0].start, end=guests[0].end, parties=parties)
            spread.append(one)
    return spread


def _beside_these(encounter: Encounter, readings: Sequence[Reading], lexicon: Lexicon) -> Encounter:
    """The encounter with those met whom its sentence opens with: "besides the president X, Y met the speaker Z"."""
    chunks = readings[encounter.sentence].chunks
    opened = lexicon.events.match("beside_these", chunks)
    first, met = chunks.items[opened.start("m")] if opened else None, encounter.parties.get("b")
    if not isinstance(first, Mark) or met is None or encounter.type not in SPREAD or first.end > encounter.start:
        return encounter
    if encounter.parties.get("s") is first or met.start < encounter.start:
        return encounter
    parts = (first, *(met.parts if met.kind == "group" else (met,)))
    return replace(encounter, parties={**encounter.parties, "b": replace(met, kind="group", value=None, parts=parts)})


def _of_the_land(encounter: Encounter, reading: Reading) -> dict[str, Mark]:
    """The parties of a list, its receivers without a name or country being of the only country of their sentence."""
    parties, who = dict(encounter.parties), encounter.parties.get("s")
    named = {m.value[0] for m in reading.chunks.every("country")}
    if who is not None and who.kind == "office" and not who.value.sides and len(named) == 1:
        parties["s"] = replace(who, value=replace(who.value, sides=tuple(named)))
    return parties


def _announced(encounter: Encounter, readings: Sequence[Reading], lexicon: Lexicon) -> int | None:
    """Where the list of officials begins that were told as some: "plusieurs ministres, dont :", or a sentence later."""
    met = encounter.parties.get("b")
    if encounter.type not in SPREAD or met is None or met.kind != "office" or met.value.number < 2:
        return None
    for number in range(encounter.sentence, min(encounter.sentence + 2, len(readings) - 1)):
        codes = readings[number].chunks.codes
        if number > encounter.sentence and not lexicon.events["list_goes_on"].match(codes):
            return None
        if codes.rstrip().endswith(":"):
            below = readings[number + 1].chunks.codes
            return number + 1 if lexicon.events["bullet"].match(below) else None
    return None
