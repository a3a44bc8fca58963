"""Write XML by hand: text and attributes escaped, whatever they hold."""

from __future__ import annotations

from collections.abc import Mapping

_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ATTRIBUTE = str.maketrans({**_TEXT, '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
_BODY = str.maketrans({**_TEXT, "\r": "&#13;"})
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def body(text: str) -> str:
    """Text between tags.

    >>> body("a < b & c")
    'a &lt; b &amp; c'
    """
    return text.translate(_BODY)


def tag(name: str, attributes: Mapping[str, str], close: bool = False) -> str:
    """A start tag, or an empty element.

    >>> tag("node", {"id": 'a"b'}, close=True)
    '<node id="a&quot;b"/>'
    """
    inside = "".join(f' {key}="{value.translate(_ATTRIBUTE)}"' for key, value in attributes.items())
    return f"<{name}{inside}/>" if close else f"<{name}{inside}>"
