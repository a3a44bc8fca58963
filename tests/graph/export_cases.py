"""Events for the tests of the exports: every kind of date, every fact, and words that break careless writers."""

from __future__ import annotations

from making import CHUNG, PARK, SON, event, source

from extractors.records import Agreement, Event, Statement, Target

QUOTE = "se sont entretenus au téléphone"
HOSTILE = "=cmd|'/C calc'!A0 \"dit\" ; l'accord & <b>fin</b> ]]> </script> \\u0027 \\ 🙂 a | b\nligne\ttab\x0b\x00"
CALL = "https://example.org/diplo/id/event/b-call-10"
TAKES_PART = "participates:person/kr-park-jin:event/b-call-10"


def told() -> list[Event]:
    """Eight tellings of seven encounters; two articles tell the call of 13 July 2022."""
    said = Statement(
        speaker=("Bui Thanh Son",), on_behalf_of=("VN",), addressee=("KR",), act="ask", topics=("trade",),
        quote="=a demandé à la partie sud-coréenne", start=10, end=45,
    )  # fmt: skip
    call = {"type": "phone_call", "date": "2022-07-13", "participants": [SON, PARK]}
    return [
        event(
            "b-call", **call, city="Hanoi", country="VN", topics=("trade", "vaccines"), organizations=("ASEAN",),
            targets=(Target(kind="trade", value=1.5e11, currency="USD", year=2030),), statements=(said,),
            agreements=(Agreement(title="protocole ; d'accord", parties=("KR", "VN")),), published="2022-07-14",
        ),
        event("c-call", 30, **call, topics=("trade",), quote="ont eu un entretien"),
        event("a-open", date="XXXX-06-23", city="Hanoi", country="VN", participants=[SON, CHUNG]),
        event("d-month", type="visit", status="planned", date="2025-06", participants=[PARK]),
        event(
            "e-days", type="visit", date="2021-09-20", end_date="2021-09-23", countries=("RU", "VN"),
            participants=[SON],
        ),
        event("f-none", countries=("RU", "VN"), topics=("trade",)),
        event(
            "g-hostile", date="2020-03-06", countries=("RU", "VN"), quote=HOSTILE, city="-Place & <i>",
            participants=[(HOSTILE, "@rôle \"x\"", "RU"), ("Antonio X", None, "@UN")],
            source=source("g-hostile", title=HOSTILE, outlet="+outlet", url="https://example.org/?a=1&b=2"),
            agreements=(Agreement(title=HOSTILE, parties=("a;b", "x")),),
        ),
        event("h-three", type="conference", date="2022", countries=("KR", "RU", "VN"), status="planned"),
    ]  # fmt: skip
