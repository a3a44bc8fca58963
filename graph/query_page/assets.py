"""The page put together: template, style, script, worker and engine, under a policy that closes the network."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment

SCRIPTS = ("dom.js", "engine.js", "values.js", "proofs.js", "table.js", "main.js")
_HERE = resources.files("graph.query_page")


class EngineError(RuntimeError):
    """The vendored engine is not what it should be."""


@cache
def strings() -> dict[str, dict[str, Any]]:
    """The words of the page by language."""
    return tomllib.loads(_read("strings.toml"))


@cache
def vendored() -> dict[str, Any]:
    """Where the engine comes from: package, version, licence, hashes."""
    return tomllib.loads(_read("oxigraph/vendored.toml"))


def _read(name: str) -> str:
    return _HERE.joinpath(name).read_text("utf-8")


@cache
def worker() -> str:
    """The worker's script: the engine's glue without its module syntax and its own fetching, then ours.

    Raises:
        EngineError: the glue is another than the one that this was written for.
    """
    glue = _read("oxigraph/web.js")
    if hashlib.sha256(glue.encode("utf-8")).hexdigest() != vendored()["sha256"]["web.js"]:
        raise EngineError("oxigraph/web.js is not the file that vendored.toml names")
    start, end = glue.index("async function __wbg_init("), glue.index("export { initSync")
    glue = re.sub(r"^export (?=class |function )", "", glue[:start], flags=re.MULTILINE)
    if "import.meta" in glue or "fetch(" in glue or re.search(r"^export\b", glue, flags=re.MULTILINE) or end < start:
        raise EngineError("oxigraph/web.js still reaches out")
    return f"(() => {{\n{glue}\n{_read('js/worker.js')}\n}})();\n"


@cache
def wasm() -> str:
    """The engine, gzip in base64."""
    return base64.b64encode(_HERE.joinpath("oxigraph/web_bg.wasm.gz").read_bytes()).decode("ascii")


def render(lang: str, data: str, graph: str) -> str:
    """The page.

    Args:
        lang: language in which it opens.
        data: JSON of words, questions and prefixes.
        graph: gzip of Turtle in base64.
    """
    style = "\n".join(line.strip() for line in _read("style.css").splitlines() if line.strip())
    script = '"use strict";\n(() => {\n' + "\n".join(_read(f"js/{name}") for name in SCRIPTS) + "\n})();"
    policy = "; ".join((
        "default-src 'none'", f"script-src {_digest(script)} 'wasm-unsafe-eval'", f"style-src {_digest(style)}",
        "worker-src blob:", "img-src data:", "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
    ))  # fmt: skip
    words = strings()[lang]
    return Environment(autoescape=True, keep_trailing_newline=True).from_string(_read("template.html")).render(
        lang=lang, title=words["title"], noscript=words["noscript"], policy=policy,
        style=_raw(style), script=_raw(script), worker=_raw(_inert(worker())), data=_raw(_inert(data)),
        wasm=_raw(wasm()), graph=_raw(graph),
    )  # fmt: skip


class _raw(str):  # noqa: N801
    """Text that the template takes as it is: it holds nothing that ends a script or style."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def _inert(text: str) -> str:
    """A script or JSON that cannot end the element it stands in: "<" before "/" or "!" only occurs in strings."""
    return re.sub(r"<(?=[/!])", r"\\u003c", text)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
