"""The office as the seller on its papers, in its accounts' currency: who it is by law, and how it is paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from chalicelib.enrollment.model import Address
from chalicelib.kernel.values import dataclass

# Whose law a paper follows: the country of the currency an account is kept in, as for the dunning policies.
COUNTRIES: Final[Mapping[str, str]] = {"USD": "US", "SEK": "SE", "PLN": "PL", "EUR": ""}


@dataclass(frozen=True, slots=True)
class Seller:
    """What the law wants to be read of the seller, and the ways to pay it. What a country has no use for is empty.

    Numbers are kept without spaces and hyphens, the VAT number of Sweden with its country. `exemption` is a ground of
    `rules/seller.py`.
    """

    name: str = ""
    address: Address = Address()
    organisation_number: str = ""  # US: EIN; SE: organisationsnummer
    vat_number: str = ""  # SE: momsregistreringsnummer; PL: NIP
    f_tax: bool = False  # SE: godkänd för F-skatt
    exemption: str = ""  # why what is sold untaxed is exempt from VAT
    bankgiro: str = ""  # SE
    iban: str = ""
    remit_to: Address = Address()  # US: where cheques are sent, when not to the address


@dataclass(frozen=True, slots=True)
class FormerSeller:
    """What the seller was until a moment (UTC)."""

    until: datetime
    seller: Seller


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The seller of a currency as it is now, and as it was: a paper stays of its day. Version 0 was never saved."""

    currency: str
    seller: Seller = Seller()
    version: int = 0
    formerly: tuple[FormerSeller, ...] = ()

    def at(self, moment: datetime | None) -> Seller:
        """The seller at a moment (None: now); before it was first told, as it was told first."""
        after = [former for former in self.formerly if moment is not None and former.until > moment]
        return after[0].seller if after else self.seller

    def changed(self, seller: Seller, at: datetime) -> Letterhead:
        """The letterhead with another seller from a moment on."""
        was = (FormerSeller(at, self.seller),) if self.version else ()
        return replace(self, seller=seller, version=self.version + 1, formerly=(*self.formerly, *was))
