"""The commands that judge and explain what was read."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from graph.cli import app

RUN = CliRunner()
ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_1b329f662bd1b222.txt"
GOLD = ROOT / "tests" / "golden" / "fr"


def run(*arguments: object) -> tuple[int, str, str]:
    result = RUN.invoke(app, [str(a) for a in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_evaluate_prints_every_table() -> None:
    code, out, err = run("evaluate", GOLD, "--half", "development", "--errors")
    assert (code, err) == (0, "")
    for line in ("64 documents", "by outlet", "by event type", "by rule"):
        assert line in out


def test_evaluate_fails_below_a_floor(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[development]\nevent.f1 = 1.01\n", "utf-8")
    code, out, err = run("evaluate", GOLD, "--half", "development", "--floors", floors, "--output", "json")
    assert code == 1
    assert err == f"event.f1 is {json.loads(out)['event']['f1']}, its floor 1.01\n"


def test_evaluate_says_what_is_wrong(tmp_path: Path) -> None:
    assert run("evaluate", tmp_path / "no")[::2] == (1, f"{tmp_path / 'no'}: no such folder\n")
    assert run("evaluate", tmp_path)[::2] == (1, f"{tmp_path}: no annotations\n")


def test_explain_in_the_terminal_and_as_a_page() -> None:
    code, out, err = run("explain", SEED)
    assert (code, err) == (0, "")
    assert "⟦1 " in out
    code, out, err = run("explain", SEED, "--html", "--lang", "en")
    assert (code, err) == (0, "")
    assert out.startswith('<!doctype html>\n<html lang="en">')


def test_explain_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("", "utf-8")
    assert run("explain", path)[::2] == (1, f"{path}: the file is empty\n")
