"""Sources of articles: what is read, and what is refused with file, line and reason."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from extractors.article import MAX_LENGTH, Article, SourceError, read_source


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(SourceError) as error:
        list(read_source(path))
    assert error.value.path == path
    return str(error.value)


def test_a_text_file_is_one_article(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Hanoï\r\nil pleut\u2028et il vente\n")
    (article,) = read_source(path)
    assert article == Article("a", "Hanoï\r\nil pleut\u2028et il vente\n")
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_is_known_from_outside_stands_beside_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Il pleut.")
    known = {"id": "a", "url": None, "published": "2021-06", "outlet": "vna", "title": "T", "lang": "fr"}
    write(tmp_path / "a.meta.json", json.dumps(known))
    (article,) = read_source(path)
    assert article == Article("a", "Il pleut.", published="2021-06", outlet="vna", title="T", lang="fr")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"PK\x03\x04\x00\x00", "a binary file, not text"),
        ("Hanoï".encode("latin-1"), "not UTF-8: byte 0xef at offset 4"),
        ("Hanoï".encode("utf-16"), "a binary file, not text"),
        (b"a" * (MAX_LENGTH + 1), "longer than 2,000,000 characters: not one article"),
    ],
    ids=["empty", "blank", "binary", "latin-1", "utf-16", "too long"],
)
def test_files_that_are_no_articles(tmp_path: Path, content: bytes, reason: str) -> None:
    path = write(tmp_path / "a.txt", content)
    assert refused(path) == f"{path}: {reason}"


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.txt").endswith("no.txt: No such file or directory")
    assert refused(tmp_path).endswith(": Is a directory")


@pytest.mark.parametrize(
    ("meta", "reason"),
    [
        ("[]", "not an object"),
        ("{", "Expecting property name"),
        ('{"published": "23/06/2021"}', "published is no date (2021-06-23 or 2021-06): '23/06/2021'"),
        ('{"published": "2021-13"}', "published is no date (2021-06-23 or 2021-06): '2021-13'"),
        ('{"published": 2021}', "published is no text"),
        ('{"author": "x", "date": "y"}', "unknown field author, date"),
    ],
)
def test_metadata_that_cannot_be_used(tmp_path: Path, meta: str, reason: str) -> None:
    path = write(tmp_path / "a.txt", "Il pleut.")
    beside = write(tmp_path / "a.meta.json", meta)
    with pytest.raises(SourceError) as error:
        list(read_source(path))
    assert str(error.value).startswith(f"{beside}: {reason}")


def test_json_lines_are_one_article_each(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "Un\u2028deux", "outlet": "map"}, {"id": "b", "text": "Trois", "published": "2021"}]
    text = "\n\n".join(json.dumps(r, ensure_ascii=False) for r in rows) + "\n"
    assert list(read_source(write(tmp_path / "a.jsonl", text))) == [
        Article("a", "Un\u2028deux", outlet="map"),
        Article("b", "Trois", published="2021"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Expecting property name"),
        ("[1]", "not an object"),
        ('{"text": "x"}', "id is missing or no text"),
        ('{"id": 3, "text": "x"}', "id is missing or no text"),
        ('{"id": "b", "text": " "}', "text is missing or no text"),
        ('{"id": "a", "text": "x"}', "id 'a' stands here twice"),
        ('{"id": "b", "text": "x", "extra": 1}', "unknown field extra"),
        ('{"id": "b", "text": "x", "published": "hier"}', "published is no date"),
        ('{"id": "b", "text": "\\ud800"}', "'utf-8' codec can't encode"),
        ("[" * 100_000, "maximum recursion depth exceeded"),
    ],
)
def test_a_bad_line_is_told_and_the_next_one_read(tmp_path: Path, line: str, reason: str) -> None:
    good = '{"id": "a", "text": "Il pleut."}'
    path = write(tmp_path / "a.jsonl", f'{good}\n{line}\n{{"id": "c", "text": "Il vente."}}\n')
    first, error, last = read_source(path)
    assert (first.id, last.id) == ("a", "c")
    assert isinstance(error, SourceError)
    assert error.line == 2
    assert str(error).startswith(f"{path}:2: {reason}")
