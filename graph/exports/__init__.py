"""The exports by name: one small module for each format, all fed by the same typed nodes and edges or triples.

>>> sorted(FORMATS)
['countries', 'cytoscape', 'ftm', 'gexf', 'graphml', 'jsonld', 'neo4j', 'parquet', 'query', 'tables']
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.exports import countries, cytoscape, ftm, gexf, graphml, jsonld, neo4j, query, tables
from graph.exports.format import ExportError, Format

__all__ = ["FORMATS", "ExportError", "Format"]

FORMATS: Mapping[str, Format] = MappingProxyType({
    one.name: one
    for one in (
        jsonld.JSONLD, graphml.GRAPHML, gexf.GEXF, cytoscape.CYTOSCAPE, neo4j.NEO4J, tables.TABLES, tables.PARQUET,
        ftm.FTM, countries.COUNTRIES, query.QUERY,
    )
})  # fmt: skip
