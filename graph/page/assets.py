"""Read the page's own files and pyvis's vis-network, make them lean, and give their hashes for the page's policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

SCRIPTS = (
    "dom.js", "i18n.js", "data.js", "filters.js", "labels.js", "arrange.js", "scene.js", "network.js", "combobox.js",
    "proof.js", "panel.js", "brush.js", "lanes.js", "table.js", "matrix.js", "years.js", "export.js", "state.js",
    "sidebar.js", "main.js",
)  # fmt: skip
VIEWS = ("network", "countries", "matrix", "timeline", "years", "table")
_DARK = {
    "--paper": "#10151c", "--ground": "#161c25", "--raised": "#1b222c", "--ink": "#e7ebf1", "--soft": "#a5b0c0",
    "--line": "#2d3643", "--strong": "#6f7c8e", "--accent": "#7cbcff", "--on-accent": "#07121f", "--tint": "#1d3048",
    "--mark": "#6b5712", "--quote": "#1f2128", "--warn": "#3a2415", "--warn-ink": "#ffbe8f", "--edge": "#75839a",
    "--rise": "124, 188, 255", "--high": "#07121f",
}  # fmt: skip
_HERE = resources.files("graph.page")


@cache
def kinds() -> dict[str, dict[str, Any]]:
    """Shapes, colours and ranks of the kinds of nodes, from ``kinds.toml``."""
    return tomllib.loads(_HERE.joinpath("kinds.toml").read_text("utf-8"))


@cache
def strings() -> dict[str, dict[str, Any]]:
    """The words of the page by language, from ``strings.toml``."""
    return tomllib.loads(_HERE.joinpath("strings.toml").read_text("utf-8"))


def template() -> str:
    """The page's Jinja template."""
    return _HERE.joinpath("template.html").read_text("utf-8")


@cache
def style() -> str:
    """The style sheet, with the kinds' colours by light and by dark, without comments."""
    light = {f"--k-{kind}": look["light"] for kind, look in kinds().items()} | {"--high": "#ffffff"}
    dark = {f"--k-{kind}": look["dark"] for kind, look in kinds().items()} | _DARK
    themes = (
        f":root{{{_rules(light)}}}\n"
        '@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"])'
        f"{{color-scheme:dark;{_rules(dark)}}}}}\n"
        f'@media screen{{:root[data-theme="dark"]{{color-scheme:dark;{_rules(dark)}}}}}\n'
        ':root[data-theme="light"]{color-scheme:light}\n'
    ) + "".join(f".k-{kind}{{fill:var(--k-{kind})}}\n" for kind in kinds())
    text = _HERE.joinpath("style.css").read_text("utf-8").replace("/*THEMES*/", themes)
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).splitlines())
    return "\n".join(re.sub(r" ?([{;,]) ?|(?<=\w): ", lambda m: m[1] or ":", line) for line in lines if line)


def _rules(values: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in values.items())


@cache
def vis_network() -> str:
    """vis-network as pyvis brings it, less what ``vis-cuts.toml`` names; a file that it does not know is kept whole."""
    folder = resources.files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    raw = folder.joinpath("vis-network.min.js").read_bytes()
    text = raw.decode("utf-8")
    known = tomllib.loads(_HERE.joinpath("vis-cuts.toml").read_text("utf-8"))
    if hashlib.sha256(raw).hexdigest() == known["sha256"]:
        for cut in reversed(known["cut"]):
            text = text[: cut["start"]] + cut["instead"] + text[cut["end"] :]
    text = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE).replace("\r\n", "\n").strip()
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def script(config: Mapping[str, object], options: str) -> str:
    """The page's own script: its files one after another in one closure, comment lines and indents left out."""
    lean = {
        kind: {"path": look["path"], "radius": look["radius"], "rank": look["rank"]} for kind, look in kinds().items()
    }
    head = "".join(
        f"const {name}={_literal(value)};\n"
        for name, value in (("CONFIG", dict(config)), ("STRINGS", strings()), ("KINDS", lean))
    )
    head += f"const VIS_OPTIONS={options};\n"
    files = (_HERE.joinpath("js", name).read_text("utf-8") for name in SCRIPTS)
    lines = (line.strip() for text in files for line in text.splitlines())
    body = "\n".join(line for line in lines if line and not line.startswith("//"))
    return f'"use strict";(()=>{{\n{head}{body}\n}})();'


def _literal(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def digest(text: str) -> str:
    """The source that a policy names a script or style by: ``'sha256-…'``."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def policy(style_text: str, *scripts: str) -> str:
    """A policy under which nothing is fetched and nothing runs but what is named here by its hash."""
    return "; ".join((
        "default-src 'none'", f"script-src {' '.join(map(digest, scripts))}", f"style-src {digest(style_text)}",
        "img-src data: blob:", "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
    ))  # fmt: skip
