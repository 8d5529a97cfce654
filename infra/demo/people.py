"""Invented people in three languages: names, addresses, ages, phones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from chalicelib.enrollment.model import Address, PersonName
from chalicelib.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class Country:
    """Where a part of the practice's people live."""

    language: Language
    currency: str
    time_zone: str
    code: str
    given: tuple[tuple[str, str], ...]  # name, sex
    family: tuple[str, ...]
    places: tuple[tuple[str, str, str], ...]  # city, region, postal code
    streets: tuple[str, ...]
    phone: str


# Phone ranges kept for fiction: NANPA 555-01XX; PTS 070-174 06 05 to 99. Poland keeps none.
UNITED_STATES: Final = Country(
    "en",
    "USD",
    "America/New_York",
    "US",
    (
        ("Ada", "female"),
        ("Brianna", "female"),
        ("Carmen", "female"),
        ("Dolores", "female"),
        ("Elena", "female"),
        ("Fatima", "female"),
        ("Grace", "female"),
        ("Hannah", "female"),
        ("Imani", "female"),
        ("June", "female"),
        ("Andre", "male"),
        ("Bao", "male"),
        ("Calvin", "male"),
        ("Dmitri", "male"),
        ("Elijah", "male"),
        ("Felix", "male"),
        ("Gabriel", "male"),
        ("Hassan", "male"),
        ("Isaac", "male"),
        ("Jamal", "male"),
    ),
    (
        "Abernathy",
        "Bautista",
        "Castellanos",
        "Delacroix",
        "Eberhardt",
        "Fairweather",
        "Goldfarb",
        "Hollowell",
        "Iwasaki",
        "Jankowski",
        "Kirkpatrick",
        "Lombardi",
        "Montgomery",
        "Nakamura",
        "Okafor",
        "Pemberton",
        "Quintero",
        "Rasmussen",
        "Sandoval",
        "Thibodeaux",
        "Underhill",
        "Villanueva",
        "Whitfield",
        "Yarborough",
    ),
    (("Boston", "MA", "02118"), ("Worcester", "MA", "01605"), ("Lowell", "MA", "01852"), ("Salem", "MA", "01970")),
    ("Elm Street", "Harbor Road", "Maple Avenue", "Quarry Lane", "Mill Street", "Chestnut Hill"),
    "+1617555{:04d}",
)
SWEDEN: Final = Country(
    "sv",
    "SEK",
    "Europe/Stockholm",
    "SE",
    (
        ("Astrid", "female"),
        ("Britta", "female"),
        ("Elsa", "female"),
        ("Frida", "female"),
        ("Linnéa", "female"),
        ("Maja", "female"),
        ("Saga", "female"),
        ("Arvid", "male"),
        ("Björn", "male"),
        ("Edvin", "male"),
        ("Gustav", "male"),
        ("Nils", "male"),
        ("Oskar", "male"),
        ("Åke", "male"),
    ),
    (
        "Ahlström",
        "Björklund",
        "Dahlgren",
        "Ekholm",
        "Fagerström",
        "Gyllenhammar",
        "Hägglund",
        "Lindqvist",
        "Nordström",
        "Sjöblom",
        "Söderberg",
        "Wallander",
        "Åkerman",
        "Östlund",
    ),
    (("Uppsala", "", "753 20"), ("Göteborg", "", "413 01"), ("Malmö", "", "211 20"), ("Umeå", "", "903 26")),
    ("Storgatan", "Björkvägen", "Kungsgatan", "Skolgatan", "Hamngatan"),
    "+467017406{:02d}",
)
POLAND: Final = Country(
    "pl",
    "PLN",
    "Europe/Warsaw",
    "PL",
    (
        ("Agnieszka", "female"),
        ("Barbara", "female"),
        ("Danuta", "female"),
        ("Ewa", "female"),
        ("Grażyna", "female"),
        ("Małgorzata", "female"),
        ("Zofia", "female"),
        ("Adam", "male"),
        ("Czesław", "male"),
        ("Grzegorz", "male"),
        ("Jakub", "male"),
        ("Łukasz", "male"),
        ("Piotr", "male"),
        ("Wojciech", "male"),
    ),
    (
        "Adamczyk",
        "Borkowska",
        "Chmielewski",
        "Dąbrowska",
        "Gajda",
        "Jabłońska",
        "Kaczmarek",
        "Łapiński",
        "Mazurek",
        "Nowicka",
        "Pietrzak",
        "Sobczak",
        "Wróblewska",
        "Żurawska",
    ),
    (("Kraków", "", "31-007"), ("Gdańsk", "", "80-831"), ("Wrocław", "", "50-106"), ("Łódź", "", "90-001")),
    ("ul. Długa", "ul. Lipowa", "ul. Szkolna", "ul. Ogrodowa", "ul. Polna"),
    "+48600100{:03d}",
)


def country_of(number: int) -> Country:
    """Two of three people live in the United States, the others in Sweden and Poland."""
    return (UNITED_STATES, UNITED_STATES, UNITED_STATES, UNITED_STATES, SWEDEN, POLAND)[number % 6]


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person."""

    name: PersonName
    sex: str
    birth_date: date
    address: Address
    phone: str
    email: str


def invent(number: int, chance: random.Random, today: date) -> tuple[Country, Invented]:
    """Invent the person of a number: the same for the same seed."""
    country = country_of(number)
    given, sex = chance.choice(country.given)
    family = chance.choice(country.family)
    city, region, postal_code = chance.choice(country.places)
    line = f"{chance.choice(country.streets)} {chance.randint(1, 180)}"
    if country.code == "US":
        number_first, _, street = line.rpartition(" ")[2], "", line.rpartition(" ")[0]
        line = f"{number_first} {street}"
    born = today - timedelta(days=chance.randint(19 * 365, 88 * 365))
    phone = country.phone.format(100 + number % 100 if country.code == "US" else number % 95 + 5)
    address = Address(line, "", city, region, postal_code, country.code)
    email = f"client{number:03d}@people.example"
    return country, Invented(PersonName(family, given), sex, born, address, phone, email)
