# ruff: noqa: E501
"""What is no event, or not the event it looks like: possible talks, habits, other people's visits and messengers."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract

NO_EVENT = [
    # what is only made possible, hoped or left open
    "La trêve ouvre la voie à une rencontre entre le président russe Vladimir Poutine et le président ukrainien Volodymyr Zelensky.",
    "Une visite du ministre espagnol José Manuel Albares en Algérie reste une option.",
    "La ministre belge Hadja Lahbib souhaite évoquer les visas lors d'une rencontre avec le ministre marocain Nasser Bourita.",
    "Une rencontre entre le roi Felipe VI et le président Abdelmadjid Tebboune est peu probable.",
    # what happens again and again
    "Le chancelier allemand Olaf Scholz et le président français Emmanuel Macron se sont régulièrement rencontrés.",
    "Le Premier ministre luxembourgeois Luc Frieden rencontrera désormais chaque année le président suisse Guy Parmelin.",
    # talks with the press
    "Dans un entretien accordé au quotidien El País, le ministre chilien Alberto van Klaveren a critiqué le président Nicolas Maduro.",
    "Le ministre gabonais Régis Onanga Ndiaye a réclamé la visite du président Emmanuel Macron à Libreville.",
    # at home, whatever relations they speak of
    "Après une réunion à Lisbonne avec le ministre portugais Paulo Rangel, l'ambassadrice du Portugal en Inde, Ana Costa, a salué les relations luso-indiennes.",
    # sport has presidents of confederations too
    "Le président de la Confédération Africaine de Football (CAF) est arrivé à Yaoundé. Il a rencontré le ministre camerounais Narcisse Mouelle Kombi.",
    # somebody speaks before a parliament of several states
    "Le président ukrainien Volodymyr Zelensky s'est adressé au Parlement européen à Bruxelles.",
    "Le Premier ministre canadien Justin Trudeau a prononcé un discours devant le Parlement européen, à Strasbourg.",
    # not an official is met
    "Lors d'une rencontre avec les familles des otages, le Premier ministre grec Kyriakos Mitsotakis a dit avoir écrit au ministre turc Hakan Fidan.",
    # a session only agreed upon
    "Le ministre angolais Téte António s'est félicité de la tenue à venir de la réunion de la commission mixte entre l'Angola et le Brésil.",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_EVENT)
def test_no_event(text: str) -> None:
    events = extract(Article("text", text, lang="fr"))
    assert [(e.type, [p.name for p in e.participants], e.countries) for e in events] == []


TOLD = [
    # the members of a delegation
    ("La directrice générale de l'UNESCO, Audrey Azoulay, a reçu à New York une délégation ghanéenne composée de M. Kofi Mensah, ministre du Travail.",
     "meeting held: Audrey Azoulay UNESCO, Kofi Mensah GH"),
    # whose talks they are
    ("Le président brésilien Lula da Silva a informé le président chilien Gabriel Boric de ses échanges avec le président cubain Miguel Díaz-Canel.",
     "meeting held: Lula da Silva BR, Miguel Díaz-Canel CU"),
    ("Le président ghanéen John Mahama a rencontré le ministre danois Lars Rasmussen et le ministre kényan Musalia Mudavadi. M. Mudavadi a salué ce geste. Les échanges avec M. Rasmussen ont porté sur le climat.",
     "meeting held: John Mahama GH, Lars Rasmussen DK", "meeting held: John Mahama GH, Musalia Mudavadi KE"),
    # who is not among some of a country
    ("Le président tchadien Mahamat Déby est à Abuja. Le Nigeria reçoit des responsables tchadiens et camerounais.",),
    # whom every reader knows without a post
    ("Luc Frieden sera reçu à Bruxelles par la présidente de la Commission européenne, Ursula von der Leyen. "
     "Le Premier ministre luxembourgeois va ensuite se rendre à Rotterdam. Le ministre-président Hendrik Wüst suivra les travaux.",
     "meeting planned: Luc Frieden LU, Ursula von der Leyen EU", "visit planned: Luc Frieden LU"),
    ("Le ministre danois Lars Rasmussen a l'habitude de commencer ses visites en Italie par Rome. Il a rencontré à Milan le ministre italien Antonio Tajani.",
     "meeting held: Lars Rasmussen DK, Antonio Tajani IT"),
    # what is to come
    ("Lors de leur entretien, le président chilien Gabriel Boric et la présidente mexicaine Claudia Sheinbaum évoqueront le climat.",
     "meeting planned: Gabriel Boric CL, Claudia Sheinbaum MX"),
    ("La rencontre entre la chancelière Angela Merkel et le président Barack Obama est prévue mardi.",
     "meeting planned: Angela Merkel DE, Barack Obama US"),
    ("Le ministre finlandais a annoncé la visite de la présidente grecque Katerina Sakellaropoulou à Helsinki.",
     "visit planned: Katerina Sakellaropoulou GR"),
    ("Le ministre a annoncé que le président gabonais Ali Bongo serait reçu à Rome par le président italien Sergio Mattarella le 12 mai.",
     "meeting planned: Ali Bongo GA, Sergio Mattarella IT"),
    ("Le président chilien Gabriel Boric a profité de sa visite au Canada pour rendre hommage à Pierre Trudeau, ancien Premier ministre.",
     "visit held: Gabriel Boric CL"),
    ("La présidente moldave Maia Sandu verra jeudi à Paris le président français Emmanuel Macron.",
     "meeting planned: Maia Sandu MD, Emmanuel Macron FR"),
    ("La ministre kényane Monica Juma veut renforcer le commerce. Elle a rencontré à Rome le ministre italien Antonio Tajani.",
     "meeting held: Monica Juma KE, Antonio Tajani IT"),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", [(text, expected) for text, *expected in TOLD])
def test_told(text: str, expected: list[str]) -> None:
    found = [
        f"{e.type} {e.status}: " + ", ".join(f"{p.name} {p.country or p.organization}" for p in e.participants)
        for e in extract(Article("text", text, lang="fr"))
    ]
    assert found == expected
