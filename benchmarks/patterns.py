"""Whether every pattern stays linear: hostile strings of n and of 4n characters, and the ratio of the processor time.

Four times the text may take four times as long; sixteen times would be quadratic. Run it with

    python benchmarks/patterns.py [--limit 8] [--only TEXT]

It collects every pattern that reading French compiles, builds strings for each repeat in it (what stands before the
repeat, then the repeat's own text over and over, then what no pattern wants) and fails where a ratio reaches the limit
or a string takes longer than ``PATIENCE``. A pattern that begins with an unbounded repeat is matched at one place, as
the extractors do; one that they lay over a few characters only (``windows``) gets no more than these.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
SIZE = 500
# Under this time nothing can be told apart from noise.
LEAST = 0.001
MOST = 40
# Seconds that a string may take at most.
PATIENCE = 2.0
PLAIN = (" ", "a", "a ", ", ", "1", "A", "(", "- ", "de ", "de la ", "et ", "\n", "a, ", "0 ")


def collect() -> list[re.Pattern[str]]:
    """Every pattern compiled by the extractors while they read the seeds, and every one of the lexicons."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    compile_pattern = re.compile

    def record(source: Any, flags: int = 0) -> Any:
        made = compile_pattern(source, flags)
        caller = sys._getframe(1).f_code
        # Patterns of the module lexicon itself read rules, never an article.
        own = caller.co_filename.endswith("lexicon.py") and caller.co_name == "<module>"
        if "extractors" in caller.co_filename and not own and isinstance(made.pattern, str):
            found[made.pattern, made.flags] = made
        return made

    from extractors.patterns.late import Late

    waiting: list[Late] = []
    keep = Late.__init__

    def wait(late: Late, *given: Any) -> None:
        keep(late, *given)
        waiting.append(late)

    re.compile, Late.__init__ = record, wait  # type: ignore[assignment, method-assign]
    try:
        from extractors.article import Article, read_source
        from extractors.pipeline import extract

        for path in [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests/golden/fr").glob("*.txt"))]:
            for article in read_source(path):
                if isinstance(article, Article):
                    extract(article)
        for late in waiting:
            _ = late.groupindex
    finally:
        re.compile, Late.__init__ = compile_pattern, keep  # type: ignore[method-assign]
    return [found[key] for key in sorted(found)]


class Sampler:
    """Strings that a parsed pattern would match, as far as the beginning of each of its repeats."""

    def __init__(self) -> None:
        self.strings: dict[tuple[str, str], None] = {}

    def walk(self, items: Any, before: str) -> str:
        """A sample of some items that stand after ``before``; notes prefix and body of each repeat on the way."""
        said = ""
        for item in items:
            said += self._one(item, before + said)
        return said

    def _one(self, item: Any, before: str) -> str:
        kind, value = item
        if kind is codes.LITERAL:
            return chr(value)
        if kind is codes.NOT_LITERAL:
            return "a" if value != ord("a") else "b"
        if kind is codes.ANY:
            return "a"
        if kind is codes.IN:
            return _member(value)
        if kind is codes.BRANCH:
            samples = [self.walk(branch, before) for branch in value[1]]
            return max(samples, key=len)
        if kind is codes.SUBPATTERN:
            return self.walk(value[3], before)
        if kind is codes.ATOMIC_GROUP:
            return self.walk(value, before)
        if kind in REPEATS:
            low, high, body = value
            sample = self.walk(body, before)
            if high > 8 and sample:
                self.strings[before, sample] = None
            return sample * max(low, 1 if kind is not codes.MIN_REPEAT else low)
        return ""


def _member(choices: Any) -> str:
    """A character of a class: one that it does not refuse."""
    refused = choices[0][0] is codes.NEGATE
    if refused:
        listed = {chr(v) for k, v in choices if k is codes.LITERAL}
        return next(c for c in "a x-1é" if c not in listed)
    for kind, value in choices:
        if kind is codes.LITERAL:
            return chr(value)
        if kind is codes.RANGE:
            return chr(value[0])
        if kind is codes.CATEGORY:
            return {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_NOT_WORD: "-"}.get(value, "a")
    return "a"


def hostile(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Pairs of what comes once and what comes over and over."""
    sampler = Sampler()
    whole = sampler.walk(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE), "")
    yield from list(sampler.strings)[:MOST]
    yield from (("", p) for p in PLAIN)
    yield "", whole[:100] or "a"
    # Begun again and again, never finished.
    yield from (("", before[-100:]) for before, _ in list(sampler.strings)[:12] if before)


def windows() -> dict[str, int]:
    """The patterns that the extractors lay over a few characters only, with how many."""
    from extractors.patterns.lexicon import load
    from extractors.sentence.speech import grammar

    lexicon = load("fr")
    return {lexicon.tables["layout"]["dateline"]: 110, grammar(lexicon).subjects["trailing"].pattern: 40}


def begins_open(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern begins with a repeat without end, so that it is of use only where it is matched."""
    kind, value = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)[0]
    return kind in REPEATS and value[1] == codes.MAXREPEAT and value[2][0][0] in (codes.ANY, codes.IN)


def run(pattern: re.Pattern[str], text: str, *, once: bool) -> float:
    """Seconds of processor time to find nothing; infinite where it takes longer than anyone waits."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, 10 * PATIENCE)
    try:
        if once:
            pattern.match(text)
        else:
            for _found in pattern.finditer(text):
                pass
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def ratio(pattern: re.Pattern[str], before: str, body: str, window: int | None = None) -> float:
    """How much longer four times the text takes; 0 where it is too fast to tell."""
    short, long = ((before + body * (size // len(body) + 1) + "\x00")[:window] for size in (SIZE, 4 * SIZE))
    once = begins_open(pattern)
    first = run(pattern, long, once=once)
    if first < LEAST or first > PATIENCE:
        return 0.0 if first < LEAST else float("inf")
    best = [min(run(pattern, text, once=once) for _ in range(3)) for text in (long, short)]
    return best[0] / max(best[1], 1e-6)


def _give_up(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    """Measure all and say which patterns are not linear."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--limit", type=float, default=8.0)
    options.add_argument("--only", default="", help="patterns that hold this text")
    options.add_argument("--verbose", action="store_true", help="say each as it is measured")
    given = options.parse_args()
    signal.signal(signal.SIGALRM, _give_up)
    worst: list[tuple[float, str, str, str]] = []
    patterns = [p for p in collect() if given.only in p.pattern]
    tried = 0
    seen = windows()
    for pattern in patterns:
        top = (0.0, "", "")
        for once, body in hostile(pattern):
            tried += 1
            top = max(top, (ratio(pattern, once, body, seen.get(pattern.pattern)), once, body))
        if top[0] >= given.limit:  # once more: another program may have had the processor
            top = (min(top[0], ratio(pattern, *top[1:], seen.get(pattern.pattern))), *top[1:])
        worst.append((top[0], pattern.pattern, top[1], top[2]))
        if given.verbose and top[0] > 5:
            print(f"x{top[0]:5.1f}  {pattern.pattern[:150]!r} {top[1][-40:]!r} {top[2][:40]!r}", flush=True)
    worst.sort(reverse=True)
    bad = [row for row in worst if row[0] >= given.limit]
    for grown, source, once, body in bad or worst[:5]:
        print(f"x{grown:5.1f}  {source[:150]!r}\n        after {once[-60:]!r}, over and over {body[:60]!r}")
    print(f"{len(patterns)} patterns, {tried} strings of {SIZE} and {4 * SIZE} characters: {len(bad)} not linear")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
