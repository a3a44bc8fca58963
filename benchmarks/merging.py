"""Measure which tellings become one encounter: PYTHONPATH=.:tests/graph python benchmarks/merging.py.

On the articles of ``tests/golden/merge``: events as they are annotated, and events as they are read out of the texts.
"""

from __future__ import annotations

from test_merge_golden import GOLDEN, b_cubed, extracted, false_merges, told

from extractors.evaluation.golden import read_golden
from extractors.records import Event


def say(name: str, labelled: list[tuple[Event, str]]) -> None:
    """One line of figures."""
    precision, recall, f1 = b_cubed(labelled)
    print(
        f"{name}: {len(labelled)} events of {len({encounter for _, encounter in labelled})} encounters, "
        f"B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, "
        f"{len(false_merges(labelled))} pairs merged falsely"
    )


def main() -> None:
    """Print both lines."""
    golden = list(read_golden(GOLDEN))
    print(f"{len(golden)} articles")
    say("annotated", [pair for one in golden for pair in told(one)])
    say("extracted", extracted(golden))


if __name__ == "__main__":
    main()
