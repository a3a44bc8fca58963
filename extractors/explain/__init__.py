"""An article with what was read out of it: for each field of each event the value, the words and the rule."""

from __future__ import annotations

from extractors.explain.page import explain_html
from extractors.explain.terminal import explain

__all__ = ["explain", "explain_html"]
