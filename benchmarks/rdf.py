"""Measure writing, asking and memory on a graph of a million triples: python benchmarks/rdf.py [ARTICLES].

Our Turtle against rdflib's serializer, streamed N-Triples against a plain writer of the same lines, every named
question through the command, and the peak memory of each writer in a process of its own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import rdflib
from synthetic import events

from extractors.records import to_lines
from graph.assemble import assemble
from graph.query import questions
from graph.rdf import ntriples, prefixes, turtle, write
from graph.triples import triples

ARTICLES = 2100


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds and result of some work."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def written(pieces: object, path: Path) -> int:
    """Bytes that went to a file."""
    with path.open("wb") as out:
        return write(pieces, out)  # type: ignore[arg-type]


def plain(made: list[tuple[str, str, str]], path: Path) -> None:
    """The least that any writer of N-Triples must do."""
    with path.open("wb") as out:
        for subject, predicate, value in made:
            out.write(f"{subject} {predicate} {value} .\n".encode())


def peak(code: str, *arguments: str) -> int:
    """Megabytes that a process of its own takes at most (Linux)."""
    script = f"import sys\n{code}\nprint(open('/proc/self/status').read())"
    run = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return int(run.stdout.split("VmHWM:")[1].split()[0]) // 1024


def main(articles: int) -> None:
    """Run all and print a table."""
    work = Path(tempfile.mkdtemp(prefix="diplograph-bench-"))
    os.environ["DIPLOGRAPH_CACHE"] = str(work)
    seconds, told = timed(lambda: list(events(articles)))
    lines = work / "events.jsonl"
    lines.write_text("".join(to_lines(told)), encoding="utf-8")  # type: ignore[arg-type]
    seconds, known = timed(lambda: assemble(told))  # type: ignore[arg-type]
    print(f"resolve {len(told)} events of {articles} articles: {seconds:.1f} s")  # type: ignore[arg-type]
    seconds, made = timed(lambda: list(triples(known)))  # type: ignore[arg-type]
    count = len(made)  # type: ignore[arg-type]
    print(f"make {count:,} triples: {seconds:.1f} s")
    ours, size = timed(lambda: written(turtle(made), work / "ours.ttl"))  # type: ignore[arg-type]
    stream, _ = timed(lambda: written(ntriples(made), work / "ours.nt"))  # type: ignore[arg-type]
    bare, _ = timed(lambda: plain(made, work / "plain.nt"))  # type: ignore[arg-type]
    assert (work / "ours.nt").read_bytes() == (work / "plain.nt").read_bytes()
    print(f"our Turtle: {ours:.2f} s, {size / 1e6:.0f} MB")  # type: ignore[operator]
    print(f"our N-Triples: {stream:.2f} s, a plain writer: {bare:.2f} s, ratio {stream / bare:.2f}")
    code = (
        "from pathlib import Path\nfrom extractors.records import read_events\nfrom graph.assemble import assemble\n"
        "from graph.rdf import turtle, ntriples, write\nfrom graph.triples import triples\n"
        "known = assemble(read_events(Path(sys.argv[1])))\n"
    )
    print(f"peak memory, events resolved only: {peak(code, str(lines))} MB")
    for name in ("ntriples", "turtle"):
        full = code + f"write({name}(triples(known)), open({str(work / 'x')!r}, 'wb'))"
        print(f"peak memory, {name} written: {peak(full, str(lines))} MB")
    index, _ = timed(lambda: command("ASK { }", work / "ours.ttl"))
    print(f"first question, with the index made: {index:.1f} s")
    for wall, processor, name in sorted((asked(name, work / "ours.ttl") for name in questions()), reverse=True):
        print(f"  {name}: {wall:.2f} s, of which the processor worked {processor:.2f} s")
    graph = rdflib.Graph(bind_namespaces="none")
    seconds, _ = timed(lambda: graph.parse(work / "ours.nt", format="nt"))
    for prefix, space in prefixes().items():
        graph.bind(prefix, space)
    theirs, _ = timed(lambda: graph.serialize(work / "theirs.ttl", format="turtle"))
    print(f"rdflib: read {seconds:.0f} s, Turtle {theirs:.1f} s: ours is {theirs / ours:.1f} times as fast")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def asked(name: str, graph: Path) -> tuple[float, float, str]:
    """Seconds that a question takes through the command, on the clock and of the processor, and its name."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wall, _ = timed(lambda: command(name, graph))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, name


def command(question: str, graph: Path) -> None:
    """Ask through the command, as a user does."""
    code = "from graph.cli import main; main()"
    arguments = ["query", str(graph), question, "--output", "csv"]
    subprocess.run([sys.executable, "-c", code, *arguments], stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
