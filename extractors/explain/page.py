"""An explanation as one self-contained page: no request leaves it, and only its own style and script run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from extractors.article import Article
from extractors.explain.reading import KINDS, Marked, Segment, marked, rows, segments, strings
from extractors.records import Event

HUES = 6


def explain_html(article: Article, events: Sequence[Event], lang: str = "fr", found: Marked | None = None) -> str:
    """The article with mentions and events marked, and each event with its fields, words and rules.

    Every quote of an evidence is reached by ``#o<start>``, its offset in the article's text.

    Args:
        article: as it was given.
        events: those read out of it.
        lang: of the explanation, "fr" or "en".
        found: the mentions, where they are known already.
    """
    words = strings(lang)
    style, script = _asset("style.css"), _asset("page.js")
    allowed = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return _template().render(
        lang=lang,
        words=words,
        article=article,
        title=_legible(article.title or next((e.source.title for e in events if e.source.title), None) or article.id),
        outlet=article.outlet or next((e.source.outlet for e in events if e.source.outlet), None),
        published=article.published or next((e.source.published for e in events if e.source.published), None),
        web=bool(article.url and re.match(r"https?://", article.url)),
        parts=[_part(article, part, words) for part in segments(article, events, found or marked(article))],
        events=[(number, event, rows(event)) for number, event in enumerate(events, 1)],
        kinds=KINDS,
        hues=HUES,
        legible=_legible,
        style=Markup(style),
        script=Markup(script),
        csp=f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
    )


def _part(article: Article, part: Segment, words: dict[str, dict[str, str]]) -> dict[str, object]:
    """One stretch of the article as the template needs it."""
    notes = [words["kinds"][part.kind]] if part.kind else []
    notes += dict.fromkeys(f"{n} · {words['fields'][e.field.split('/')[0]]} · {e.rule}" for n, e in part.proofs)
    classes = [f"k-{part.kind}"] if part.kind else []
    if part.proofs:
        if all(e.field.startswith("statements/") for _, e in part.proofs):
            classes.append("said")
        classes += ["q", f"e{(part.proofs[0][0] - 1) % HUES}"]
    if any(e.field == "type" for _, e in part.proofs):
        classes.append("shows")
    shows = [n for n, e in part.proofs if e.field == "type" and e.start == part.start]
    return {
        "start": part.start,
        "end": part.end,
        "text": _legible(article.text[part.start : part.end]),
        "classes": " ".join(classes),
        "notes": _legible("\n".join(notes)),
        "begins": part.begins,
        "shows": shows,
        "other": part.other_story,
    }


def _legible(text: str) -> str:
    """Text without the control characters that no page may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "\ufffd", text)


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _asset(name: str) -> str:
    return (files("extractors") / "explain" / name).read_text("utf-8")


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_asset("template.html"))
