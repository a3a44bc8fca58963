"""Patterns that are compiled when they are first tried."""

import re

import pytest

from extractors.patterns.late import Late, late


def broken(error: re.error) -> ValueError:
    return ValueError(f"here: {error}")


def test_it_matches_as_its_pattern_does() -> None:
    for source, verbose, text in (
        ("(?P<who>[a-z]+) said", False, "she said"),
        ("(?i)(?P<who>SHE)", False, "She said"),
        ("(?P<who>she)  # a word\n said", True, "shesaid"),
    ):
        alone, made = re.compile(source, re.VERBOSE if verbose else 0), late(source, verbose, broken)
        assert made.flags & (re.IGNORECASE | re.VERBOSE) == alone.flags & (re.IGNORECASE | re.VERBOSE)
        assert made.search(text).groupdict() == alone.search(text).groupdict()  # type: ignore[union-attr]
        assert made.groupindex == alone.groupindex
        assert [m.span() for m in made.finditer(text)] == [m.span() for m in alone.finditer(text)]


def test_it_is_compiled_once_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    plain = re.compile

    def record(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return plain(source, flags)

    monkeypatch.setattr(re, "compile", record)
    made = Late("a+", False, broken)
    assert made.pattern == "a+"
    assert compiled == []
    assert made.search("ba")
    assert made.fullmatch("aa")
    assert made.findall("aba") == ["a", "a"]
    assert made.findall("b") == []
    assert compiled == ["a+"]


def test_one_that_does_not_compile_says_where_it_stands() -> None:
    with pytest.raises(ValueError, match="here: missing"):
        late("(a", False, broken).search("a")
