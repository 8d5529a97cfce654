"""The words of invoicing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date, datetime
from enum import StrEnum

from chalicelib.catalog.model import CodeSystem, TaxRounding
from chalicelib.invoicing.corrections import CreditNote as CreditNote
from chalicelib.invoicing.corrections import SmallBalance as SmallBalance
from chalicelib.invoicing.corrections import TaxPart as TaxPart
from chalicelib.invoicing.corrections import WriteOff as WriteOff
from chalicelib.invoicing.corrections import WriteOffPolicy as WriteOffPolicy
from chalicelib.invoicing.corrections import WriteOffReason as WriteOffReason
from chalicelib.invoicing.corrections import WriteOffState as WriteOffState
from chalicelib.invoicing.corrections import WriteOffWanted as WriteOffWanted
from chalicelib.kernel.ids import AccountId, ClientId, InvoiceId
from chalicelib.kernel.money import Currency
from chalicelib.kernel.sentences import Said
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import GUARANTOR


class InvoiceState(StrEnum):
    """A draft is captured charges; held is a draft that the audit stopped; issued is a demand and never edited."""

    DRAFT = "draft"
    HELD = "held"
    ISSUED = "issued"
    DISCARDED = "discarded"


class Stands(StrEnum):
    """Where an invoice stands today, in one word; made by `rules/stands.py` and nowhere else."""

    DRAFT = "draft"
    HELD = "held"
    DISCARDED = "discarded"
    OPEN = "open"
    PART_PAID = "part_paid"
    OVERDUE = "overdue"
    PAID = "paid"
    CREDITED = "credited"
    WRITTEN_OFF = "written_off"
    DISPUTED = "disputed"


class InvoiceKind(StrEnum):
    """What the invoice demands payment for."""

    SERVICES = "services"
    LATE_FEE = "late_fee"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """One thing done for a client. Amounts in minor units: net = units × unit − discount; tax on net.

    `units` counts thousandths, so that 1.5 units is 1500. `diagnoses` are those of the client's on the invoice that it
    points to (SV107 of X12 837P), in order; codes and not places, so that another order points nowhere else.
    """

    id: str
    client_id: ClientId
    service_on: date
    system: CodeSystem
    code: str
    description: str
    modifiers: tuple[str, ...]
    units: int
    unit_minor: int
    discount_minor: int
    discount_reason: str
    tax_code: str
    tax_rate_bp: int
    tax_minor: int
    net_minor: int
    diagnoses: tuple[str, ...] = ()
    discount_approved_by: str = ""
    price_reason: str = ""  # why the price is not the catalog's; "" when it is
    price_approved_by: str = ""
    asked_by: str = ""  # who set the discount or the price: somebody else approves it
    tax_rounding: TaxRounding = TaxRounding.LINE
    names: dict[str, str] = field(default_factory=dict, hash=False)  # what its client reads instead, by language

    @property
    def total_minor(self) -> int:
        """What the line comes to with tax."""
        return self.net_minor + self.tax_minor


@dataclass(frozen=True, slots=True)
class InterestPart:
    """A stretch of days that interest is reckoned on: a principal in minor units, at a yearly rate in basis points, for
    the days of `[from_on, until_on)`.
    """

    from_on: date
    until_on: date
    minor: int
    rate_bp: int


@dataclass(frozen=True, slots=True)
class ClientDiagnoses:
    """Why a client was served, once for all lines: ICD-10-CM codes, the principal one first (HI of X12 837P). Health
    data.
    """

    client_id: ClientId
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineIn:
    """A charge as it was captured, before it is priced. `units` in thousandths; the price comes from the catalog.

    `diagnoses` are those of the client's that it points to; None: the first four of them.

    A discount is `discount_bp` (basis points of the line) or `discount_minor`, with its reason. `unit_minor` sets
    another price than the catalog's: it needs `price_reason` and an approval.
    """

    client_id: ClientId
    service_on: date
    system: CodeSystem
    code: str
    units: int = 1000
    modifiers: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] | None = None
    discount_bp: int = 0
    discount_minor: int = 0
    discount_reason: str = ""
    unit_minor: int | None = None
    price_reason: str = ""


@dataclass(frozen=True, slots=True)
class ChargesIn:
    """Charges of one account as they were entered. What stands beside the lines is kept in the invoice by its name."""

    lines: Sequence[LineIn]
    self_pay: bool = False
    diagnoses: tuple[ClientDiagnoses, ...] = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """Why an invoice may not be issued: a stable code, a sentence for the representative, the line it is about."""

    code: str
    message: Said
    line_id: str = ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """Charges of one account and, once issued, the demand for them. `open` is what each party still owes on it.

    `liable` is each party's part now: its share when issued, moved by transfers, less credits, adjustments and what was
    `written_off` of it. What a party paid is therefore `liable − open`.
    """

    id: InvoiceId
    account_id: AccountId
    kind: InvoiceKind
    state: InvoiceState
    currency: Currency
    lines: tuple[ChargeLine, ...]
    captured_at: datetime
    captured_by: str
    version: int
    holds: tuple[Hold, ...] = ()
    number: str = ""
    issued_on: date | None = None
    due_on: date | None = None
    total_minor: int = 0
    tax_minor: int = 0
    credited_minor: int = 0
    shares: dict[str, int] = field(default_factory=dict)  # party -> its part when issued
    open: dict[str, int] = field(default_factory=dict)  # party -> what it still owes; zeros are dropped
    rebills: InvoiceId | None = None  # the credited invoice this one replaces
    about: str = ""  # what a fee is about: an invoice id and period
    self_pay: bool = False  # the guarantor pays it all: coverages are left aside
    liable: dict[str, int] = field(default_factory=dict)
    credited_taxes: tuple[TaxPart, ...] = ()  # what of each rate was credited
    credited_lines: tuple[str, ...] = ()
    total_asked_by: str = ""  # who last changed what a draft comes to: somebody else approves a large one
    approved_minor: int = 0  # what it may come to by an approval
    approved_by: str = ""
    done: tuple[str, ...] = ()  # marks of the keys it was changed under (kernel/keys.py), so that a repeat is known
    entry_version: int = 0  # the entry of the journal that issued it
    approved_version: int = 0  # the version of the draft that was seen by who last approved something of it
    payers_due_on: date | None = None  # when payers have to pay, where the guarantor was given until another day
    booked_in: str = ""  # the account in whose journal that entry stands, where it was merged into this one
    interest: tuple[InterestPart, ...] = ()  # what interest was reckoned on, stretch by stretch

    def due_for(self, party: str) -> date | None:
        """When a party has to pay its part."""
        return self.due_on if party == GUARANTOR else self.payers_due_on or self.due_on

    issued_version: int = 0  # its own version when it was issued: each later one came with an entry
    diagnoses: tuple[ClientDiagnoses, ...] = ()  # what the lines do not say by themselves: ask `rules/diagnoses.py`
    written_off: dict[str, int] = field(default_factory=dict)  # party -> what of its part is written off; no zeros

    @property
    def changes(self) -> int:
        """How often it was changed since it was issued, at the most."""
        return self.version - self.issued_version

    def asked_by(self, line_id: str) -> str:
        """Who asked for a line's discount or price, or (without a line) for the amount of the whole; whoever captured
        the charges where nobody is named.
        """
        named = self.total_asked_by if not line_id else ""
        return next((line.asked_by for line in self.lines if line.id == line_id), named) or self.captured_by

    @property
    def credited_tax_minor(self) -> int:
        """The tax in what was credited."""
        return sum(part.tax_minor for part in self.credited_taxes)

    @property
    def open_minor(self) -> int:
        """What all parties still owe on it."""
        return sum(self.open.values())

    @property
    def written_off_minor(self) -> int:
        """What of it is written off, of all parties."""
        return sum(self.written_off.values())

    def paid(self, party: str) -> int:
        """What a party has paid on it so far."""
        return self.liable.get(party, 0) - self.open.get(party, 0)

    def settled(self, party: str, minor: int) -> Invoice:
        """The invoice after `minor` units of a party's open amount were paid (negative: that much came off again).

        ValueError when more than is open would go, or more open than the party is liable for: a fault in the program.
        """
        left = self.open.get(party, 0) - minor
        if left < 0 or (minor < 0 and left > self.liable.get(party, 0)):
            raise ValueError("No more than the open amount can be settled, and no more than was paid opened again.")
        after = {**self.open, party: left}
        return replace(self, open={p: m for p, m in after.items() if m}, version=self.version + 1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invoice of an account that is not issued yet: `state` is draft or held, `minor` what its lines come to."""

    account_id: AccountId
    invoice_id: str
    state: str
    minor: int
