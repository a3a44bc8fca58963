"""Lexicons: everything in them compiles, and what is wrong is refused with file, rule and reason."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import extractors
from extractors.article import Article
from extractors.patterns.lexicon import KINDS, SYMBOL, LexiconError, build, compile_pattern, languages, load
from extractors.pipeline import extract

LANGUAGES = languages()
LEXICONS = Path(extractors.__file__).parent / "lexicons"
# Open-ended repeats inside an open-ended repeat: the way to patterns that are not linear.
NESTED = re.compile(r"\((?:\?:)?[^()]*(?<!\\)[+*](?![+])[^()]*\)[+*](?!\+)")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_compiles(lang: str) -> None:
    lexicon = load(lang)
    assert lexicon.frames
    assert lexicon.phrases
    for rule in (*lexicon.phrases, *lexicon.frames):
        assert re.compile(rule.pattern.pattern, rule.pattern.flags), rule.id
        assert all(word == word.lower() for word in rule.literals), rule.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_macro_compiles_by_itself(lang: str) -> None:
    lexicon = load(lang)
    for name in lexicon.macros:
        assert re.compile(lexicon.pattern(f"{{{name}}}").pattern), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_rule_nests_open_repeats(lang: str) -> None:
    lexicon = load(lang)
    assert [r.id for r in (*lexicon.phrases, *lexicon.frames) if NESTED.search(r.pattern.pattern)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rule_names_its_language(lang: str) -> None:
    lexicon = load(lang)
    assert [r.id for r in (*lexicon.phrases, *lexicon.frames) if not r.id.startswith(f"{lang}-")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_frames_have_the_groups_that_the_engine_reads(lang: str) -> None:
    for rule in load(lang).frames:
        assert "t" in rule.pattern.groupindex, rule.id
        assert rule.data["type"], rule.id


@pytest.mark.parametrize("path", sorted(LEXICONS.glob("*/*.toml")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_list_holds_a_word_twice(path: Path) -> None:
    def lists(part: Any, where: str) -> Iterator[tuple[str, list[str]]]:
        if isinstance(part, list) and all(isinstance(word, str) for word in part):
            yield where, part
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part if isinstance(part, list) else ()):
            # What an example must give is a row, no list of words.
            if key != "must":
                yield from lists(inner, f"{where}/{key}")

    twice = {
        where: sorted({w for w in row if row.count(w) > 1})
        for where, row in lists(tomllib.loads(path.read_text("utf-8")), path.stem)
    }
    assert {where: words for where, words in twice.items() if words} == {}


def test_marks_have_one_symbol_each() -> None:
    assert len(set(SYMBOL.values())) == len(KINDS)


def test_a_pattern_speaks_of_marks_and_macros() -> None:
    pattern = compile_pattern("{art}<person|office> à <city>", {"art": "le |la "}, "test")
    assert pattern.fullmatch(f"le {SYMBOL['office']} à {SYMBOL['city']}")
    assert not pattern.fullmatch(f"le {SYMBOL['date']} à {SYMBOL['city']}")


def test_marks_inside_a_class() -> None:
    pattern = compile_pattern("[^<person|office>.]+", {}, "test")
    assert pattern.match(f"abc{SYMBOL['office']}").group() == "abc"


def test_unknown_macro_mark_and_broken_pattern_are_refused() -> None:
    with pytest.raises(LexiconError, match=r"fr/frames\.toml: fr-x: no macro \{nothing\}"):
        compile_pattern("{nothing}", {}, "fr/frames.toml: fr-x")
    with pytest.raises(LexiconError, match="here: no mark 'nobody'"):
        compile_pattern("<nobody>", {}, "here")
    with pytest.raises(LexiconError, match=r"here: missing \), unterminated subpattern"):
        compile_pattern("(a", {}, "here").search("a")
    with pytest.raises(LexiconError, match="here: macros that call each other in a circle"):
        compile_pattern("{one}", {"one": "{other}", "other": "{one}"}, "here")


def test_a_language_without_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match=r"no lexicon for 'xx'; there are: .*fr"):
        load("xx")
    with pytest.raises(LexiconError):
        extract(Article("x", "Il pleut.", lang="../fr"))


def tables() -> dict[str, Any]:
    return copy.deepcopy(load("fr").tables)


def test_a_bad_rule_is_named_with_its_file() -> None:
    bad = tables()
    bad["frames"]["frame"].append({"id": "fr-bad", "type": "meeting", "match": "{nothing}"})
    with pytest.raises(LexiconError, match=r"fr/frames\.toml: fr-bad: no macro \{nothing\}"):
        build("fr", bad)


def test_a_new_name_is_added_as_data_alone() -> None:
    more = tables()
    more["organizations"]["XYZO"] = {"names": ["Organisation de la mer de Xanadu", "XYZO"]}
    more["topics"]["xanadu"] = {"terms": ["kubilaï"], "examples": [], "counter": []}
    lexicon = build("fr", more)
    assert [e.value for e in lexicon.surfaces["organisation de la mer de xanadu"]] == ["XYZO"]
    assert [e.value for e in lexicon.surfaces["kubilai"]] == ["xanadu"]
