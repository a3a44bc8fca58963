"""What a format is: a name, the file or folder that it writes, and how; a failed export leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.knowledge import Knowledge


class ExportError(RuntimeError):
    """An export that cannot be made here; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        name: what the command calls it.
        filename: the file or folder that it writes, in a folder of exports.
        purpose: what it is for, in a line.
        put: writes it to a path that does not exist yet.
    """

    name: str
    filename: str
    purpose: str
    put: Callable[[Knowledge, Path], None]

    def write(self, known: Knowledge, path: Path) -> None:
        """Write the export beside its place and rename it when it is whole.

        Raises:
            ExportError: a package that the format needs is not installed.
            OSError: the place cannot be written.
        """
        beside = Path(tempfile.mkdtemp(prefix=".export-", dir=path.absolute().parent))
        try:
            self.put(known, beside / path.name)
            if path.is_dir():
                path.rename(beside / "replaced")
            (beside / path.name).replace(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write pieces of text as UTF-8 with plain line ends, whatever the system's are."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines(pieces)


def folder(path: Path) -> Path:
    """Make a folder that anyone may read, as any other, and return it."""
    path.mkdir()
    os.chmod(path, 0o755)  # noqa: PTH101
    return path
