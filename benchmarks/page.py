"""Measure the page in headless Chromium beside pyvis as it comes: size, opening, filtering, moving.

Run: python benchmarks/page.py [NODES ...] [--pyvis NODES ...] [--seeds events.jsonl]
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network

from graph.page import render
from graph.page.sheet import Article, Happening, Label, Node, Part, Proof, Sheet

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TYPES = ["meeting", "phone_call", "visit", "dialogue", "conference", "signing"]
CODES = [a + b for a in "ABCDEFGHIJKLM" for b in "AEIOUY"]


def made_up(nodes: int, seed: int = 1) -> Sheet:
    """A graph of about so many nodes, with some four edges a node: a few hubs among countries, no communities."""
    rng = random.Random(seed)
    events, people = int(nodes * 0.48), int(nodes * 0.26)
    countries, topics, bodies = min(78, max(3, nodes // 40)), min(60, max(5, nodes // 60)), max(2, nodes // 60)
    articles = nodes - events - people - countries - topics - bodies
    things: list[Node] = []

    def several(kind: str, count: int, name: str) -> range:
        first = len(things)
        things.extend(Node(f"{kind}/{i}", kind, Label(f"{name} {i}", f"{name} {i}")) for i in range(count))
        return range(first, first + count)

    lands = several("country", countries, "Pays")
    for i, place in enumerate(lands):
        things[place] = Node(f"country/{CODES[i].lower()}", "country", Label(f"Pays {CODES[i]}", f"Country {CODES[i]}"))
    persons, themes = several("person", people, "Nguyễn Văn"), several("topic", topics, "thème")
    orgs, told, told_of = several("organization", bodies, "Org"), several("article", articles, "Article"), []
    sources = [Article(f"a{i}", node, f"Article {i}", "vna", "2021-06-23") for i, node in enumerate(told)]
    hub = [1 / (i + 1) for i in range(countries)]
    for number in range(events):
        sides = sorted({rng.choices(lands, hub)[0] for _ in range(rng.choice((2, 2, 2, 3, 4)))})
        there = sorted({persons[(side * 97 + rng.randrange(max(1, people // countries))) % people] for side in sides})
        year, month, day = rng.randrange(2010, 2026), rng.randrange(1, 13), rng.randrange(1, 28)
        date = rng.choice([f"{year}-{month:02}-{day:02}"] * 8 + [f"{year}-{month:02}", f"XXXX-{month:02}-{day:02}", ""])
        about = sorted({rng.choice(themes) for _ in range(rng.randrange(1, 5))})
        article, kind = rng.randrange(articles), rng.choice(TYPES)
        things.append(Node(f"event/e{number}", "event", Label(kind, kind)))
        quote = f"le {day} du mois, un entretien numéro {number} avec son homologue"
        links = [*sides, *there, *about]
        proofs = [
            Proof("type", article, quote, 100, "talks", True),
            Proof("date", article, quote[:10], 100, "day", False),
        ]
        proofs += [Proof(f"n{link}", article, quote, 100, "talks", True) for link in links]
        told_of.append(
            Happening(
                len(things) - 1, kind, rng.choice(("held", "held", "planned")), "main", date or None, None, None,
                sides[0], tuple(sides), tuple(Part(p, Label("ministre", "minister"), sides[0]) for p in there),
                (rng.choice(orgs),) if rng.random() < 0.4 else (), tuple(about), (), (), (article,), tuple(proofs),
            )
        )  # fmt: skip
    return Sheet(tuple(things), tuple(sources), tuple(told_of))


def stock(sheet: Sheet, path: Path) -> None:
    """The same nodes and edges as pyvis shows them when nothing is set."""
    net = Network(cdn_resources="in_line")
    net.nodes = [{"id": i, "label": n.label.fr, "shape": "dot", "title": n.label.fr} for i, n in enumerate(sheet.nodes)]
    net.edges = [{"from": event.node, "to": other} for event in sheet.events for other in event.links()]
    path.write_text(net.generate_html(), encoding="utf-8")


FILTER = """() => { const pills = document.querySelectorAll('#f-types .pill'), button = pills[1] || pills[0];
  const start = performance.now(); button.click(); return performance.now() - start; }"""
FRAMES = """(seconds) => new Promise((done) => { let frames = 0; const start = performance.now();
  const count = () => { frames++; const now = performance.now();
    if (now - start < seconds * 1000) requestAnimationFrame(count); else done(frames / ((now - start) / 1000)); };
  requestAnimationFrame(count); })"""


def drag(page, selector: str) -> float:  # type: ignore[no-untyped-def]
    """Pictures a second while the picture is pulled about for a second and a half."""
    look = "document.querySelector('#canvas canvas').toDataURL()"
    before = page.evaluate(look)
    box = page.locator(selector).bounding_box()
    x, y = box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.93
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"window.measured = ({FRAMES})(1.5)")
    until = time.perf_counter() + 1.6
    step = 0
    while time.perf_counter() < until:
        step += 1
        page.mouse.move(x + 60 * ((step % 20) - 10) / 10, y + 30 * ((step % 14) - 7) / 7)
    rate = page.evaluate("window.measured")
    moved = page.evaluate(look) != before
    page.mouse.up()
    return float(rate) if moved else float("nan")


def measure(browser: Browser, path: Path) -> dict[str, float]:
    """Seconds to open, milliseconds of one filter (median of 6), pictures a second in the network and the overview."""
    page = browser.new_context(viewport={"width": 1400, "height": 860}).new_page()
    start = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready=yes]", timeout=120_000)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    found = {"open_s": time.perf_counter() - start}
    found["ready_s"] = page.evaluate("performance.getEntriesByName('ready')[0].startTime / 1000")
    times = sorted(page.evaluate(FILTER) for _ in range(6))
    found["filter_ms"] = times[3]
    found["filter_worst_ms"] = times[-1]
    for name, view in (("fps_network", "network"), ("fps_countries", "countries")):
        page.click(f"#tab-{view}")
        page.wait_for_timeout(400)
        found[name] = drag(page, "#canvas")
    times = sorted(page.evaluate(FILTER) for _ in range(6))
    page.click("#tab-network")
    found["network_filter_ms"] = sorted(page.evaluate(FILTER) for _ in range(6))[3]
    page.context.close()
    return found


def measure_stock(browser: Browser, path: Path, patience: float) -> float | None:
    """Seconds until pyvis's page has drawn and answers; None where patience ran out."""
    page = browser.new_context(viewport={"width": 1400, "height": 860}).new_page()
    page.set_default_timeout(patience * 1000)
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    start = time.perf_counter()
    try:
        page.goto(path.as_uri(), timeout=patience * 1000)
        page.evaluate(
            "() => new Promise((done) => { if (!network.physics.physicsEnabled || network.physics.stabilized) done();"
            " network.once('stabilizationIterationsDone', () => requestAnimationFrame(() => done())); })"
        )
        return time.perf_counter() - start
    except Exception:
        return None
    finally:
        page.context.close()


def main() -> None:
    """Measure and print a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("nodes", type=int, nargs="*", default=[1_000, 50_000])
    asked.add_argument("--pyvis", type=int, nargs="*", default=[100, 1_000])
    asked.add_argument("--patience", type=float, default=120)
    asked.add_argument("--seeds", type=Path)
    given = asked.parse_args()
    chromium = os.environ.get("DIPLOGRAPH_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("no chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        path = Path(folder) / "page.html"
        if given.seeds:
            from extractors.records import read_events
            from graph.assemble import assemble
            from graph.page import write_page

            write_page(assemble(read_events(given.seeds)), path)
            show("seeds", path, 0.0, measure(browser, path))
        for nodes in given.nodes:
            sheet = made_up(nodes)
            edges = sum(len(event.links()) + len(event.articles) for event in sheet.events)
            start = time.perf_counter()
            path.write_text(render(sheet), encoding="utf-8")
            show(f"{len(sheet.nodes)}/{edges}", path, time.perf_counter() - start, measure(browser, path))
        for nodes in given.pyvis:
            stock(made_up(nodes), path)
            took = measure_stock(browser, path, given.patience)
            print(
                f"pyvis as it comes, {nodes} nodes: {f'{took:.1f} s' if took else f'not within {given.patience:.0f} s'}"
            )
        browser.close()


def show(name: str, path: Path, built: float, found: dict[str, float]) -> None:
    """One line of the table."""
    facts = "  ".join(f"{key} {value:.2f}" for key, value in found.items())
    print(f"{name}: {path.stat().st_size / 1000:.0f} kB  built_s {built:.1f}  {facts}", flush=True)


if __name__ == "__main__":
    main()
