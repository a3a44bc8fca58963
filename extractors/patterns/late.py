"""Patterns that are compiled when they are first tried: of more than a thousand, one article needs a few hundred."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

from extractors.patterns.unswept import unswept


class Late:
    """Stands in for ``re.Pattern``: it compiles once, and holds as its own whatever it was asked for."""

    def __init__(self, source: str, verbose: bool, failed: Callable[[re.error], Exception]) -> None:
        """Keep what there is to compile; ``failed`` makes of the compiler's error the one that is raised."""
        self.pattern = source
        self.flags = int(re.VERBOSE if verbose else 0) | int(re.IGNORECASE if source.startswith("(?i)") else 0)
        self._failed = failed
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._compiled is None:
            try:
                with unswept():
                    self._compiled = re.compile(self.pattern, self.flags)
            except re.error as err:
                raise self._failed(err) from err
        held = getattr(self._compiled, name)
        setattr(self, name, held)
        return held


def late(source: str, verbose: bool, failed: Callable[[re.error], Exception]) -> re.Pattern[str]:
    """A pattern that compiles itself when it is first tried; it may begin with "(?i)", and has no other flags."""
    return cast("re.Pattern[str]", Late(source, verbose, failed))


__all__ = ["Late", "late"]
