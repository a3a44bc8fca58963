"""The child process of ``graph.query``: read a graph, say "ready", read a query, write the answer as JSON, end."""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

MEMORY = 4 * 1024**3  # bytes of address space that a query may take


def main(graph: str, engine: str, home: str, whose: str) -> int:
    """Answer one query from standard input.

    Args:
        graph: its file.
        engine: what answers.
        home: where this package lies.
        whose: "given" for a query that must pass the gate, "named" for one of this package's own.
    """
    gc.disable()  # a process that answers once and ends
    sys.path.insert(0, home)
    admit = _gate() if whose == "given" else str
    try:
        run = engines()[engine](Path(graph))
    except Exception as err:  # whatever the reader of the graph says
        print(str(err).replace("\n", " "), flush=True)  # noqa: T201
        return 1
    print("ready", flush=True)  # noqa: T201
    _bound()
    try:
        answer = run(admit(sys.stdin.buffer.read().decode("utf-8")))
    except (SyntaxError, ValueError) as err:
        answer = json.dumps({"error": str(err)})
    except (RecursionError, MemoryError):
        answer = json.dumps({"error": "the query takes too much memory or is nested too deeply"})
    except Exception as err:  # the engine's own errors
        answer = json.dumps({"error": f"{type(err).__name__}: {err}"})
    sys.stdout.write(answer)
    sys.stdout.flush()
    return 0


def _gate() -> Callable[[str], str]:
    """What lets a query pass or refuses it with a ValueError; its parser takes a while to import."""
    from graph.gate import admit

    return admit


def engines() -> dict[str, Callable[[Path], Callable[[str], str]]]:
    """What reads a graph and then answers an admitted query in JSON, by name."""
    return {"pyoxigraph": _oxigraph, "rdflib": _rdflib}


def _bound() -> None:
    """Bound the memory where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):
        return


_ORDER = re.compile(r"\s+ORDER BY((?:\s+(?:\?\w+|DESC\(\?\w+\)))+)\s*\Z")
_NUMBERS = tuple(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double"))


def _unsorted(query: str) -> tuple[str, list[tuple[str, bool]]]:
    """A query without its last ORDER BY, and that order: column and whether it descends.

    An index on disk reads every string again for each comparison, so rows are sorted here instead.
    """
    found = _ORDER.search(query)
    if not found:
        return query, []
    order = [(word.strip("DESC()?"), word.startswith("DESC")) for word in found[1].split()]
    return query[: found.start()], order


def _sort(rows: list[dict[str, Any]], order: list[tuple[str, bool]]) -> None:
    """Sort rows as SPARQL does: the open first, then IRIs, then literals, numbers by value."""
    for name, down in reversed(order):
        ranks = {id(row): _rank(row.get(name)) for row in rows}
        rows.sort(key=lambda row, ranks=ranks: ranks[id(row)], reverse=down)  # type: ignore[misc]


def _rank(term: dict[str, str] | None) -> tuple[int, float, str]:
    if term is None:
        return 0, 0, ""
    if term["type"] != "literal":
        return 1, 0, term["value"]
    if term.get("datatype") in _NUMBERS:
        return 2, float(term["value"]), ""
    return 3, 0, term["value"]


def _oxigraph(graph: Path) -> Callable[[str], str]:
    import pyoxigraph as ox

    from graph.stored import opened

    store = opened(graph)

    def run(query: str) -> str:
        plain, order = _unsorted(query)
        found = store.query(plain)
        if isinstance(found, ox.QueryTriples):
            return json.dumps({"graph": "".join(sorted(f"{triple} .\n" for triple in found))})
        if isinstance(found, ox.QueryBoolean):
            return json.dumps({"boolean": bool(found)})
        if not {name for name, _ in order} <= {variable.value for variable in found.variables}:
            found, order = cast(ox.QuerySolutions, store.query(query)), []
        answer = json.loads(found.serialize(format=ox.QueryResultsFormat.JSON) or b"{}")
        _sort(answer["results"]["bindings"], order)
        return json.dumps(answer)

    return run


def _rdflib(graph: Path) -> Callable[[str], str]:
    import rdflib

    found = rdflib.Graph()
    found.parse(graph, format="nt" if graph.suffix == ".nt" else "turtle")

    def run(query: str) -> str:
        result = found.query(query)
        if result.graph is not None:
            lines = result.graph.serialize(format="nt").splitlines(keepends=True)
            return json.dumps({"graph": "".join(sorted(line for line in lines if line.strip()))})
        serialized = result.serialize(format="json")
        return serialized.decode("utf-8") if serialized else "{}"

    return run


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
