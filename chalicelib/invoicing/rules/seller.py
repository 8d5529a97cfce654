"""Whether the seller on the papers can be right: each number by its own rule and check digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from stdnum import iban, luhn
from stdnum.exceptions import ValidationError
from stdnum.pl import nip
from stdnum.se import orgnr, vat
from stdnum.us import ein

from chalicelib.invoicing.seller import COUNTRIES, Seller
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.sentences import Said, say

Clean = Callable[[str], str]  # ValidationError for what cannot be right

# Grounds of exemption by currency; their words are in `templates/words` under `exempt`.
# SE: mervärdesskattelag (2023:200) 10 kap. · PL: ustawa o VAT art. 43 ust. 1 pkt 18 and 19, art. 113 ust. 1
GROUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "SEK": ("se_care",),
    "PLN": ("pl_hospital", "pl_profession", "pl_small"),
}


def _bankgiro(number: str) -> str:
    """Seven or eight digits, the last a Luhn check digit (Bankgirot, bankgironummer)."""
    digits = number.replace("-", "").replace(" ", "")
    if not re.fullmatch(r"\d{7,8}", digits):
        raise ValidationError
    return luhn.validate(digits)


def _swedish_vat(number: str) -> str:
    return f"SE{vat.validate(number)}"


def _account(number: str) -> str:
    """An IBAN (ISO 13616, mod 97); the 26 digits of a Polish NRB are one without its country."""
    tight = iban.compact(number)
    return iban.validate(f"PL{tight}" if re.fullmatch(r"\d{26}", tight) else tight)


_IBAN: Final = (_account, say("This is no IBAN: check its digits."))
_NUMBERS: Final[Mapping[str, Mapping[str, tuple[Clean, Said]]]] = {
    "USD": {"organisation_number": (ein.validate, say("This is no EIN: check the nine digits."))},
    "SEK": {
        "organisation_number": (orgnr.validate, say("This is no organisationsnummer: check the ten digits.")),
        "vat_number": (_swedish_vat, say("This is no Swedish VAT number: SE, the ten digits, 01.")),
        "bankgiro": (_bankgiro, say("This is no bankgiro number: check the seven or eight digits.")),
        "iban": _IBAN,
    },
    "PLN": {"vat_number": (nip.validate, say("This is no NIP: check the ten digits.")), "iban": _IBAN},
    "EUR": {"iban": _IBAN},
}
# SE: mervärdesskattelag (2023:200) 17 kap. 24 § with aktiebolagslag (2005:551) 28 kap. 5 § · PL: ustawa o VAT art. 106e
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {"SEK": ("organisation_number",), "PLN": ("vat_number",)}
_OF_COUNTRIES: Final = ("organisation_number", "vat_number", "bankgiro", "iban")


def fields_of(currency: str) -> list[str]:
    """What is asked of the seller in a currency beside its name and address, in order."""
    marks = ["f_tax"] if COUNTRIES[currency] == "SE" else ["remit_to"] if COUNTRIES[currency] == "US" else []
    return [*_NUMBERS[currency], *marks, *(["exemption"] if currency in GROUNDS else [])]


def clean_seller(currency: str, seller: Seller) -> Seller:
    """The seller as it is kept, its numbers without spaces and hyphens; what a country has no use for is left out.

    Invalid `seller_unsound` names each field at fault and how to mend it.
    """
    faults, asked = dict(_missing(currency, seller)), fields_of(currency)
    kept = {name: _clean(currency, name, getattr(seller, name), faults) for name in _OF_COUNTRIES}
    if seller.exemption and seller.exemption not in GROUNDS.get(currency, ()):
        faults["exemption"] = say("Choose one of the grounds in the list.")
    if faults:
        raise Invalid("seller_unsound", say("The office cannot stand on papers so. Mend the marked fields."), faults)
    elsewhere = seller.remit_to if "remit_to" in asked else Seller().remit_to
    return Seller(
        seller.name,
        seller.address,
        **kept,
        f_tax=seller.f_tax and "f_tax" in asked,
        exemption=seller.exemption,
        remit_to=elsewhere,
    )


def _clean(currency: str, name: str, typed: str, faults: dict[str, Said]) -> str:
    """A number as it is kept, "" where the country has none; what cannot be right is added to the faults."""
    if not typed or name not in _NUMBERS[currency]:
        return ""
    clean, fault = _NUMBERS[currency][name]
    try:
        return clean(typed)
    except ValidationError:
        faults[name] = fault
        return ""


def _missing(currency: str, seller: Seller) -> Iterator[tuple[str, Said]]:
    if not seller.name:
        yield "name", say("Write the name that the law knows the office by.")
    for name in ("line1", "city"):
        if not getattr(seller.address, name):
            yield f"address.{name}", say("Write the whole address: a paper is not lawful without it.")
    for name in _NEEDED.get(currency, ()):
        if not getattr(seller, name):
            yield name, say("A paper is not lawful without this number.")
