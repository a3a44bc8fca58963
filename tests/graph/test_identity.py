"""Who is who."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import CHUNG, PARK, SON, event

from graph.assemble import assemble
from graph.decisions import DecisionError, read_decisions
from graph.identity import Person


def persons(*events: object, **more: object) -> dict[str, Person]:
    return dict(assemble(events, **more).people.persons)  # type: ignore[arg-type]


def test_diacritics_hyphens_and_order_make_no_other_person() -> None:
    found = persons(
        event("a", participants=[SON, CHUNG]),
        event("b", participants=[("Bùi Thanh Sơn", "ministre", "VN"), ("Chung Eui-yong", None, "KR")]),
        event("c", participants=[("Eui-yong Chung", None, "KR")]),
    )
    assert set(found) == {"vn-bui-thanh-son", "kr-chung-eui-yong"}
    assert found["vn-bui-thanh-son"].name == "Bùi Thanh Sơn"
    assert found["kr-chung-eui-yong"].others == ("kr-eui-yong-chung",)


def test_a_namesake_of_another_country_is_another_person() -> None:
    found = persons(
        event("a", participants=[("Kim Min-seok", "ministre", "KR")]),
        event("b", participants=[("Kim Min Seok", "ministre", "KP")], countries=("KP", "VN")),
    )
    assert set(found) == {"kr-kim-min-seok", "kp-kim-min-seok"}


def test_one_article_that_tells_both_sides_ties_them() -> None:
    found = persons(
        event("a", 10, participants=[("Kao Kim Hourn", "secrétaire général", "@ASEAN")]),
        event("a", 90, participants=[("Kao Kim Hourn", "ministre", "KH")], countries=("KH", "VN")),
    )
    assert list(found) == ["kh-kao-kim-hourn"]
    assert found["kh-kao-kim-hourn"].organisations == ("ASEAN",)


def test_a_person_of_no_side_is_the_only_one_of_that_name() -> None:
    sideless = event("b", participants=[("Park Jin", None, None)])
    assert set(persons(event("a", participants=[PARK]), sideless)) == {"kr-park-jin"}
    other = event("c", participants=[("Park Jin", None, "US")], countries=("US", "VN"))
    assert set(persons(event("a", participants=[PARK]), sideless, other)) == {
        "kr-park-jin",
        "us-park-jin",
        "unknown-park-jin",
    }


def test_a_family_name_is_joined_only_in_the_same_post_and_where_one_can_be_meant() -> None:
    full = event(
        "a", participants=[("Sergueï Lavrov", "ministre des Affaires étrangères", "RU")], countries=("RU", "VN")
    )
    short = event("b", participants=[("Lavrov", "chef de la diplomatie", "RU")], countries=("RU", "VN"))
    other = event("c", participants=[("Lavrov", "ambassadeur", "RU")], countries=("RU", "VN"))
    assert set(persons(full, short)) == {"ru-serguei-lavrov"}
    assert set(persons(full, other)) == {"ru-serguei-lavrov", "ru-lavrov"}
    second = event(
        "d", participants=[("Ivan Lavrov", "ministre des Affaires étrangères", "RU")], countries=("RU", "VN")
    )
    assert "ru-lavrov" in persons(full, short, second)


def test_australia_is_not_the_african_union() -> None:
    found = persons(
        event("a", participants=[("Moussa Faki", "président de la Commission", "@AU")]),
        event("b", participants=[("Penny Wong", "ministre des Affaires étrangères", "AU")], countries=("AU", "VN")),
    )
    assert set(found) == {"body-au-moussa-faki", "au-penny-wong"}


def test_the_users_word_overrules(tmp_path: Path) -> None:
    same, different = tmp_path / "same.toml", tmp_path / "different.toml"
    same.write_text(
        '[[person]]\nnames = ["Tô Lâm", "Lam To Dai"]\ncountry = "VN"\nwhy = "pen name"\n', encoding="utf-8"
    )
    different.write_text('[[person]]\nnames = ["Eui-yong Chung", "Chung Eui Yong"]\n', encoding="utf-8")
    told = (
        event("a", participants=[("To Lam", None, "VN"), CHUNG]),
        event("b", participants=[("Lam To Dai", None, "VN"), ("Eui-yong Chung", None, "KR")]),
    )
    known = assemble(told, decisions=read_decisions(same, different))
    assert set(known.people.persons) == {"vn-lam-to-dai", "kr-chung-eui-yong", "kr-eui-yong-chung"}
    assert known.merges[-1].reasons == ("same.toml: pen name",)


def test_a_namesake_by_articles(tmp_path: Path) -> None:
    different = tmp_path / "different.toml"
    different.write_text('[[person]]\nnames = ["Park Jin"]\narticles = ["b"]\n', encoding="utf-8")
    told = (event("a", participants=[PARK]), event("b", participants=[PARK]))
    assert set(persons(*told, decisions=read_decisions(None, different))) == {"kr-park-jin", "kr-park-jin--b"}


@pytest.mark.parametrize("text", ["[[persons]]\n", "[[person]]\nname = 1\n", "x", '[[event]]\nids = "a"\n'])
def test_a_bad_file_of_decisions_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "same.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError, match=r"same\.toml"):
        read_decisions(path)


def test_two_posts_held_together() -> None:
    both = event(
        "a", participants=[("Pham Binh Minh", "vice-Premier ministre et ministre des Affaires étrangères", "VN")]
    )
    known = assemble([both])
    assert [post.local for post in known.posts(both.participants[0])] == [
        "vn-deputy-prime-minister",
        "vn-foreign-minister",
    ]
