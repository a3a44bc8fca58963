"""The query page: SPARQL over the graph in one HTML file, offline, Oxigraph's WebAssembly build inside."""

from __future__ import annotations

import base64
import gzip
import json
import re
from pathlib import Path

from graph.knowledge import Knowledge
from graph.query import questions
from graph.query_page import assets
from graph.rdf import prefixes, turtle
from graph.triples import triples

_WHERE = re.compile(r"[.;:]? --where [a-zA-Z]+=\w+(?: --where [a-zA-Z]+=\w+){0,9}")
_CONDITION = re.compile(r"[a-zA-Z]+=\w+")

__all__ = ["page", "write_page"]


def page(graph: str, spaces: dict[str, str], lang: str = "fr") -> str:
    """The page over a graph.

    Args:
        graph: Turtle.
        spaces: prefix → namespace, by which IRIs are shown short.
        lang: language in which the page opens; the reader can change it.
    """
    data = {
        "lang": lang,
        "strings": assets.strings(),
        "prefixes": spaces,
        "engine": assets.vendored()["version"],
        "questions": [
            {"name": one.name, "title": one.title, "text": one.text, **_use(one.use)} for one in questions().values()
        ],
    }
    packed = gzip.compress(graph.encode("utf-8"), 6, mtime=0)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return assets.render(lang, text, base64.b64encode(packed).decode("ascii"))


def _use(use: str) -> dict[str, object]:
    """What a question is for, and how its rows can be narrowed, which the command's options and the page's filter say.

    >>> _use("The trend of an agenda: --where a=KR --where b=VN.")
    {'use': 'The trend of an agenda.', 'narrow': 'a=KR b=VN'}
    """
    found = _WHERE.search(use)
    if found is None:
        return {"use": use, "narrow": ""}
    rest = (use[: found.start()] + use[found.end() :].removeprefix(" narrows it")).rstrip(".;: ")
    return {"use": rest if rest.endswith("…") else f"{rest}.", "narrow": " ".join(_CONDITION.findall(found[0]))}


def write_page(known: Knowledge, path: Path, lang: str = "fr") -> None:
    """Write the page over the whole graph.

    Raises:
        OSError: the place cannot be written.
    """
    spaces = prefixes(known.iris.base)
    path.write_text(page("".join(turtle(triples(known), spaces)), spaces, lang), encoding="utf-8", newline="\n")
