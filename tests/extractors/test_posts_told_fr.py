# ruff: noqa: E501
"""Encounters told by posts whose holders are named later or never, by lists, and by what agencies of Africa leave out."""

from __future__ import annotations

import pytest

from extractors.article import Article
from extractors.pipeline import extract
from extractors.records import Event

# A text, and what it tells: kind, then each person with side, and sides without a person.
TOLD: list[tuple[str, set[str]]] = [
    (
        "Le Premier ministre a reçu mardi à Dakar les ambassadeurs au Sénégal du Chili, du Ghana et de la Norvège. Amadou Lo a évoqué avec eux la pêche.",
        {"meeting: SN Amadou Lo, CL", "meeting: SN Amadou Lo, GH", "meeting: SN Amadou Lo, NO"},
    ),
    (
        "Le ministre des Affaires étrangères a reçu l'ambassadeur de Chine au Mali, Wu Tao.",
        {"meeting: CN Wu Tao, ML"},
    ),
    (
        "Le Premier ministre, Amadou Lo, a accueilli plusieurs ambassadeurs accrédités au Sénégal, dont ceux du Pérou et de l'Inde.",
        {"meeting: SN Amadou Lo, PE", "meeting: SN Amadou Lo, IN"},
    ),
    (
        "L'ambassadeur de France au Bénin, Luc Faure, a été convoqué lundi au ministère des Affaires étrangères.",
        {"meeting: FR Luc Faure, BJ"},
    ),
    (
        "Le chargé d'affaires du Ghana, Kojo Asare, a été convoqué par le ministre malien de la Sécurité, Oumar Sow.",
        {"meeting: GH Kojo Asare, ML Oumar Sow"},
    ),
    (
        "Les chefs d'État ghanéen et togolais ont passé en revue la coopération frontalière.",
        {"meeting: GH, TG"},
    ),
    (
        "Le Mali et le Tchad ont tenu jeudi une réunion à Bamako. Les deux pays se sont concertés sur le Sahel. Le ministre malien de la Défense, Oumar Sow, et l'ambassadeur du Tchad, Ali Issa, ont conduit les délégations.",
        {"meeting: ML Oumar Sow, TD Ali Issa"},
    ),
    (
        "Le Premier ministre tunisien, Habib Zaïd, copréside ce jeudi à Tunis, avec son homologue italienne, Anna Bruni, le 3e dialogue stratégique tuniso-italien.",
        {"dialogue: TN Habib Zaïd, IT Anna Bruni"},
    ),
    (
        "La ministre gabonaise Ida Ondo a quant à elle rencontré l'ambassadeur d'Égypte, Omar Fathi.",
        {"meeting: GA Ida Ondo, EG Omar Fathi"},
    ),
    (
        "Le ministre burundais Jean Nduwimana (photo : à droite), et l'ambassadeur d'Inde, Raj Mehta (photo : à gauche), ont signé l'acte de remise d'un hôpital.",
        {"signing: BI Jean Nduwimana, IN Raj Mehta"},
    ),
    (
        "Le chancelier haïtien Paul Noël conduit la délégation. Le ministre a rencontré le ministre chilien Luis Rojas.",
        {"meeting: HT Paul Noël, CL Luis Rojas"},
    ),
    (
        "Lors de la cérémonie de remise d'un don de riz, l'ambassadeur du Japon au Togo, Ken Sato, a salué la coopération. De son côté, la ministre togolaise de l'Action sociale, Adjoa Mensah, a exprimé sa gratitude.",
        {"ceremony: JP Ken Sato, TG Adjoa Mensah"},
    ),
    (
        "La visite du président gabonais Paul Obame vise à renforcer les liens entre le Gabon et le Ghana.",
        {"visit: GA Paul Obame, GH"},
    ),
    (
        "Le président togolais a reçu les lettres de créance de 3 nouveaux  ambassadeurs. Il s'agit des diplomates du Chili, du Pérou et de la Norvège.",
        {"credentials: CL, NO, PE, TG"},
    ),
    (
        "Ali Moussa, nouvel ambassadeur du Tchad auprès du Gabon avec résidence à l'île Maurice, a également remis ses lettres de créance.",
        {"credentials: TD Ali Moussa, GA"},
    ),
    (
        "Les ministres des Affaires étrangères du Ghana, du Togo et du Bénin se sont réunis mercredi à Accra. Le ministre ghanéen, Kofi Mensah, a salué la rencontre.",
        {"conference: GH Kofi Mensah, BJ, TG"},
    ),
    (
        "Le président gabonais Paul Obame a reçu hier plusieurs délégations. Il s'agit du ministre tchadien Ali Moussa et de la ministre malienne Awa Sow.",
        {"meeting: GA Paul Obame, TD Ali Moussa", "meeting: GA Paul Obame, ML Awa Sow"},
    ),
    (
        "Conduite par le ministre tchadien Ali Moussa, la délégation a été reçue par le président gabonais Paul Obame.",
        {"meeting: TD Ali Moussa, GA Paul Obame"},
    ),
    (
        "Le ministre tchadien Ali Moussa s'était d'abord rendu, mercredi 3 mai, à Accra.",
        {"visit: TD Ali Moussa, GH"},
    ),
    (
        "Le président gabonais Paul Obame rentre d'une visite qui l'a conduit à Doha.",
        {"visit: GA Paul Obame, QA"},
    ),
    (
        "Le ministre tchadien Ali Moussa rencontre à Paris son homologue français Luc Faure.",
        {"meeting: TD Ali Moussa, FR Luc Faure"},
    ),
    (
        "Le ministre tchadien Ali Moussa est venu remercier le président gabonais Paul Obame pour son soutien.",
        {"meeting: TD Ali Moussa, GA Paul Obame"},
    ),
    (
        "Le président gabonais Paul Obame a reçu l'ambassadeur de France, Luc Faure. Il l'a décoré au palais.",
        {"meeting: GA Paul Obame, FR Luc Faure", "ceremony: GA Paul Obame, FR Luc Faure"},
    ),
    (
        "Les 5 et 6 mai, la commission mixte tuniso-tchadienne organise sa 4e session technique à Tunis.",
        {"dialogue: TD, TN"},
    ),
    (
        "Le président gabonais Paul Obame se rend lundi à Accra. Plusieurs accords seront signés entre le Gabon et le Ghana.",
        {"visit: GA Paul Obame, GH", "signing?: GA, GH"},
    ),
    (
        "Lors d'une tournée, le ministre tchadien Ali Moussa a eu des entretiens avec le Premier ministre ghanéen Kofi Mensah, le ministre ghanéen Kwame Boateng.",
        {"meeting: TD Ali Moussa, GH Kofi Mensah, GH Kwame Boateng"},
    ),
    (
        "Le président provisoire haïtien Jean Noël a fait part d'entretiens fructueux avec le président chilien Luis Rojas.",
        {"meeting: HT Jean Noël, CL Luis Rojas"},
    ),
    (
        "À l'aéroport international Hassan Ali, le président gabonais Paul Obame a été accueilli par le président tchadien Ali Moussa.",
        {"meeting: GA Paul Obame, TD Ali Moussa"},
    ),
    (
        "Le roi espagnol Felipe VI adresse un message de félicitations au président chilien Luis Rojas.",
        {"message: ES Felipe VI, CL Luis Rojas"},
    ),
    (
        "Le président gabonais Paul Obame a, à l'approche de la fête nationale, adressé un télégramme de félicitations à son homologue chilien Luis Rojas.",
        {"message: GA Paul Obame, CL Luis Rojas"},
    ),
    (
        "Investi il y a vingt jours, le président gabonais Paul Obame est à Paris. Il a été reçu à l'Élysée mardi.",
        {"meeting: GA Paul Obame, FR"},
    ),
    (
        "Deux nouveaux ambassadeurs ont déposé mardi les copies figurées de leurs lettres de créance au cours d'une audience que leur a accordée le ministre gabonais Paul Obame. Il s'agit de Luis Rojas du Chili et de Jan Dahl de Norvège.",
        {"credentials: GA Paul Obame, CL Luis Rojas, NO Jan Dahl"},
    ),
    (
        "Le nouveau ministre des Affaires étrangères, le Dr. Jao Rakoto, a reçu hier trois diplomates à Antananarivo. Il s'agit de l'Ambassadeur de Norvège, de l'Ambassadeur du Chili et de l'Ambassadeur du Pérou à Madagascar.",
        {"meeting: MG Jao Rakoto, NO", "meeting: MG Jao Rakoto, CL", "meeting: MG Jao Rakoto, PE"},
    ),
    (
        "La Première ministre belge Anna Peeters est arrivée mardi à Libreville. Le président gabonais Paul Obame devrait la recevoir jeudi.",
        {"visit: BE Anna Peeters, GA", "meeting?: BE Anna Peeters, GA Paul Obame"},
    ),
    (
        "Une délégation chinoise conduite par le vice-ministre des Affaires étrangères chargé de l'Afrique Wen Hao a échangé avec le ministre gabonais Paul Obame.",
        {"meeting: CN Wen Hao, GA Paul Obame"},
    ),
    (
        "Le président gabonais Paul Obame s'est entretenu jeudi avec les dirigeants de la CEDEAO.",
        {"meeting: GA Paul Obame"},
    ),
    (
        "Une délégation tchadienne a effectué lundi une visite à Libreville. La délégation conduite par le ministre tchadien Ali Moussa a été reçue par le président gabonais Paul Obame.",
        {"visit: TD Ali Moussa, GA", "meeting: TD Ali Moussa, GA Paul Obame"},
    ),
    (
        "Le président gabonais Paul Obame a adressé un message de félicitations au Serviteur des deux Lieux Saints de l'Islam, le Roi Salmane Ibn Fahd, Souverain d'Arabie Saoudite.",
        {"message: GA Paul Obame, SA Salmane Ibn Fahd"},
    ),
    (
        "Le ministre gabonais Paul Obame a rencontré à sa résidence officielle, le lundi 27\nfévrier 2023, une délégation conduite par le ministre tchadien Ali Moussa.",
        {"meeting: GA Paul Obame, TD Ali Moussa"},
    ),
    (
        "Le président gabonais Paul Obame a reçu son homologue tchadien Ali Moussa. Un point de presse animé par les deux présidents viendra clore la visite.",
        {"meeting: GA Paul Obame, TD Ali Moussa", "press_conference?: GA Paul Obame, TD Ali Moussa"},
    ),
    (
        "Un entretien a eu lieu mardi à Libreville entre le ministre gabonais Paul Obame et son homologue tchadien, M. Ali Moussa, en visite de travail.",
        {"meeting: GA Paul Obame, TD Ali Moussa", "visit: TD Ali Moussa, GA"},
    ),
    (
        "Le président gabonais Paul Obame a reçu M. Ali Moussa ministre tchadien de la Santé.",
        {"meeting: GA Paul Obame, TD Ali Moussa"},
    ),
    (
        "Le président gabonais Paul Obame a reçu mardi trois ambassadeurs. Il s'agit respectivement de l'ambassadeur de Norvège, celui du Chili et celui du Pérou.",
        {"meeting: GA Paul Obame, NO", "meeting: GA Paul Obame, CL", "meeting: GA Paul Obame, PE"},
    ),
    (
        "Le président gabonais Paul Obame a reçu les lettres de créance de trois nouveaux ambassadeurs. Ont ainsi été accrédités Ali Moussa pour le Tchad, Juan Rojas pour le Pérou et Ana Diaz pour le Chili.",
        {"credentials: GA Paul Obame, TD Ali Moussa, PE Juan Rojas, CL Ana Diaz"},
    ),
    (
        "Le président gabonais Paul Obame a reçu, ce jour, un appel téléphonique de son frère l'Émir du Qatar, Cheikh Hamad Ben Saad.",
        {"phone_call: GA Paul Obame, QA Hamad Ben Saad"},
    ),
    (
        "Le président gabonais Paul Obame a reçu les félicitations et les meilleurs vœux de son homologue tchadien Ali Moussa.",
        {"message: GA Paul Obame, TD Ali Moussa"},
    ),
    (
        "Le ministre tchadien Ali Moussa est à Libreville dans le cadre de la commission mixte.",
        {"visit: TD Ali Moussa, GA"},
    ),
    (
        "Le président tchadien Ali Moussa a quitté lundi N'Djamena à destination d'Abuja, au Nigeria.",
        {"visit: TD Ali Moussa, NG"},
    ),
    (
        "Le ministre gabonais Paul Obame a reçu lundi quatre diplomates. L'ambassadrice du Pérou a été la première à être reçue.",
        {"meeting: GA Paul Obame, PE"},
    ),
    (
        "Le président gabonais Paul Obame fera une escale à Niamey.",
        {"visit?: GA Paul Obame, NE"},
    ),
    (
        "À la suite du chef de la diplomatie tchadienne, M. Paul Obame, président gabonais, s'est entretenu avec le ministre malien Oumar Sow.",
        {"meeting: GA Paul Obame, ML Oumar Sow"},
    ),
]

NONE = [
    "Le président tchadien Ali Issa reste le seul dirigeant autorisé à se rendre à Niamey pour voir le président nigérien Sani Abdou.",
    "Reçu au palais, le ministre malien Oumar Sow a déclaré, à l'issue de l'entretien, avoir rendu compte au président malien Issa Keïta.",
    "Le Premier ministre a convoqué le ministre de l'Intérieur.",
    "À l'aéroport, le président tchadien Ali Moussa, de retour de Doha, a été accueilli par le Premier ministre tchadien Issa Oumar.",
]


def _told(event: Event) -> str:
    persons = sorted(f"{p.country or f'@{p.organization}'} {p.name}" for p in event.participants)
    sides = sorted(set(event.countries) - {p.country for p in event.participants})
    return f"{event.type}{'?' if event.status == 'planned' else ''}: {', '.join([*persons, *sides])}"


def _ordered(wanted: str) -> str:
    kind, parties = wanted.split(": ")
    return f"{kind}: {', '.join(sorted(parties.split(', '), key=lambda p: (' ' not in p, p)))}"


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_told(text: str, wanted: set[str]) -> None:
    assert sorted(map(_told, extract(Article("short", text, lang="fr")))) == sorted(map(_ordered, wanted))


@pytest.mark.parametrize("text", NONE)
def test_nothing_told(text: str) -> None:
    assert [_told(e) for e in extract(Article("short", text, lang="fr"))] == []
