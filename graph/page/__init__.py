"""The interactive page: one HTML file that asks the network for nothing, and the same picture as SVG.

>>> write_page(known, Path("exports/diplomatic.html"))  # doctest: +SKIP
>>> write_picture(known, Path("exports/diplomatic.svg"), lang="en")  # doctest: +SKIP
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph.assemble import Knowledge
from graph.page import assets, carrier, picture
from graph.page.layout import arrange
from graph.page.payload import COMPRESS_FROM, envelope, pack
from graph.page.reading import read
from graph.page.sheet import Label, Sheet

__all__ = ["LANGUAGES", "Label", "PageError", "render", "write_page", "write_picture"]

LANGUAGES = ("fr", "en")


class PageError(ValueError):
    """What the page cannot be made of; the message says why."""


def write_page(
    knowledge: Knowledge,
    path: Path,
    lang: str = "fr",
    *,
    title: Label | None = None,
    explain_base: str | None = None,
    compress_from: int = COMPRESS_FROM,
) -> None:
    """Write the interactive page: UTF-8, the same bytes for the same knowledge.

    Args:
        knowledge: what is known; with no event in it the page says that it is empty.
        path: the file to write.
        lang: language that the page opens in, "fr" or "en"; the reader can change it.
        title: heading, instead of the page's own.
        explain_base: address of the article pages, in which ``{article}`` and ``{start}`` stand for an article's id and
            an offset in its text, as in ``explain/{article}.html#o{start}``; without it facts link to no such page.
        compress_from: size of the data, in characters, from which it is compressed.

    Raises:
        PageError: the language is not one of ``LANGUAGES``, or ``explain_base`` is not a relative or http address.
    """
    sheet = read(knowledge, title)
    text = render(sheet, lang, explain_base=explain_base, compress_from=compress_from)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_picture(knowledge: Knowledge, path: Path, lang: str = "fr", *, title: str | None = None) -> None:
    """Write the network as a static SVG.

    Raises:
        PageError: the language is not one of ``LANGUAGES``.
    """
    _language(lang)
    path.write_text(picture.draw(read(knowledge), lang, title), encoding="utf-8", newline="\n")


def render(
    sheet: Sheet, lang: str = "fr", *, explain_base: str | None = None, compress_from: int = COMPRESS_FROM
) -> str:
    """The page of a sheet as text.

    Raises:
        PageError: as ``write_page``.
    """
    words = _language(lang)
    if explain_base is not None and not _is_address(explain_base):
        raise PageError(f"{explain_base!r} is no address of article pages: wanted is a relative, http or https one")
    positions = arrange(sheet)
    data, media = envelope(pack(sheet, positions), compress_from=compress_from)
    store = hashlib.sha256(data.encode("ascii", "backslashreplace")).hexdigest()[:12]
    script = assets.script({"lang": lang, "explain": explain_base, "store": store}, carrier.options_json())
    vis, style = assets.vis_network(), assets.style()
    return carrier.render(
        carrier.carry(sheet, positions),
        assets.template(),
        {
            "lang": lang,
            "heading": getattr(sheet.title, lang) if sheet.title else words["title"],
            "noscript": words["noscript"],
            "views": assets.VIEWS,
            "css": style,
            "vis": vis,
            "script": script,
            "data": data,
            "media": media,
            "policy": assets.policy(style, vis, script),
        },
    )


def _language(lang: str) -> dict[str, str]:
    if lang not in LANGUAGES:
        raise PageError(f"the page has no language {lang!r}: it has {', '.join(LANGUAGES)}")
    return assets.strings()[lang]


def _is_address(text: str) -> bool:
    scheme, colon, _ = text.partition(":")
    return not colon or "/" in scheme or scheme.lower() in ("http", "https")
