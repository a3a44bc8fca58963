"""Ask a graph: named questions or SPARQL, in a process of its own that is ended at its time limit."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Engine = Literal["pyoxigraph", "rdflib"]
LIMIT = 30.0  # seconds
_LANG = 'VALUES ?lang { "en" }'
_EITHER = "In either order:"
_HERE = Path(__file__).parent


class QueryError(ValueError):
    """A question without answer: refused, not understood, or out of time; the message says which."""


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    Attributes:
        name: what it is called by.
        title: the question in words.
        use: what it is for, and what it can be narrowed by.
        text: the SPARQL.
        turned: columns that change places where a row is read from its other side, as each pair of countries stands
            in one order only; by column.
    """

    name: str
    title: str
    use: str
    text: str
    turned: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of plain text.

    Attributes:
        names: the columns.
        rows: one a result, None where a value is open.
        kinds: for each row, "uri", "literal" or None for each value.
        graph: N-Triples of a CONSTRUCT or DESCRIBE, else None.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    kinds: tuple[tuple[str | None, ...], ...]
    graph: str | None = None


def questions() -> Mapping[str, Question]:
    """All named questions by name, in order."""
    folder = next((d for d in (_HERE / "queries", _HERE.parent / "docs" / "queries") if d.is_dir()), None)
    found = {}
    for path in sorted(folder.glob("*.rq")) if folder else ():
        text = path.read_text(encoding="utf-8")
        head = [line.lstrip("# ") for line in re.match(r"(?:#.*\n)*", text)[0].splitlines()]  # type: ignore[index]
        turned = _turned(next((line for line in head if line.startswith(_EITHER)), ""))
        found[path.stem] = Question(path.stem, head[0] if head else path.stem, " ".join(head[1:]), text, turned)
    return found


def _turned(line: str) -> dict[str, str]:
    pairs = re.findall(r"(\w+)/(\w+)", line)
    return dict(pairs) | {other: one for one, other in pairs}


def ask(
    graph: Path,
    query: str,
    *,
    lang: str = "en",
    where: Mapping[str, str] | None = None,
    limit: float = LIMIT,
    engine: Engine = "pyoxigraph",
) -> Answer:
    """Ask a graph in a Turtle or N-Triples file.

    Args:
        graph: the file.
        query: a named question, or SPARQL.
        lang: "en" or "fr": language of the labels in named questions.
        where: keep only rows with these values, by column; of a question that gives pairs in one order, rows that
            have them in the other order are kept too, and turned round.
        limit: seconds after which the query is ended, the reading of the graph not counted.
        engine: pyoxigraph, or rdflib to compare.

    Raises:
        QueryError: refused, not understood, or out of time.
        OSError: the graph cannot be read.
    """
    named = questions().get(query)
    text = named.text.replace(_LANG, f'VALUES ?lang {{ "{lang}" }}') if named else query
    answer = answer_of(_run(graph, text, limit, engine, "named" if named else "given"))
    unknown = sorted(set(where or ()) - set(answer.names))
    if unknown and answer.graph is None:
        raise QueryError(f"no column {unknown[0]!r}; there are {', '.join(answer.names)}")
    return _narrow(answer, where or {}, named.turned if named else {})


def _narrow(answer: Answer, where: Mapping[str, str], turned: Mapping[str, str]) -> Answer:
    """The rows with the wanted values, as they stand or turned round."""
    if not where:
        return answer
    wanted = {answer.names.index(name): value for name, value in where.items() if name in answer.names}
    plain = tuple(range(len(answer.names)))
    other = tuple(answer.names.index(turned.get(name, name)) for name in answer.names)
    kept = []
    for n, row in enumerate(answer.rows):
        for order in dict.fromkeys((plain, other)):
            if all(row[order[at]] == value for at, value in wanted.items()):
                kept.append((n, order))
                break
    rows = tuple(tuple(answer.rows[n][at] for at in order) for n, order in kept)
    kinds = tuple(tuple(answer.kinds[n][at] for at in order) for n, order in kept)
    return Answer(answer.names, rows, kinds, answer.graph)


def _run(graph: Path, text: str, limit: float, engine: Engine, whose: str) -> dict[str, object]:
    """Let a child process answer, and end it when its time is over."""
    with graph.open("rb"):
        pass
    command = [
        sys.executable,
        "-I",
        str(_HERE / "answering.py"),
        str(graph.absolute()),
        engine,
        str(_HERE.parent),
        whose,
    ]
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        assert child.stdin and child.stdout
        try:
            ready = child.stdout.readline()
            if ready != b"ready\n":
                reason = ready.decode("utf-8", "replace").strip() or "no reason given"
                raise QueryError(f"{graph}: cannot be read as a graph: {reason}")
            out, _ = child.communicate(text.encode("utf-8", "replace"), timeout=limit)
        except subprocess.TimeoutExpired as err:
            raise QueryError(f"the query was ended after {limit:g} seconds") from err
        finally:
            child.kill()
    if child.returncode and not out:
        raise QueryError(f"the query brought the engine down (status {child.returncode})")
    found: dict[str, object] = json.loads(out)
    if "error" in found:
        raise QueryError(str(found["error"]))
    return found


def answer_of(found: dict[str, object]) -> Answer:
    """Rows of an answer in the JSON of SPARQL results."""
    if "graph" in found:
        return Answer((), (), (), str(found["graph"]))
    if "boolean" in found:
        return Answer(("answer",), ((str(found["boolean"]).lower(),),), (("literal",),))
    names = tuple(found["head"]["vars"])  # type: ignore[index]
    bindings = found["results"]["bindings"]  # type: ignore[index]
    rows = tuple(tuple(row[name]["value"] if name in row else None for name in names) for row in bindings)
    kinds = tuple(tuple(row[name]["type"] if name in row else None for name in names) for row in bindings)
    return Answer(names, rows, kinds)
