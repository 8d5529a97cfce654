"""Deeds: what an import will do, each under its natural key, staged between reading and posting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from chalicelib.enrollment.actions.forms import ClientForm, CoverageForm, EnrollmentForm, PayerForm
from chalicelib.imports.model import Place
from chalicelib.invoicing.model import ChargeLine, ClientDiagnoses
from chalicelib.payments.model import Method


@dataclass(frozen=True, slots=True)
class AddPayer:
    """Add a party that can be billed."""

    do: Literal["payer"]
    at: Place
    payer_id: str
    key: str
    form: PayerForm


@dataclass(frozen=True, slots=True)
class Enroll:
    """Open an account with the client who answers for it."""

    do: Literal["enroll"]
    at: Place
    account_id: str
    key: str
    form: EnrollmentForm


@dataclass(frozen=True, slots=True)
class AddClient:
    """Add a further client to an account."""

    do: Literal["client"]
    at: Place
    account_id: str
    key: str
    form: ClientForm


@dataclass(frozen=True, slots=True)
class Cover:
    """Give a client a coverage."""

    do: Literal["coverage"]
    at: Place
    account_id: str
    key: str
    form: CoverageForm


@dataclass(frozen=True, slots=True)
class Charge:
    """Issue an invoice for charges; `parts` are the parties' shares in minor units."""

    do: Literal["charge"]
    at: Place
    account_id: str
    key: str
    lines: tuple[ChargeLine, ...]
    parts: dict[str, int]
    on: date
    due_on: date
    whole: str = ""  # the claim it belongs to: all of its deeds are done or none
    diagnoses: tuple[ClientDiagnoses, ...] = ()

    @property
    def minor(self) -> int:
        """What the invoice comes to."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Pay:
    """Post a payment; `invoice_id` is what it pays, or "" for the oldest due first."""

    do: Literal["payment"]
    at: Place
    account_id: str
    key: str
    party: str
    method: Method
    minor: int
    on: date
    invoice_id: str
    reference: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """Take a payment back that came back itself (a cheque bounced, a debit was returned): what it paid is owed again.

    The payment is found by amount, party, and where they are given method, invoice and reference.
    """

    do: Literal["return"]
    at: Place
    account_id: str
    key: str
    party: str
    method: Method | None
    minor: int
    on: date
    invoice_id: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """Transfer a part of an invoice's open amount between parties, or (no `to_party`) adjust it away."""

    do: Literal["transfer", "adjustment"]
    at: Place
    account_id: str
    key: str
    invoice_id: str
    party: str
    to_party: str
    minor: int
    on: date
    whole: str = ""


Deed = AddPayer | Enroll | AddClient | Cover | Charge | Pay | Return | Move

# The words under which deeds are counted.
COUNTED = {
    "payer": "payers",
    "enroll": "clients",
    "client": "clients",
    "coverage": "coverages",
    "charge": "invoices",
    "payment": "payments",
    "return": "returns",
    "transfer": "transfers",
    "adjustment": "adjustments",
}


def minor_of(deed: Deed) -> int:
    """The amount of a deed in minor units; 0 for one that moves no money."""
    return deed.minor if isinstance(deed, (Charge, Pay, Return, Move)) else 0


def account_of(deed: Deed) -> str:
    """The account of a deed; "" for a payer."""
    return "" if isinstance(deed, AddPayer) else deed.account_id
