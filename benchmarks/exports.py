"""Measure the exports: python benchmarks/exports.py [ARTICLES]. Each format in a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic import events

from graph.assemble import assemble
from graph.exports import FORMATS


def one(name: str, articles: int, folder: Path) -> None:
    """Write one format and say what it took."""
    known = assemble(events(articles))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    FORMATS[name].write(known, folder / FORMATS[name].filename)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    place = folder / FORMATS[name].filename
    size = sum(path.stat().st_size for path in place.rglob("*")) if place.is_dir() else place.stat().st_size
    memory = f"memory {before // 1024} → {peak // 1024} MB"
    print(f"{name:10} {took:6.1f} s {size / 1e6:8.1f} MB written, {memory}", flush=True)


def main(articles: int) -> None:
    """Measure every format."""
    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            subprocess.run([sys.executable, __file__, str(articles), name, folder], check=True)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    if len(sys.argv) > 2:
        one(sys.argv[2], count, Path(sys.argv[3]))
    else:
        main(count)
