"""The query page as an export."""

from __future__ import annotations

from graph.exports.format import Format
from graph.query_page import write_page

QUERY = Format("query", "query.html", "page that answers SPARQL in the browser, offline", write_page)
