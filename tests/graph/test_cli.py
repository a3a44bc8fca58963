"""The command: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from test_rdf import rich
from typer.testing import CliRunner

from extractors.records import to_lines
from graph.cli import app
from graph.query import questions

RUN = CliRunner()
ROOT = Path(__file__).parents[2]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "told.jsonl"
    path.write_text("".join(to_lines(rich())), encoding="utf-8")
    return path


def build(*arguments: object) -> tuple[int, str, str]:
    result = RUN.invoke(app, ["build", "--jobs", "1", "--formats", "turtle,ntriples,events", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_build_says_what_it_wrote(lines: Path, tmp_path: Path) -> None:
    code, out, err = build(lines, "--out", tmp_path / "out")
    assert (code, err) == (0, "")
    assert out.startswith("3 articles, 2 events (told 3 times), 3 people, 2 countries, 2 topics\n")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"diplomatic.ttl", "diplomatic.nt", "events.jsonl"}
    assert (tmp_path / "out" / "events.jsonl").read_bytes() == lines.read_bytes()


def test_two_builds_give_the_same_bytes(lines: Path, tmp_path: Path) -> None:
    backwards = tmp_path / "backwards.jsonl"
    backwards.write_text("".join(lines.read_text(encoding="utf-8").splitlines(keepends=True)[::-1]), encoding="utf-8")
    build(lines, "--out", tmp_path / "one")
    build(backwards, lines, "--out", tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02" * 50, "binary"),
        ("latin.txt", "Hanoï reçoit".encode("latin-1"), "UTF-8"),
        ("silent.txt", b"Il a plu hier soir sur la ville.", "no event"),
        ("bad.jsonl", b'{"article": "x", "evidence": []}\n', "missing required field"),
        ("lines.jsonl", b"nonsense\n", "lines.jsonl"),
    ],
)
def test_a_bad_input_is_named_and_the_batch_goes_on(
    lines: Path, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    code, out, err = build(bad, lines, "--out", tmp_path / "out")
    assert name in err and reason in err
    assert len(err.splitlines()) == 1
    assert code == (0 if name == "silent.txt" else 1)
    assert "2 events" in out


def test_a_missing_path_and_a_folder_without_articles(lines: Path, tmp_path: Path) -> None:
    (tmp_path / "hollow").mkdir()
    code, out, err = build(tmp_path / "none.txt", tmp_path / "hollow", lines, "--out", tmp_path / "out")
    assert code == 1 and "none.txt: no such file" in err and "hollow: a folder without articles" in err
    assert "2 events" in out


def test_nothing_written_before_is_lost(lines: Path, tmp_path: Path) -> None:
    build(lines, "--out", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    code, _, err = build(tmp_path / "none.txt", "--out", tmp_path / "out")
    assert code == 1 and "nothing was written" in err
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("silent.txt", b"Il a plu hier soir sur la ville.", "no event found"),
        ("empty.txt", b" \n", "the file is empty"),
        ("binary.txt", b"\x00\x01\x02" * 50, "a binary file"),
        ("latin.txt", "Hanoï reçoit".encode("latin-1"), "not UTF-8"),
        ("hollow", None, "a folder without articles"),
        ("none.txt", None, "no such file or folder"),
    ],
)
def test_where_no_event_is_found_at_all_a_build_fails(
    tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    place = tmp_path / name
    if content is not None:
        place.write_bytes(content)
    elif name == "hollow":
        place.mkdir()
    code, out, err = build(place, "--out", tmp_path / "out")
    assert (code, out) == (1, "")
    assert err.splitlines() == [err.splitlines()[0], "no event was found: nothing was written"]
    assert f"{name}: {reason}" in err and not (tmp_path / "out").exists()
    read = RUN.invoke(app, ["extract", str(place)])
    assert (read.exit_code, read.stdout) == (0 if name == "silent.txt" else 1, "")
    assert reason in read.stderr
    exported = RUN.invoke(app, ["export", str(place), "--to", "nt", "--out", str(tmp_path / "g.nt")])
    assert exported.exit_code == 1 and not (tmp_path / "g.nt").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build", "--jobs", "-1"],
        ["build", "--jobs", "many"],
        ["extract", "--nonsense"],
        ["query", "--output", "xml", "g.ttl", "targets"],
        ["query", "--limit", "0", "g.ttl", "targets"],
        ["export", "--to", "word"],
        ["evaluate"],
        ["evaluate", ".", "--half", "third"],
        ["explain"],
        ["explain", "a.txt", "--lang", "de"],
        ["validate", "a.ttl", "b.ttl"],
        ["merges", "--different", "none.toml"],
    ],
    ids=" ".join,
)
def test_wrong_usage_of_any_command_ends_with_two(arguments: list[str]) -> None:
    result = RUN.invoke(app, arguments)
    assert result.exit_code == 2 and "Traceback" not in result.stderr


def test_two_articles_of_one_id_are_told_apart(lines: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(
        lines.read_text(encoding="utf-8").replace('"sha256":"', '"sha256":"f').replace('f"', '"'), encoding="utf-8"
    )
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["source"]["sha256"] = "f" * 64
    other.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    code, out, err = build(lines, other, "--out", tmp_path / "out")
    assert code == 1 and "other.jsonl: another article has the id" in err and "2 events" in out


@pytest.mark.parametrize(
    "arguments", [["--formats", "word"], ["--base", "x y"], ["--same", "none.toml"], ["--nonsense"], ["--lang", "de"]]
)
def test_wrong_usage_ends_with_two(lines: Path, arguments: list[str]) -> None:
    assert RUN.invoke(app, ["build", str(lines), *arguments]).exit_code == 2


def test_questions_by_name_and_by_sparql(lines: Path, tmp_path: Path) -> None:
    build(lines, "--out", tmp_path / "out")
    graph = str(tmp_path / "out" / "diplomatic.ttl")
    table = RUN.invoke(app, ["query", graph, "targets", "--where", "a=KR"])
    assert table.exit_code == 0 and "100000000000" in table.stdout and "(1 row)" in table.stdout
    shaped = RUN.invoke(app, ["query", graph, "targets", "--output", "json", "--lang", "fr"])
    assert json.loads(shaped.stdout)[0]["measure"] == "commerce bilatéral"
    comma = RUN.invoke(app, ["query", graph, "SELECT ?n { BIND('a,\"b' AS ?n) }", "--output", "csv"])
    assert comma.stdout.splitlines() == ["n", '"a,""b"']
    refused = RUN.invoke(app, ["query", graph, "SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }"])
    assert refused.exit_code == 1 and "SERVICE" in refused.stderr
    assert RUN.invoke(app, ["query", graph]).exit_code == 2
    missing = RUN.invoke(app, ["query", str(tmp_path / "no.ttl"), "targets"])
    assert missing.exit_code == 1 and "no.ttl" in missing.stderr


def test_every_named_question_is_listed() -> None:
    listed = RUN.invoke(app, ["query", "--list"]).stdout.splitlines()
    assert [line for line in listed if not line.startswith(" ")] == list(questions())


def test_merges_and_validate(lines: Path, tmp_path: Path) -> None:
    told = RUN.invoke(app, ["merges", str(lines)]).stdout
    assert "event 000_rich-10\n  members: 000_rich-10, b-10\n  because: open-year" in told
    build(lines, "--out", tmp_path / "out")
    checked = RUN.invoke(app, ["validate", str(tmp_path / "out" / "diplomatic.ttl")])
    assert (checked.exit_code, checked.stdout.strip().endswith("0 faults, 0 contradictions")) == (0, True)
    broken = tmp_path / "broken.ttl"
    broken.write_text("<http://a/b> a <https://example.org/diplo/ns#Event> .", encoding="utf-8")
    assert RUN.invoke(app, ["validate", str(broken)]).exit_code == 1


def test_export_writes_one_format(lines: Path, tmp_path: Path) -> None:
    place = tmp_path / "deep" / "g.nt"
    result = RUN.invoke(app, ["export", str(lines), "--to", "nt", "--out", str(place)])
    assert result.exit_code == 0 and place.read_text(encoding="utf-8").count(" .\n") > 100
    assert RUN.invoke(app, ["export", str(lines)]).exit_code == 2


@pytest.mark.parametrize("command", [[], *([name] for name in (
    "build", "extract", "query", "merges", "validate", "export", "evaluate", "explain"
))], ids=str)  # fmt: skip
def test_every_command_has_help(command: list[str]) -> None:
    result = RUN.invoke(app, [*command, "--help"])
    assert result.exit_code == 0 and len(result.stdout) > 300


def test_a_closed_pipe_is_no_error(lines: Path) -> None:
    code = f"from graph.cli import main; import sys; sys.argv = ['diplograph', 'merges', {str(lines)!r}]; main()"
    run = subprocess.run(
        f'"{sys.executable}" -c "{code}" | head -c 1', shell=True, capture_output=True, cwd=ROOT, check=False
    )  # fmt: skip
    assert b"Traceback" not in run.stderr
