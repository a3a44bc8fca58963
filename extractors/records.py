"""The frozen records that pass between the rooms, and their JSON: one event a line in ``events.jsonl``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

EventType = Literal[
    "meeting", "phone_call", "video_meeting", "visit", "dialogue", "conference", "credentials", "signing",
    "press_conference", "message", "ceremony",
]  # fmt: skip
Salience = Literal["main", "background"]
Status = Literal["held", "planned"]
Basis = Literal["stated", "inferred"]
Act = Literal[
    "agree", "affirm", "ask", "propose", "promise", "thank", "congratulate", "condemn", "stress", "welcome", "invite",
    "wish",
]  # fmt: skip
Level = Literal[
    "comprehensive-strategic-cooperative", "comprehensive-strategic", "strategic-cooperative", "strategic",
    "comprehensive", "cooperative", "privileged", "special",
]  # fmt: skip

EDTF = r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?|XXXX-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)$"

DateText = Annotated[str, Meta(pattern=EDTF, description="EDTF: 2022-07-13, 2022-07, 2022, XXXX-06-23 or XXXX-06")]
CountryCode = Annotated[str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")]
Offset = Annotated[int, Meta(ge=0, description="code points of the article's text, from its start")]
Text = Annotated[str, Meta(min_length=1)]
Share = Annotated[float, Meta(ge=0, le=1)]


class RecordError(ValueError):
    """A line or record that breaks the format; the message names file, line and reason."""


class _Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of what goes into JSON: immutable, no unknown field."""


class Evidence(_Record, frozen=True, kw_only=True):
    """The words that one field of an event rests on: ``quote == text[start:end]``.

    ``field`` is a field of the event (``type``, ``date``, ``end_date``, ``place``, ``status``) or one item of it, by
    position or id: ``participants/0``, ``countries/VN``, ``organizations/ASEAN``, ``topics/trade``, ``targets/0``,
    ``agreements/0``, ``statements/0``, ``partnership/0``, ``anniversaries/0``, ``pledges/0``.
    """

    field: Text
    quote: Text
    start: Offset
    end: Offset
    rule: Text
    basis: Basis


class Participant(_Record, frozen=True, kw_only=True):
    """A person in the post held that day, for one side."""

    name: Text
    role: str | None = None
    country: CountryCode | None = None
    organization: str | None = None


class Target(_Record, frozen=True, kw_only=True):
    """A quantified goal; ``value`` in units of ``currency`` (ISO 4217) or in pieces where there is none."""

    kind: Text
    value: float
    currency: str | None = None
    year: int | None = None


class Agreement(_Record, frozen=True, kw_only=True):
    """A document signed at the event or witnessed there; to be signed, where the event is planned."""

    title: Text
    parties: tuple[str, ...] = ()


class Statement(_Record, frozen=True, kw_only=True):
    """One reported act of speech; speakers are names, ISO codes or organisations."""

    speaker: tuple[str, ...]
    on_behalf_of: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    act: Act
    topics: tuple[str, ...] = ()
    quote: Text
    start: Offset
    end: Offset


class Partnership(_Record, frozen=True, kw_only=True):
    """A level of relations that the text names; ``raised`` where the event raises relations to it."""

    level: Level
    between: tuple[str, ...]
    raised: bool = False
    since: DateText | None = None


class Anniversary(_Record, frozen=True, kw_only=True):
    """An anniversary of relations or the like."""

    ordinal: int | None = None
    of: Literal["diplomatic-relations", "partnership", "independence", "other"]
    year: int | None = None
    origin: DateText | None = None


class Pledge(_Record, frozen=True, kw_only=True):
    """Aid or goods promised or given; ``unit`` is a currency (ISO 4217) or an English plural."""

    giver: str | None
    receiver: str | None
    what: Text
    value: float | None = None
    unit: str | None = None


class Source(_Record, frozen=True, kw_only=True):
    """What is known of the article that an event was read from; never its text."""

    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="of the text in UTF-8")]
    length: Annotated[int, Meta(ge=0, description="of the text, in code points")]
    lang: Text
    title: str | None = None
    outlet: str | None = None
    published: DateText | None = None
    url: str | None = None
    dateline: str | None = None


class Event(_Record, frozen=True, kw_only=True):
    """One encounter as one article tells it."""

    id: Text
    article: Text
    source: Source
    type: EventType
    salience: Salience
    status: Status
    date: DateText | None = None
    end_date: DateText | None = None
    city: str | None = None
    country: CountryCode | None = None
    participants: tuple[Participant, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    organizations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    partnership: tuple[Partnership, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    evidence: tuple[Evidence, ...]
    confidence: Share = 1.0


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Event, strict=True).decode
_LISTED = re.compile(r"(participants|targets|agreements|statements|partnership|anniversaries|pledges)/(\d+)\Z")
_KEYED = re.compile(r"(countries|organizations|topics)/(.+)\Z", re.DOTALL)
_PLAIN = frozenset({"type", "status", "date", "end_date", "place"})


def check(event: Event, text: str | None = None) -> Event:
    """Return the event if it holds together.

    Args:
        event: what was read or made.
        text: the article's text, where it is at hand: every quote is then compared with it.

    Raises:
        RecordError: an evidence points to no field, its offsets do not fit its quote or the text, or a fact has none.
    """
    backed = set()
    for proof in event.evidence:
        if proof.end - proof.start != len(proof.quote):
            raise RecordError(f"evidence for {proof.field}: offsets {proof.start}-{proof.end} do not fit the quote")
        if text is not None and text[proof.start : proof.end] != proof.quote:
            raise RecordError(f"evidence for {proof.field}: the text holds other words at {proof.start}-{proof.end}")
        if not _points_into(event, proof.field):
            raise RecordError(f"evidence for a field that the event has not: {proof.field}")
        backed.add(proof.field)
    for said in event.statements:
        if said.end - said.start != len(said.quote):
            raise RecordError(f"statement: offsets {said.start}-{said.end} do not fit the quote")
    bare = sorted(set(_fields(event)) - backed)
    if bare:
        raise RecordError(f"no evidence for {', '.join(bare)}")
    return event


def _points_into(event: Event, field: str) -> bool:
    if field in _PLAIN:
        return True
    if found := _LISTED.match(field):
        return int(found[2]) < len(getattr(event, found[1]))
    if found := _KEYED.match(field):
        return found[2] in getattr(event, found[1])
    return False


def _fields(event: Event) -> Iterator[str]:
    """Every field of the event that must have evidence."""
    yield "type"
    if event.date:
        yield "date"
    if event.end_date:
        yield "end_date"
    if event.city or event.country:
        yield "place"
    for name in ("participants", "targets", "agreements", "statements", "partnership", "anniversaries", "pledges"):
        yield from (f"{name}/{i}" for i in range(len(getattr(event, name))))
    for name in ("countries", "organizations", "topics"):
        yield from (f"{name}/{key}" for key in getattr(event, name))


def to_json(event: Event) -> str:
    """One line of ``events.jsonl``, without its newline; U+2028 and U+2029 are escaped, so any reader sees one line."""
    return _encode(event).decode("utf-8").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def from_json(line: str | bytes) -> Event:
    """Read one line.

    Raises:
        RecordError: not JSON, a wrong field or type, or an event that does not hold together.
    """
    try:
        return check(_decode(line))
    except (msgspec.MsgspecError, UnicodeDecodeError) as err:
        raise RecordError(str(err)) from err


def read_events(path: Path) -> Iterator[Event]:
    """Yield the events of a JSON Lines file, one a line, empty lines passed over.

    Raises:
        RecordError: with file, line number and reason.
    """
    seen: set[str] = set()
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                event = from_json(line)
            except RecordError as err:
                raise RecordError(f"{path}:{number}: {err}") from err
            if event.id in seen:
                raise RecordError(f"{path}:{number}: id {event.id!r} stands here twice")
            seen.add(event.id)
            yield event


def to_lines(events: Iterable[Event]) -> Iterator[str]:
    """The lines of ``events.jsonl``, sorted by id, each with its newline."""
    for event in sorted(events, key=lambda e: (e.article, e.id)):
        yield to_json(event) + "\n"


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of one line of ``events.jsonl``."""
    schema = msgspec.json.schema(Event)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "diplograph event", **schema}
