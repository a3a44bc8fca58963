"""What a pattern cannot match without, and that a gate never closes before a pattern that matches."""

from __future__ import annotations

import re

import pytest

from extractors.patterns.gates import Gate, Scanned, Vocabulary
from extractors.patterns.lexicon import SYMBOL, load
from extractors.patterns.required import is_mark, required

DATE, NAME, CITY = SYMBOL["date"], SYMBOL["name"], SYMBOL["city"]

# A pattern, and the choices that it needs: of each one text at least.
NEEDS = {
    "signé": [{"signé"}],
    "(?:a|ont) signé": [{" signé"}, {"a signé", "ont signé"}],
    "co-?signé(?:e?s)? par": [{"co-signé", "cosigné"}, {" par"}],
    "(?:très )?bien": [{"bien"}],
    "(?:reçu|accueilli|vu)": [],
    "(?:reçu|accueilli)(?: |, )par": [{"reçu par", "reçu, par", "accueilli par", "accueilli, par"}],
    "(?:la |le )*rencontre": [{"rencontre"}],
    "d(?:it .*|emandé)": [{"dit ", "demandé"}],
    "(?:visite ){1,3}de": [{"visite "}],
    "visite[^.]{0,20}pays": [{"visite"}, {"pays"}],
    "(?=.*accord)signé": [{"accord"}, {"signé"}],
    "(?!.*accord)signé": [{"signé"}],
    "(?<=lettre )ouverte": [{"lettre "}, {"ouverte"}],
    "(?i:SIGNÉ) par": [{" par"}],
    "(?i)SIGNÉ": [{"signé"}],
    "SIGNÉ": [{"signé"}],
    "(?>entretiens?+)": [{"entretien"}],
    "téléphon(?:e|ique|é)": [{"téléphone", "téléphonique", "téléphoné"}],
    f"{DATE}.*{NAME}": [{DATE}, {NAME}],
    f"(?:{DATE} )?{NAME}": [{NAME}],
    f"[{DATE}{CITY}] à|{NAME}": [{DATE, CITY, NAME}],
    f"[{DATE}x]": [],
    f"{DATE}|visite": [{DATE, "visite"}],
    f"{DATE}|visite|": [],
}


@pytest.mark.parametrize(("pattern", "wanted"), NEEDS.items())
def test_what_a_pattern_needs(pattern: str, wanted: list[set[str]]) -> None:
    found = [set(choice) for choice in required(re.compile(pattern))]
    for choice in wanted:
        # Whatever a longer text of the pattern says, it says no less.
        assert any(all(any(word in text for word in choice) for text in other) for other in found), found
    assert bool(found) == bool(wanted)


TEXTS = [
    "le ministre a signé hier", "ils ont cosigné par écrit", "c'est très bien", "reçu, par le roi", "la la rencontre",
    "visite visite de", "visite au pays", "signé avant tout accord", "lettre ouverte", "les entretiens", "téléphonique",
    "signé par", f"{DATE} chez {NAME}", f"{CITY} à", NAME, "visite", DATE, "vu", "", "bie", "la lettre",
]  # fmt: skip


def test_a_gate_lets_pass_whatever_matches() -> None:
    patterns = [re.compile(p) for p in NEEDS]
    gate = Gate(patterns)
    passed = 0
    for text in TEXTS:
        marks = "".join(c for c in text if is_mark(c))
        fitting = set(gate.fitting(text, marks))
        matching = {n for n, pattern in enumerate(patterns) if pattern.search(text)}
        assert matching <= fitting, text
        passed += len(fitting)
    assert passed < len(TEXTS) * len(patterns) / 2, "a gate that is always open is none"


def test_words_that_the_author_gives_are_needed_as_well() -> None:
    gate = Gate([re.compile("a .*"), re.compile("b .*")], [("presse", "journal"), ()])
    assert list(gate.fitting("a lu le journal, b aussi")) == [0, 1]
    assert list(gate.fitting("a lu un livre, b aussi")) == [1]


def test_most_frames_are_told_by_their_words() -> None:
    stage = load("fr").stages["frames"]
    every = "".join(SYMBOL.values())
    dull = stage.gate.fitting("le temps est beau et il fait chaud à la plage, dit-on", every)
    assert len(dull) < len(stage.rules) / 20
    met = stage.gate.fitting(f"{SYMBOL['person']} a rencontré {SYMBOL['person']}", every)
    assert any(stage.rules[number].id == "fr-met" for number in met)


def test_gates_of_one_vocabulary_ask_one_scan_of_a_text() -> None:
    vocabulary = Vocabulary()
    one = Gate([re.compile("visite"), re.compile("reçu")], (), vocabulary)
    scanned = Scanned("il a été reçu en visite")
    assert one.fitting(scanned) == [0, 1]
    # A gate that joins later hears the same text as well.
    other = Gate([re.compile("lettre"), re.compile("visites?")], (), vocabulary)
    assert other.fitting(scanned) == [1]
    assert one.fitting(Scanned("une lettre")) == []
