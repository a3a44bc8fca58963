"""The scan for anchor words, and a table's words as one pattern."""

from __future__ import annotations

from extractors.patterns.anchored import find_anchored, labelled, scanner
from extractors.patterns.matching import Mark


def _inside(text: str, _: int, last: int, end: int) -> bool:
    return last < end and text[last].isalpha()


def test_each_anchor_is_read_once_and_phrases_do_not_overlap() -> None:
    text = "ten km, km kmx 5 km km"
    seen: list[tuple[int, int]] = []

    def read(_: int, first: int, floor: int, before: list[Mark]) -> Mark | None:
        seen.append((first, len(before)))
        # The phrase takes in the word after a lone anchor.
        return None if text[first - 2 : first] == ", " else Mark("amount", max(floor, first - 4), first + 5)

    marks = find_anchored(scanner(["km"]), text, 0, len(text), _inside, read)
    assert [(m.start, m.end) for m in marks] == [(0, 9), (13, 22)]
    # The second anchor lies in the first phrase, the third is a part of a word, the last lies in the second phrase.
    assert seen == [(4, 0), (17, 1)]


def test_the_longest_word_of_a_table_counts() -> None:
    pattern, label = labelled({"aid": ["don"], "loan": ["prêt à taux zéro", "prêt"]})
    assert [label[word] for word in pattern.findall("un pret a taux zero, un don, un pret")] == ["loan", "aid", "loan"]
    assert pattern.search("abandon") is None
