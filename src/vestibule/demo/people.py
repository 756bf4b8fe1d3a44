"""Invented people and companies. Every e-mail address ends in .example, every number is reserved or invalid to call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tenant_apps.customers.enums import FormOfAddress


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """One person of a demo firm's files."""

    first_name: str
    prefix: str
    last_name: str
    birth_date: date
    form_of_address: str
    email: str
    phone: str


DUTCH_WOMEN = (
    "Sanne Lotte Femke Anouk Marieke Roos Eline Noor Hanneke Iris Willemijn Fatima Yasmina Ingrid Carlijn Tess Maud Annelies "
    "Judith Merel"
).split()
DUTCH_MEN = (
    "Daan Bram Thijs Ruben Jeroen Sander Pieter Maarten Koen Youssef Willem Joost Gijs Floris Mehmet Hugo Rutger Bas Tijmen "
    "Casper"
).split()
DUTCH_FAMILIES = (
    ("de", "Vries"), ("van", "Dijk"), ("", "Bakker"), ("", "Visser"), ("van der", "Meer"), ("", "Mulder"), ("de", "Groot"),
    ("", "Bos"), ("van den", "Berg"), ("", "Hendriks"), ("", "Dekker"), ("van", "Leeuwen"), ("", "Brouwer"), ("de", "Wit"),
    ("", "Dijkstra"), ("", "Smits"), ("ten", "Have"), ("", "El Amrani"), ("", "Kuipers"), ("van", "Wijngaarden"),
    ("", "Yilmaz"), ("", "Postma"), ("in 't", "Veld"), ("", "Scholten"), ("", "Veenstra"), ("", "Hoekstra"),
)  # fmt: skip
BELGIAN_WOMEN = (
    "Camille Manon Élise Charlotte Inès Aurélie Margaux Nathalie Sophie Clémence Hélène Juliette Noémie Astrid Delphine Lieve "
    "Françoise Amandine"
).split()
BELGIAN_MEN = (
    "Lucas Antoine Maxime Thibault Benoît Olivier Cédric Gauthier Laurent Mathieu Étienne Karim Philippe Quentin Renaud Wouter "
    "Xavier Loïc"
).split()
BELGIAN_FAMILIES = (
    ("", "Dubois"), ("", "Lambert"), ("", "Dupont"), ("", "Leclercq"), ("", "Vandenberghe"), ("", "Peeters"), ("", "Janssens"),
    ("de", "Brouckère"), ("", "Lemaire"), ("", "Claes"), ("", "Wouters"), ("", "Delvaux"), ("", "Hennebert"), ("", "Maes"),
    ("", "Benali"), ("", "Collard"), ("", "Dumont"), ("", "Verhaegen"), ("van", "Overstraeten"), ("", "Gérard"),
    ("", "Noël"), ("", "Simonis"), ("", "Thiry"), ("", "Goossens"),
)  # fmt: skip
COMPANIES = {
    "NL": (
        "Bouwbedrijf Van Leeuwen B.V.", "Tandartspraktijk Singelkwartier B.V.", "De Groene Gevel B.V.",
        "Fysiotherapie Zuidoever B.V.", "Hoekstra Installaties B.V.", "Studio Noorderlicht B.V.",
    ),
    "BE": (
        "Brasserie du Parc Royal SRL", "Menuiserie Delvaux SRL", "Cabinet dentaire Saint-Gilles SRL",
        "Pharmacie des Étangs SRL", "Imprimerie Lemaire SA", "Atelier Verhaegen BV",
    ),
}  # fmt: skip


def invented_people(country: str, seed: int) -> Iterator[InventedPerson]:
    """An endless row of people, always the same for the same country and seed; no two share a whole name."""
    chance = Random(seed)  # noqa: S311 - invented people need no unguessable names
    women, men, families = (
        (DUTCH_WOMEN, DUTCH_MEN, DUTCH_FAMILIES) if country == "NL" else (BELGIAN_WOMEN, BELGIAN_MEN, BELGIAN_FAMILIES)
    )
    seen = set()
    while True:
        is_woman = chance.random() < 0.5
        first = chance.choice(women if is_woman else men)
        prefix, last = chance.choice(families)
        if (first, last) in seen:
            continue
        seen.add((first, last))
        yield InventedPerson(
            first_name=first,
            prefix=prefix,
            last_name=last,
            birth_date=date(1955, 1, 1) + timedelta(days=chance.randrange(45 * 365)),
            form_of_address=FormOfAddress.MS if is_woman else FormOfAddress.MR,
            email=f"{_plain(first)}.{_plain(last)}{len(seen)}@mail.example",
            phone=("+3161234" if country == "NL" else "+3247012") + f"{1000 + len(seen):04d}",
        )


def _plain(name: str) -> str:
    folded = name.lower().translate(str.maketrans("éèëêïîôçàâ", "eeeeiiocaa"))
    return "".join(character for character in folded if character.isalpha())
