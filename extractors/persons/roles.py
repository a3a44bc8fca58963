"""Persons as phrases name them: the name, the post that goes with it, and the side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.patterns.chunks import Chunks
from extractors.patterns.lexicon import Lexicon, Rule
from extractors.patterns.matching import Mark
from extractors.persons.figures import figure
from extractors.persons.fronted import is_fronted
from extractors.persons.offices import Office, belongings, role_words, table_list, without_rank

# Classes of words that say what somebody is to another, not which post he holds.
RELATIVE = ("counterpart", "guest")
# Classes of posts of those whom a head of state sends.
SENT = ("envoy", "adviser")


@dataclass(frozen=True, slots=True)
class Named:
    """A person as one phrase names them."""

    name: str
    office: Office | None
    rule: str
    sides: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()


def person(rule: Rule, found: re.Match[str], chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> Mark | None:
    """Build the mark of a named person from the phrase around the name."""
    if is_fronted(chunks, start, end, lexicon):
        return None
    # The post may stand behind words that are no part of the mark.
    marks = chunks.marks(*found.span()) if rule.data.get("whole") else chunks.marks(start, end)
    names = [m for m in marks if m.kind == "name"]
    before = next((m for m in marks if m.kind == "person"), None)
    offices = [m.value for m in marks if m.kind == "office"]
    if len(offices) > 1 and offices[0].cls == "guest" and not rule.data.get("counterpart"):
        # Whose guest one was: the name is the one who received.
        return None
    if before is not None and rule.data.get("of_person"):
        sent = offices[0]
        sides = sent.sides or (before.value.office.sides if before.value.office else ())
        named = Named(names[0].value, replace(sent, sides=sides), rule.id)
        return Mark("person", chunks.start(start), chunks.end(end), named, tuple(marks))
    if before is not None:
        return _with_post(rule, before, offices, chunks, start, end, lexicon)
    if not names:
        return None
    # A bracket between post and name may hold the name of a body.
    name = names[-1] if rule.data.get("last") else names[0]
    if any(o.number > 1 for o in offices) or name.value in lexicon.tables["phrases"]["names"].get("acronyms", ()):
        return None
    sent = next((m for m in marks if m.kind == "office" and m.value.cls in SENT and len(m.parts) > 1), None)
    known = figure(name.value, lexicon) if sent is not None and sent.parts[1].kind == "office" else None
    if sent is not None and known is not None and sent.parts[1].value.cls == known.cls == "head-of-state":
        # "The envoy of the president, X": who sent him is named, as all know.
        return Mark("office", sent.start, chunks.end(end), sent.value, sent.parts)
    if rule.data.get("rank") and offices[-1].cls not in table_list(lexicon, "ranks"):
        return None
    if rule.data.get("counterpart"):
        sent = offices[0].cls == "envoy" and bool(offices[0].sides)
        if not (sent or offices[0].cls in ("counterpart", "guest")) or (offices[0].sides and offices[1].sides):
            return None
        if sent and offices[1].cls not in ("minister", "deputy-minister", "adviser"):
            return None
        # The second post says what the counterpart is.
        offices = [replace(offices[1], sides=offices[1].sides or offices[0].sides)]
    held = _held(offices, lexicon)
    inhabitant = rule.data.get("inhabitant") and chunks.text[chunks.start(start)].isupper()
    if " " not in name.value and not (held or inhabitant or any(m.kind == "honorific" for m in marks)):
        return None
    if held is not None and not held.sides and (between := [m for m in marks if m.kind in ("adjective", "country")]):
        inner, hosts = belongings(chunks, start, end, between[0], lexicon)[:2]
        if held.cls == "counterpart":
            inner, hosts = inner or hosts, ()
        bodies = tuple(m.value for m in marks if m.kind == "organization")
        if bodies and not held.organizations and held.cls in ("envoy", "organization-head"):
            held = replace(held, organizations=bodies[:1])
        # An organisation's envoy has no country: "coordinatrice de l'ONU pour le Liban" is sent there.
        # Nor has who heads one: "the secretary-general of the UN, the Portuguese X".
        behind = between[0].kind == "adjective" and any(m.kind == "office" and m.end < between[0].start for m in marks)
        heads = held.cls in ("envoy", "organization-head", "ambassador") or behind
        posted = bool(held.organizations) and heads
        held = replace(held, sides=() if posted else inner[:1], hosts=held.hosts or hosts)
    sides = (
        ()
        if held and (held.sides or held.organizations)
        else tuple(
            c
            for m in marks
            if m.kind in ("adjective", "country")
            for c in m.value[:1]
            if held is None or c not in held.hosts
        )
    )
    if rule.data.get("inherit"):
        held = _inherited(chunks, start)
        if held is None:
            return None
        charged = [m for m in marks if m.kind == "portfolio"]
        held = replace(held, sides=sides or (held.sides if charged else ()), number=1)
        if charged:
            role, portfolio = _charge(held, charged, chunks, start)
            held = replace(held, role=role, portfolio=portfolio)
    if held is not None and len(offices) == 1 and held.role == offices[0].role:
        held = replace(held, role=_to_the_end(held, name, chunks, start, end, lexicon))
    value = Named(
        name.value, held, rule.id, sides,
        tuple(m.value for m in marks if m.kind == "organization"), tuple(o.cls for o in offices if o is not held),
    )  # fmt: skip
    return Mark("person", chunks.start(start), chunks.end(end), value, (*marks,))


def _to_the_end(held: Office, name: Mark, chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> str:
    """The words of a post with those that follow them in the phrase: "ministre du Commerce et de la Croissance …"."""
    at = next((i for i, m in chunks.placed if start <= i < end and m.kind == "office"), None)
    longer = lexicon.pattern(lexicon.tables["roles"].get("longer", "(?!)"))
    found = longer.match(chunks.codes, at + 1, end) if at is not None else None
    if found is None or (found["more"] and not held.portfolio):
        # "The French president and of the Union".
        return held.role
    if chunks.start(found.start()) <= name.start < chunks.end(found.end()):
        return held.role
    return f"{held.role} {role_words(chunks, *found.span(), lexicon)}".strip()


def _charge(held: Office, charged: list[Mark], chunks: Chunks, start: int) -> tuple[str, str]:
    """Words and portfolio of the post before with another portfolio: "celui de la Défense"."""
    words = chunks.text[chunks.start(start) : charged[-1].end].split(" ", 1)[1]
    return f"{held.role.split(' ')[0]} {words}", chunks.text[charged[0].start : charged[-1].end].lower()


def _with_post(
    rule: Rule, before: Mark, offices: list[Office], chunks: Chunks, start: int, end: int, lexicon: Lexicon
) -> Mark | None:
    """A person already built, with a further post that follows the name."""
    held = _held([o for o in (before.value.office, *offices) if o is not None], lexicon)
    if held is None or any(o.number > 1 for o in offices):
        return None
    if before.value.office and any(
        s not in before.value.office.sides for o in offices for s in o.sides if before.value.office.sides
    ):
        return None
    if before.value.office and offices and not offices[0].sides and _begins_another(chunks, start, end, lexicon):
        return None
    value = replace(before.value, office=held, rule=rule.id if before.value.office is None else before.value.rule)
    return Mark("person", chunks.start(start), chunks.end(end), value, before.parts)


def _begins_another(chunks: Chunks, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a post behind a person who has one is that of whom the list names next: "le ministre X, le préfet, Y"."""
    listed = lexicon.tables["phrases"].get("roll", {}).get("another")
    if listed is None or not lexicon.pattern(listed).match(chunks.codes, start):
        return False
    return bool(lexicon.pattern(lexicon.tables["phrases"]["roll"]["of_another"]).match(chunks.codes, end))


def _held(offices: list[Office], lexicon: Lexicon) -> Office | None:
    """The post that counts where a phrase names several: the first that says more than a rank."""
    if not offices:
        return None
    # A post held before gives way to one held now, and so does its country.
    former = lexicon.words("roles", "former")
    offices = [o for o in offices if not o.opens_with(former)] or offices
    ranks = table_list(lexicon, "ranks")
    weighty = [o for o in offices if o.cls not in ranks and o.cls != "guest"]
    weighty = weighty or [o for o in offices if not o.opens_with(lexicon.words("roles", "bare_ranks"))] or offices
    # A word that only relates somebody to another gives way to the post behind the name.
    first = without_rank([o for o in weighty if o.cls not in RELATIVE] or weighty, lexicon)
    sides = next((o.sides for o in offices if o.sides), ())
    return replace(
        first,
        sides=first.sides or (() if first.organizations else sides),
        hosts=first.hosts or next((o.hosts for o in offices if o.hosts), ()),
        organizations=first.organizations or next((o.organizations for o in offices if o.organizations), ()),
    )


def _inherited(chunks: Chunks, start: int) -> Office | None:
    """The post of the person or plural just before: "ses homologues turc X et russe Y"."""
    for item in reversed(chunks.items[:start]):
        if isinstance(item, Mark):
            if item.kind in ("name", "country", "adjective", "portfolio", "organization", "honorific"):
                continue
            if item.kind == "person":
                return item.value.office  # type: ignore[no-any-return]
            return item.value if item.kind == "office" else None
    return None
