"""The doors of the office on its papers: who sells by law and how it is paid, by currency."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from chalicelib.enrollment.api.shapes import AddressShape
from chalicelib.enrollment.model import Address
from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.papers.words import Writer
from chalicelib.invoicing.rules.seller import GROUNDS, fields_of
from chalicelib.invoicing.seller import COUNTRIES, Letterhead, Seller
from chalicelib.kernel.languages import Language
from chalicelib.web.call import Call
from chalicelib.web.given import given
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Shape, ShortText, VersionOrNew, View
from chalicelib.web.shown import shown

Number = Annotated[str, Field(max_length=40)]


class SellerIn(Shape):
    """The seller as edited, with the version it was edited on."""

    name: ShortText
    address: AddressShape
    organisation_number: Number = ""
    vat_number: Number = ""
    f_tax: bool = False
    exemption: Annotated[str, Field(max_length=40)] = ""
    bankgiro: Number = ""
    iban: Number = ""
    remit_to: AddressShape = Field(default_factory=AddressShape)
    version: VersionOrNew


class SellerAddressView(View):
    """A postal address."""

    line1: str
    line2: str
    city: str
    region: str
    postal_code: str
    country: str

    @classmethod
    def of(cls, address: Address, country: str) -> SellerAddressView:
        """Show an address; an empty one is of the paper's country."""
        return shown(cls, address, country=address.country if address.line1 or not country else country)


class GroundView(View):
    """A ground of exemption from VAT: its key, and its words as a paper has them."""

    key: str
    text: str


class LetterheadView(View):
    """The office on its papers in a currency. `asks` are the fields that this country has, `grounds` its exemptions."""

    currency: str
    country: str
    name: str
    address: SellerAddressView
    organisation_number: str
    vat_number: str
    f_tax: bool
    exemption: str
    bankgiro: str
    iban: str
    remit_to: SellerAddressView
    asks: list[str]
    grounds: list[GroundView]
    version: int

    @classmethod
    def of(cls, head: Letterhead, language: Language) -> LetterheadView:
        """Show how the office stands on its papers now."""
        code, country, write = head.currency, COUNTRIES[head.currency], Writer(language, head.currency)
        grounds = [GroundView(key=key, text=write.say(f"exempt.{key}")) for key in GROUNDS.get(code, ())]
        return shown(
            cls,
            head.seller,
            currency=code,
            country=country,
            address=SellerAddressView.of(head.seller.address, country),
            remit_to=SellerAddressView.of(head.seller.remit_to, country),
            asks=fields_of(code),
            grounds=grounds,
            version=head.version,
        )


@api.get("/letterheads", Permission.ACCOUNT_READ)
def list_letterheads(call: Call) -> list[LetterheadView]:
    """How the office stands on its papers, by currency."""
    return [LetterheadView.of(head, call.language) for head in actions.list_letterheads(call.ports)]


@api.put("/letterheads/{currency}", Permission.SETTINGS_WRITE)
def save_letterhead(call: Call, currency: str, body: SellerIn) -> LetterheadView:
    """Say how the office stands on its papers in a currency from now on; earlier papers keep what it was."""
    seller = given(Seller, body)
    return LetterheadView.of(
        actions.save_letterhead(call.ports, currency, seller, body.version, call.actor), call.language
    )
