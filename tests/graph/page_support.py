"""What the tests of the page share: events to show, and a Chromium to show them in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from extractors.records import Agreement, Event, Evidence, Participant, Source, Statement, Target, check

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SON = Participant(name="Bui Thanh Son", role="ministre des Affaires étrangères", country="VN")
CHUNG = Participant(name="Chung Eui Yong", role="ministre des Affaires étrangères", country="KR")
PARK = Participant(name="Park Jin", role="ministre des Affaires étrangères", country="KR")
TITOV = Participant(name="Vladimir Titov", role="premier vice-ministre des Affaires étrangères", country="RU")


def make(
    number: int, quote: str = "un entretien avec son homologue", article: str | None = None, *,
    title: str | None = None, url: str | None = None, narrow: str | None = None, basis: str = "stated", **values: Any,
) -> Event:  # fmt: skip
    """An event all of whose facts rest on one quote; its date on the words ``narrow`` within it."""
    article = article or f"article-{number}"
    source = Source(sha256=f"{abs(hash_of(article)):064x}", length=9000, lang="fr", title=title or f"Article {article}",
                    outlet="vna", published="2022-07-14", url=url)  # fmt: skip
    start = 100 * number
    bare = Event(
        id=f"{article}-{start}", article=article, source=source,
        **({"type": "meeting", "salience": "main", "status": "held"} | values), evidence=(),
    )  # fmt: skip
    proofs = []
    for field in fields_of(bare):
        words = narrow if narrow and field == "date" else quote
        first = start + quote.index(words)
        proofs.append(
            Evidence(field=field, quote=words, start=first, end=first + len(words), rule="talks", basis=basis)
        )  # type: ignore[arg-type]
    return check(msgspec.structs.replace(bare, evidence=tuple(proofs)))


def fields_of(event: Event) -> list[str]:
    """Every field of the event that must have evidence."""
    found = ["type"]
    found += [field for field in ("date", "end_date") if getattr(event, field)]
    found += ["place"] if event.city or event.country else []
    for name in ("participants", "targets", "agreements", "statements", "partnership", "anniversaries", "pledges"):
        found += [f"{name}/{i}" for i in range(len(getattr(event, name)))]
    for name in ("countries", "organizations", "topics"):
        found += [f"{name}/{item}" for item in getattr(event, name)]
    return found


def hash_of(text: str) -> int:
    """A number of a text, the same on every run."""
    return sum((n + 1) * ord(char) for n, char in enumerate(text))


def sample() -> list[Event]:
    """Ten events: every precision of date, held and planned, a target, a document, speech, and two that disagree."""
    korea, russia = ("KR", "VN"), ("RU", "VN")
    said = Statement(speaker=("Bui Thanh Son",), on_behalf_of=("VN",), addressee=("KR",), act="ask", topics=("trade",),
                     quote="a demandé à la partie sud-coréenne", start=900, end=934)  # fmt: skip
    goal = Target(kind="trade", value=100_000_000_000, currency="USD", year=2023)
    return [
        make(1, "le 23 juin à Hanoi un entretien avec son homologue", narrow="23 juin", date="XXXX-06-23", city="Hanoi",
             country="VN", participants=(SON, CHUNG), countries=korea, topics=("trade", "vaccines"), targets=(goal,),
             organizations=("ASEAN", "UN"), url="https://example.org/a1", statements=(said,)),
        make(2, "un protocole d'accord a été signé", article="article-1", type="signing", date="XXXX-06-23",
             countries=korea, participants=(SON, CHUNG), agreements=(Agreement(title="protocole d'accord"),),
             topics=("vaccines",), title="Article article-1", url="https://example.org/a1"),
        make(3, type="phone_call", date="2022-07-13", participants=(SON, PARK), countries=korea, topics=("trade",)),
        make(4, type="dialogue", date="2020-03-06", participants=(SON, TITOV), countries=russia, topics=("defence",)),
        make(5, type="visit", date="2025-06", status="planned", participants=(PARK,), countries=korea),
        make(6, type="ceremony", countries=russia, topics=("vaccines",)),
        make(7, type="credentials", date="2021", countries=russia, participants=(TITOV,), basis="inferred"),
        make(8, "s'est rendu à Moscou", type="visit", date="2021-09-20", end_date="2021-09-23", countries=russia,
             city="Moscow", country="RU", participants=(SON,)),
        make(9, date="2023-05-02", city="Hanoi", country="VN", participants=(SON, TITOV), countries=russia,
             topics=("trade",)),
        make(10, date="2023-05-02", city="Moscow", country="RU", participants=(SON, TITOV), countries=russia),
    ]  # fmt: skip


def find_chromium() -> str | None:
    """The Chromium of this machine."""
    named = os.environ.get("DIPLOGRAPH_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser; without one the tests are left out, or fail where DIPLOGRAPH_REQUIRE_BROWSER is set."""
    path = find_chromium()
    if path is None:
        reason = "no Chromium on this machine (Debian: apt-get install chromium)"
        if os.environ.get("DIPLOGRAPH_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """A page in the browser, with what it asked of the network and what its console complained of."""

    def __init__(self, browser: Any, path: Path, fragment: str = "", **context: Any) -> None:
        self.context = browser.new_context(**({"viewport": {"width": 1400, "height": 860}} | context))
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on(
            "console", lambda said: self.wrong.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("dialog", lambda dialog: (self.wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.goto(path.as_uri() + fragment)
        self.page.wait_for_selector("body[data-ready]")

    @property
    def fetched(self) -> list[str]:
        """Requests for anything but the file itself and what it holds."""
        return [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))]

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def hash(self) -> str:
        return str(self.page.evaluate("decodeURIComponent(location.hash)"))

    def close(self) -> None:
        self.context.close()
