"""Reviewed tables of what has a name: countries, places, organisations, posts; exact look-up by folded name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.names import fold, slug

HERE = Path(__file__).parent
LANGUAGES = ("fr", "en", "vi", "es")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table.

    Attributes:
        key: ISO code, acronym, post id, or name of a city.
        labels: label by language code.
        also: other forms, of any language.
        wikidata: Q-number.
        lat: degrees north.
        lon: degrees east.
        geonames: id of a place there.
        country: ISO 3166-1 alpha-2 of the country it is in.
        single: a post with one holder at a time.
    """

    key: str
    labels: Mapping[str, str]
    also: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    country: str | None = None
    single: bool = False

    def label(self, lang: str) -> str:
        """The label in a language, else in English or French, else the key."""
        return self.labels.get(lang) or self.labels.get("en") or self.labels.get("fr") or self.key


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables, and the folded names of what is in them."""

    countries: Mapping[str, Entry]
    places: Mapping[str, Entry]
    organisations: Mapping[str, Entry]
    posts: Mapping[str, Entry]
    joins: tuple[str, ...]
    _names: Mapping[str, Mapping[str, tuple[str, ...]]]

    def country(self, code: str) -> Entry:
        """The row of an ISO code; a row of its own for a code that the table has not."""
        return self.countries.get(code) or Entry(code, MappingProxyType({}))

    def place(self, name: str, country: str | None) -> Entry | None:
        """The place of that name in that country; without a country, the only one of that name."""
        found = [self.places[key] for key in self._names["places"].get(fold(name), ())]
        if country:
            found = [entry for entry in found if entry.country in (country, None)]
        return found[0] if len(found) == 1 else None

    def place_local(self, entry: Entry) -> str:
        """What tells a place of the table apart in an IRI: its name, after its country where several share the name."""
        alone = len(self._names["places"].get(fold(entry.key), ())) == 1
        return slug(entry.key) if alone or not entry.country else f"{entry.country.lower()}-{slug(entry.key)}"

    def organisation(self, name: str) -> Entry | None:
        """The organisation of that acronym or name."""
        found = self._names["organisations"].get(fold(name), ())
        return self.organisations[found[0]] if len(found) == 1 else None

    def posts_of(self, role: str) -> tuple[Entry, ...]:
        """The posts that a role names: several for "vice-Premier ministre et ministre des Affaires étrangères".

        Empty where a part of the role is unknown to the table.
        """
        whole = self._names["posts"].get(fold(role))
        if whole:
            return (self.posts[whole[0]],)
        for join in self.joins:
            parts = role.split(join, 1)
            if len(parts) == 2 and all(part.strip() for part in parts):
                left, right = (self.posts_of(part) for part in parts)
                if left and right:
                    return tuple({post.key: post for post in left + right}.values())
        return ()


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _rows(table: Mapping[str, Any] | list[dict[str, Any]]) -> dict[str, Entry]:
    rows = {}
    for key, row in sorted(table.items()) if isinstance(table, Mapping) else _keyed(table):
        labels = {lang: row[lang] for lang in LANGUAGES if row.get(lang)}
        if row.get("name"):
            labels.setdefault("en", row["name"])
        rows[key] = Entry(
            key=row.get("name", key),
            labels=MappingProxyType(labels),
            also=tuple(row.get("also", ())),
            wikidata=row.get("wikidata"),
            lat=row.get("lat"),
            lon=row.get("lon"),
            geonames=row.get("geonames"),
            country=row.get("country"),
            single=bool(row.get("single", False)),
        )
    return rows


def _keyed(rows: list[dict[str, Any]]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Key places by country and name, since cities of two countries share names."""
    for row in sorted(rows, key=lambda row: (row["country"], row["name"])):
        yield f"{row['country']}:{row['name']}", row


def _names(rows: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """Folded name → keys; a name that several rows share keeps them all."""
    names: dict[str, list[str]] = {}
    for key, entry in rows.items():
        for name in dict.fromkeys(map(fold, _forms(entry))):
            if name:
                names.setdefault(name, []).append(key)
    return {name: tuple(keys) for name, keys in names.items()}


def _forms(entry: Entry) -> Iterable[str]:
    yield entry.key
    yield from entry.labels.values()
    yield from entry.also


@cache
def tables() -> Tables:
    """The tables that come with the package."""
    posts = _read(HERE / "posts.toml")
    rows = {name: _rows(_read(HERE / f"{name}.toml")) for name in ("countries", "organisations")}
    rows["places"] = _rows(_read(HERE / "places.toml").get("place", []))
    rows["posts"] = _rows(posts.get("post", {}))
    return Tables(
        countries=MappingProxyType(rows["countries"]),
        places=MappingProxyType(rows["places"]),
        organisations=MappingProxyType(rows["organisations"]),
        posts=MappingProxyType(rows["posts"]),
        joins=tuple(posts.get("joins", ())),
        _names=MappingProxyType({name: MappingProxyType(_names(table)) for name, table in rows.items()}),
    )
