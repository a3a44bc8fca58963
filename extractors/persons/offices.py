"""Posts: what a matched phrase says of head, portfolio, side and host."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.cleaning import fold
from extractors.patterns.chunks import Chunks
from extractors.patterns.gates import Gate
from extractors.patterns.lexicon import Lexicon, Rule
from extractors.patterns.matching import Mark

# Between the two countries of a friendship group.
HYPHENS = ("-", "–", "/")
# Classes of posts that provinces have as well.
GOVERNMENT = ("prime-minister", "minister")
# Those that towns have.
LOCAL = ("local", "party-leader")


@dataclass(frozen=True, slots=True)
class Office:
    """A post as one phrase names it.

    ``role`` is the post without its country ("ministre des Affaires étrangères"); ``cls`` the class of its head;
    ``number`` 2 for a plural; ``sides`` the countries that it is held for, ``hosts`` those that it is held towards
    (an ambassador's), ``organizations`` those that it belongs to; ``full`` the words with those of a second ministry.
    """

    role: str
    cls: str
    number: int = 1
    sides: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    portfolio: str = ""
    full: str = ""

    def opens_with(self, words: Iterable[str]) -> bool:
        """Whether the words of the post begin with some."""
        return self.role.lower().startswith(tuple(words))


def office(rule: Rule, _: re.Match[str], chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> Mark | None:
    """Build the mark of a post, or of several held by one person, from its phrase."""
    if rule.data.get("double"):
        parts = chunks.marks(start, end, "office")
        joined = _join(parts, chunks.text, lexicon)
        if joined is None:
            return None
        return Mark("office", parts[0].start, parts[-1].end, joined, tuple(parts))
    if rule.data.get("nested"):
        return _nested(chunks, start, end, lexicon)
    marks = chunks.marks(start, end)
    head = next(m for m in marks if m.kind == "head")
    portfolios = [m for m in marks if m.kind == "portfolio"]
    sides, hosts, organizations = belongings(chunks, start, end, head, lexicon)
    cls, number = head.value
    if cls == "counterpart":
        # "His counterpart for Mexico" is posted nowhere.
        sides, hosts = sides or hosts, ()
    role = role_words(chunks, start, end, lexicon)
    if long := _long_country(chunks, head, marks, lexicon):
        # The last word of a president's title may be the first of the country's long name.
        sides = tuple(long[1] if code == long[0] else code for code in sides) or (long[1],)
        written = chunks.text[head.start : head.end]
        role = written[:1].lower() + written[1:]
    if not sides and not organizations:
        sides, organizations = _implied(role, portfolios, lexicon)
    if chunks.codes[start:end].endswith(","):
        return None
    portfolio = " ".join([chunks.text[m.start : m.end].lower() for m in portfolios])
    value = Office(role, cls, number, sides, hosts, organizations, portfolio)
    return Mark("office", chunks.start(start), chunks.end(end), value, tuple(marks))


def _long_country(chunks: Chunks, head: Mark, marks: list[Mark], lexicon: Lexicon) -> tuple[str, str] | None:
    """The country of a shorter name that a post ends in, and the one of the longer name that begins in the post."""
    begin = head.start + chunks.text[head.start : head.end].rfind(" ") + 1
    for mark in marks:
        if mark.kind in ("country", "name") and mark.start > head.end:
            entries = lexicon.surfaces.get(fold(chunks.text[begin : mark.end]), ())
            codes = {entry.value[0] for entry in entries if entry.kind == "country"}
            if len(codes) == 1 and codes != {mark.value[0]}:
                return (mark.value[0] if mark.kind == "country" else ""), codes.pop()
    return None


def _openings(lexicon: Lexicon) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of words that leave no doubt, by the letter that they may begin with; under "" those for any."""
    rows = lexicon.tables["roles"].get("implied", ())
    first = [{word[:1] for word in row["words"]} for row in rows]
    letters = {"", *(letter for found in first for letter in found)}
    return {
        one: [row for row, found in zip(rows, first, strict=True) if not found.isdisjoint((one, ""))] for one in letters
    }


def _implied(role: str, portfolios: list[Mark], lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Side and organisation that words leave no doubt of: the Pope's, a minister's for "Ivoiriens de l'extérieur"."""
    low = role.lower()
    rows = lexicon.once("implied", _openings)
    for row in rows.get(low[:1], rows[""]):
        if low.startswith(tuple(row["words"])) and all(word in low for word in row.get("with", ())):
            return ((row["side"],) if "side" in row else ()), ((row["organization"],) if "organization" in row else ())
    for mark in portfolios:
        nation = lexicon.surfaces.get(fold(str(mark.value).split(" ")[0]), ())
        codes = {entry.value[0] for entry in nation if entry.kind == "adjective"}
        if len(codes) == 1:
            return (codes.pop(),), ()
    return (), ()


def _nested(chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> Mark | None:
    """A post held for the holder of another: "conseiller du président", "envoyé du secrétaire général de l'ONU"."""
    outer, inner = chunks.marks(start, end, "office", "person")
    of = inner.value if inner.kind == "office" else inner.value.office
    if of is None or outer.value.cls not in table_list(lexicon, "delegated") or outer.value.number > 1 or of.number > 1:
        return None
    if inner.kind == "person":
        # Only who sends the envoy has a name.
        sent = replace(outer.value, sides=of.sides, organizations=of.organizations)
        stated = outer.value.sides or outer.value.organizations or not (of.sides or of.organizations)
        return None if stated else Mark("office", outer.start, inner.end, sent, (outer, inner))
    between = chunks.text[outer.end : inner.start]
    value = replace(
        outer.value,
        role=f"{outer.value.role}{between}{of.role}",
        sides=outer.value.sides or of.sides,
        hosts=outer.value.hosts or of.hosts,
        organizations=outer.value.organizations or of.organizations,
    )
    if not value.sides and not value.organizations:
        value = replace(value, organizations=_implied(value.role, [], lexicon)[1])
    return Mark("office", outer.start, inner.end, value, (outer, inner))


def _join(parts: Sequence[Mark], text: str, lexicon: Lexicon) -> Office | None:
    """Several posts of one person as one, unless they are of different sides."""
    former = lexicon.words("roles", "former")
    parts = [p for p in parts if not p.value.opens_with(former)] or parts
    offices: list[Office] = [p.value for p in parts]
    sides = {s for o in offices for s in o.sides}
    if len(sides) > 1 or any(o.number > 1 for o in offices) or any(o.cls == "counterpart" for o in offices[1:]):
        return None
    ranks = table_list(lexicon, "ranks") - {"ambassador"}
    first = without_rank([o for o in offices if o.cls not in ranks] or offices, lexicon)
    if first.cls == "organization-head":
        # "Secretary-general and president of X" presides over the state.
        first = next((o for o in offices if o.cls == "head-of-state"), first)
    return replace(
        first,
        sides=tuple(sorted(sides)),
        hosts=tuple(dict.fromkeys(h for o in offices for h in o.hosts)),
        organizations=tuple(dict.fromkeys(x for o in offices for x in o.organizations)),
        portfolio=" ".join(o.portfolio for o in offices),
        full=_with_ministry(first, parts, text),
    )


def without_rank(offices: Sequence[Office], lexicon: Lexicon) -> Office:
    """The first of some posts, or the ministry behind it where it is a minister's rank: "ministre d'État"."""
    first = offices[0]
    if first.role.lower() in lexicon.words("roles", "minister_ranks"):
        return next((o for o in offices if o.cls == "minister" and o.portfolio), first)
    return first


def _with_ministry(first: Office, parts: Sequence[Mark], text: str) -> str:
    """The words of a post and of the ministry held with it: "vice-Premier ministre et ministre des Finances"."""
    at = next(i for i, p in enumerate(parts) if p.value is first)
    ministry = parts[at + 1] if at + 1 < len(parts) else None
    if ministry is None or ministry.value.cls != "minister" or not ministry.value.portfolio:
        return ""
    if first.cls not in ("minister", "deputy-prime-minister") or first.portfolio:
        return ""
    return f"{first.role}{text[parts[at].end : ministry.start]}{ministry.value.role}"


def belongings(
    chunks: Chunks, start: int, end: int, head: Mark, lexicon: Lexicon
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Sides, hosts and organisations of a post, told apart by the words before them."""
    towards, joining, embassies, residing = lexicon.once("belongings", _before_belongings)
    sides: list[str] = []
    hosts: list[str] = []
    organizations: list[str] = []
    since = start
    last, lived = "of", False
    for at, mark in chunks.placed:
        if not start <= at < end:
            continue
        words = chunks.codes[since:at].strip(" ,()")
        before = words.split("'")[0]
        since = at + 1
        joined = " " in before and before.split(" ")[0] in joining
        if joined:
            before = before.split(" ", 1)[1]
        lived = before.startswith(residing) or (lived and not before and mark.kind == "country")
        if lived:
            # Where an ambassador to several countries lives: a town, perhaps its country in brackets.
            continue
        if words in HYPHENS and mark.kind == "country" and sides:
            # "The friendship group A-B": of A, towards B.
            last = "to"
        elif words.startswith(embassies):
            # Who serves at an embassy is of the country whose embassy it is.
            last = "of"
        elif f"{before} ".startswith(towards):
            last = "to"
        elif before and before not in joining and not (joined and last == "to" and mark.kind == "organization"):
            last = "of"
        match mark.kind:
            case "adjective":
                # "Franco-German" ministers are of both.
                sides.extend(mark.value[: 1 + ("-" in chunks.text[mark.start : mark.end])])
            case "country" | "seat":
                (hosts if last == "to" else sides).extend(mark.value[:1])
            case "city":
                if last == "to" or (head.kind == "head" and head.value[0] == "ambassador"):
                    hosts.append(mark.value[1])
                elif head.kind == "head" and (
                    head.value[0] in LOCAL
                    or (last == "of" and head.value[0] in GOVERNMENT)
                    or (last == "of" and head.value[0] in ("envoy", "head-of-state") and mark.value[2])
                ):
                    # A province may have the name of its capital, and a government; capitals send envoys and rule.
                    sides.append(mark.value[1])
            case "organization" if mark.start > head.start and not (last == "to" and _is_accredited(head)):
                organizations.append(mark.value)
    return tuple(dict.fromkeys(sides)), tuple(dict.fromkeys(hosts)), tuple(dict.fromkeys(organizations))


def _before_belongings(lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """What stands before a country that a post is held towards, one joined to another, that of an embassy, a town."""
    words = (lexicon.tables["roles"].get(key, ()) for key in ("towards", "joining", "at_embassy", "residing"))
    towards, *others = map(tuple, words)
    return tuple(f"{word} " for word in towards), *others


def _is_accredited(head: Mark) -> bool:
    """Whether a post is held at the court of another: "ambassador to the African Union" is no official of the Union."""
    return head.kind == "head" and bool(head.value[0] == "ambassador")


def role_words(chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> str:
    """The words of the post without country, host, honorific and abbreviation."""
    outside = _not_of_the_role(lexicon)
    fitting = outside.among(chunks)
    dropped = [f.span() for number in fitting for f in outside.patterns[number].finditer(chunks.codes, start, end)]
    kept: list[str] = []
    for begin, until in [*sorted(dropped), (end, end)]:
        if start < begin:
            kept.append(chunks.text[chunks.start(start) : chunks.end(begin)])
        start = max(start, until)
    words = " ".join("".join(kept).split()).strip(" ,")
    capital = words.lower().startswith(tuple(lexicon.tables["roles"]["written_with_capital"]))
    if capital or words[:2].isupper():
        return words[:1].upper() + words[1:]
    return words[:1].lower() + words[1:]


def _not_of_the_role(lexicon: Lexicon) -> Gate:
    """Patterns of what stands in the words of a post and is no part of it."""
    sources = lexicon.tables["roles"]["not_of_the_role"]
    return lexicon.once("not-of-the-role", lambda own: own.gate(map(own.pattern, sources)))


def table_list(lexicon: Lexicon, key: str) -> frozenset[str]:
    """A list of the table of roles."""
    return lexicon.words("roles", key)
