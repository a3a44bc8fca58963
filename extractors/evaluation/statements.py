"""How well statements and commitments are found: predicted events against annotated articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractors.cleaning import fold, view
from extractors.patterns.lexicon import load

Doc = Mapping[str, Any]


def score_statements(gold_docs: Iterable[Doc], predicted: Iterable[Doc]) -> dict[str, dict[str, float]]:
    """Compare the statements and commitments of articles.

    A statement is right where act, set of speakers and addressees equal those of the annotated statement whose quote
    overlaps its own best. Names are folded; all persons of some sides count as these sides. Articles without
    annotated statements are passed over; an article's events are pooled.

    Args:
        gold_docs: annotated articles, ``{"id", "events": [...]}``.
        predicted: events as ``events.jsonl`` holds them, as mappings.

    Returns:
        For "triples", "statements" (found at all), "acts", "topics" and "commitments": precision, recall, f1, and how
        many were annotated and found.
    """
    by_article: dict[str, list[Doc]] = {}
    for event in predicted:
        by_article.setdefault(event["article"], []).append(event)
    counts: dict[str, Counter[str]] = {k: Counter() for k in ("triples", "statements", "acts", "topics", "commitments")}
    for doc in gold_docs:
        if not any("statements" in e for e in doc["events"]):
            continue
        found = by_article.get(doc["id"], [])
        _statements(doc["events"], found, counts)
        _add(counts["commitments"], _commitments(doc["events"]), _commitments(found))
    return {key: _figures(row) for key, row in counts.items()}


def _statements(gold: Sequence[Doc], found: Sequence[Doc], counts: Mapping[str, Counter[str]]) -> None:
    wanted = [(e, s) for e in gold for s in e.get("statements", ())]
    given = [(e, s) for e in found for s in e.get("statements", ())]
    sides = {_name(p["name"]): _side(p) for e in (*gold, *found) for p in e["participants"]}
    for row in ("triples", "statements", "acts"):
        counts[row]["gold"] += len(wanted)
        counts[row]["found"] += len(given)
    for (_, one), (_, other) in pairs(wanted, given):
        counts["statements"]["right"] += 1
        counts["acts"]["right"] += one["act"] == other["act"]
        counts["triples"]["right"] += is_same(one, other, sides)
        _add(counts["topics"], Counter(one["topics"]), Counter(other["topics"]))


def pairs(
    wanted: Sequence[tuple[Doc, Doc]], given: Sequence[tuple[Doc, Doc]]
) -> list[tuple[tuple[Doc, Doc], tuple[Doc, Doc]]]:
    """Annotated and found statements by the greatest share of common words in their quotes, each once."""
    shares = []
    for i, (_, one) in enumerate(wanted):
        for j, (_, other) in enumerate(given):
            share = _overlap(one["quote"], other["quote"])
            if share > 0.3:
                shares.append((-share, i, j))
    made = []
    left, right = set(range(len(wanted))), set(range(len(given)))
    for _, i, j in sorted(shares):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            made.append((wanted[i], given[j]))
    return made


def is_same(one: Doc, other: Doc, sides: Mapping[str, str | None]) -> bool:
    """Whether two statements are one act of the same speakers to the same addressees."""
    if one["act"] != other["act"] or {_body(a) for a in one["addressee"]} != {_body(a) for a in other["addressee"]}:
        return False
    mine, theirs = ({_name(_body(n) or n) for n in s["speaker"]} for s in (one, other))
    if mine == theirs or _are_persons(mine, theirs):
        return True
    if not (any(_is_side(n) for n in one["speaker"]) or any(_is_side(n) for n in other["speaker"])):
        return False
    return _sides(mine, sides) == _sides(theirs, sides)


def _are_persons(mine: set[str], theirs: set[str]) -> bool:
    """Whether two sets name the same persons, some by a part of the name."""
    left = set(theirs)
    for name in mine:
        words = set(name.split())
        match = next((n for n in sorted(left) if words <= set(n.split()) or set(n.split()) <= words), None)
        if match is None:
            return False
        left.discard(match)
    return not left


def _sides(names: set[str], sides: Mapping[str, str | None]) -> set[str]:
    return {sides.get(n) or n for n in names}


def _is_side(name: str) -> bool:
    return len(name) == 2 and name.isupper()


def _name(name: str) -> str:
    """The words of a name in one order, without case, diacritics and points."""
    return name if _is_side(name) else " ".join(sorted(re.sub(r"[^a-z0-9]+", " ", fold(name)).split()))


def _side(participant: Doc) -> str | None:
    side = participant.get("country") or participant.get("organization")
    return str(side) if side else None


def _overlap(one: str, other: str) -> float:
    """Share of the shorter quote's words that stand in the longest common stretch of both."""
    first, second = fold(one).split(), fold(other).split()
    best = 0
    row = [0] * (len(second) + 1)
    for word in first:
        previous = 0
        for at, candidate in enumerate(second, 1):
            held, row[at] = row[at], previous + 1 if word == candidate else 0
            previous = held
            best = max(best, row[at])
    return 2 * best / (len(first) + len(second)) if first and second else 0.0


def _commitments(events: Sequence[Doc]) -> Counter[str]:
    """What sides set themselves, as comparable lines."""
    lines: Counter[str] = Counter()
    for event in events:
        for row in event.get("targets", ()):
            lines[f"target {row['kind']} {float(row['value'])} {row.get('currency')} {row.get('year')}"] = 1
        for row in event.get("agreements", ()):
            title = fold(view(row["title"]).text)  # copied from the text as it stands, or filed from its clean view
            lines[f"agreement {' '.join(title.split()[:3])}"] = 1
        for row in event.get("partnership", ()):
            lines[f"partnership {row['level']} {sorted(row['between'])} {row['raised']} {row.get('since')}"] = 1
        for row in event.get("anniversaries", ()):
            lines[f"anniversary {row['ordinal']} {row['of']} {row['year']} {row['origin']}"] = 1
        for row in event.get("pledges", ()):
            value = float(row["value"]) if row.get("value") is not None else None
            lines[f"pledge {_body(row['giver'])} {_body(row['receiver'])} {value} {row['unit']}"] = 1
    return lines


def _body(name: str | None) -> str | None:
    """An organisation under the name by which it is filed, whatever it is called in the text."""
    for key, row in load("fr").tables["organizations"].items():
        if name == key or name in row["names"]:
            return str(key)
    return name


def _add(row: Counter[str], gold: Counter[str], found: Counter[str]) -> None:
    row["gold"] += sum(gold.values())
    row["found"] += sum(found.values())
    row["right"] += sum((gold & found).values())


def _figures(row: Mapping[str, int]) -> dict[str, float]:
    gold, found, right = row.get("gold", 0), row.get("found", 0), row.get("right", 0)
    precision = right / found if found else 1.0
    recall = right / gold if gold else 1.0
    total = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / total if total else 0.0,
        "gold": gold,
        "found": found,
    }
