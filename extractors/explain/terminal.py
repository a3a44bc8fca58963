"""An explanation for the terminal, with colours where it has them."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from extractors.article import Article
from extractors.explain.reading import Marked, Row, marked, rows, segments, strings
from extractors.records import Event

STYLES = {
    "person": "bold cyan", "office": "cyan", "organization": "magenta", "country": "green", "city": "green",
    "date": "yellow", "amount": "yellow",
}  # fmt: skip
LONGEST = 160


def explain(
    article: Article, events: Sequence[Event], lang: str = "fr", width: int | None = None, found: Marked | None = None
) -> str:
    """The article with mentions and events marked, then each event: field, value, words and rule.

    The words that show an event stand between ⟦ and ⟧ with its number.

    Args:
        article: as it was given.
        events: those read out of it.
        lang: of the explanation, "fr" or "en".
        width: of a terminal that shows colours; None for plain text of 100 columns.
        found: the mentions, where they are known already.
    """
    words = strings(lang)
    parts: list[Text | Table] = [_article(article, events, found or marked(article), words["other_story"])]
    for number, event in enumerate(events, 1):
        parts.append(_table(number, event, words))
    if not events:
        parts.append(Text(f"\n{words['none']}"))
    out = io.StringIO()
    colours = width is not None
    console = Console(file=out, width=width or 100, force_terminal=colours, emoji=False, highlight=False)
    console.print(Group(*parts))
    if colours:
        return out.getvalue()
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")[:-1])


def _article(article: Article, events: Sequence[Event], found: Marked, other_story: str) -> Text:
    text = Text()
    told = False
    for part in segments(article, events, found):
        if part.other_story and not told:
            text.append(f"\n\n— {other_story} —", "dim")
            told = True
        shows = [(n, e) for n, e in part.proofs if e.field == "type"]
        for number, proof in shows:
            if proof.start == part.start:
                text.append(f"⟦{number} ", "bold red")
        styles = (
            "dim" if part.other_story else "",
            STYLES[part.kind] if part.kind else "",
            "underline" if part.proofs else "",
        )
        text.append(shown(article.text[part.start : part.end], lines=True), " ".join(s for s in styles if s))
        for _, proof in shows:
            if proof.end == part.end:
                text.append("⟧", "bold red")
    return text


def _table(number: int, event: Event, words: dict[str, dict[str, str]]) -> Table:
    title = Text(f"{number} · {words['values'].get(event.type, event.type)} · {shown(event.id)}", "bold")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_header=False, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(ratio=3)
    table.add_column(ratio=4)
    table.add_column(style="dim", ratio=2)
    for row in rows(event):
        said, rule = _proofs(row, words)
        value = words["values"].get(row.value, row.value)
        table.add_row(words["fields"][row.field], Text(shown(value)), Text(said, "italic"), Text(rule))
    return table


def _proofs(row: Row, words: dict[str, dict[str, str]]) -> tuple[str, str]:
    quotes = dict.fromkeys(f"« {_short(shown(p.quote))} »" for p in row.proofs)
    rules = dict.fromkeys(
        shown(p.rule) + (f" ({words['inferred']})" if p.basis == "inferred" else "") for p in row.proofs
    )
    return " ".join(quotes), ", ".join(rules)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def shown(text: str, *, lines: bool = False) -> str:
    """Text that a terminal cannot take for commands: controls and marks that turn the writing's direction are gone.

    Args:
        text: from anywhere.
        lines: keep its line breaks.
    """
    return "".join(c if c.isprintable() or (lines and c == "\n") else _harmless(c) for c in text)


def _harmless(character: str) -> str:
    """What stands for a character that is not printed."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) == "Cf" else "\ufffd"
