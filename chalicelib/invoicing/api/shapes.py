"""What invoicing is sent."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from chalicelib.catalog.model import CodeSystem
from chalicelib.invoicing.actions import Wanted
from chalicelib.invoicing.model import ChargesIn, LineIn
from chalicelib.invoicing.rules.capture import LINES_MAX
from chalicelib.invoicing.rules.diagnoses import LISTED_MAX, faults
from chalicelib.kernel.errors import Invalid
from chalicelib.web.given import given
from chalicelib.web.shapes import (
    AskedDay,
    Id,
    MovedMinor,
    NotNegativeMinor,
    OptionalId,
    ServiceDay,
    Shape,
    Version,
)

Reason = Annotated[str, Field(min_length=1, max_length=200)]
OptionalReason = Annotated[str, Field(max_length=200)]
Code = Annotated[str, Field(min_length=1, max_length=20)]
Modifier = Annotated[str, Field(pattern="^[A-Z0-9]{2}$")]  # HCPCS modifiers: two characters
Diagnosis = Annotated[str, Field(pattern=r"^[A-Z][0-9][0-9A-Z](\.?[0-9A-Z]{1,4})?$")]  # ICD-10-CM
Units = Annotated[str, Field(pattern=r"^[0-9]{1,6}(\.[0-9]{1,3})?$", examples=["1", "1.5"])]


class LineBody(Shape):
    """One captured charge. Units are a decimal with up to three places; a discount is `discount_bp` or
    `discount_minor` with its reason; `unit_minor` asks for another price than the catalog's, with a reason. `diagnoses`
    are those of the client's that it points to, at most four: the first four when left out.
    """

    client_id: Id
    service_on: ServiceDay
    system: CodeSystem
    code: Code
    units: Units = "1"
    modifiers: list[Modifier] = Field(default=[], max_length=4)  # SV101-3 to -6 of X12 837P
    diagnoses: list[Diagnosis] | None = Field(default=None, max_length=12)
    discount_bp: int = Field(default=0, ge=0, le=10_000, strict=True)
    discount_minor: NotNegativeMinor = 0
    discount_reason: OptionalReason = ""
    unit_minor: NotNegativeMinor | None = None
    price_reason: OptionalReason = ""

    def line(self) -> LineIn:
        """The charge as the room knows it."""
        return given(LineIn, self, units=int(Decimal(self.units).scaleb(3)))


class ClientDiagnosesBody(Shape):
    """The diagnoses of a client, the principal one first."""

    client_id: Id
    codes: list[Diagnosis] = Field(max_length=LISTED_MAX)


class DraftBody(Shape):
    """Charges of one account. `self_pay` leaves coverages aside: the guarantor pays it all. `diagnoses` are once for
    all lines of a client; what a line names besides joins them.
    """

    lines: list[LineBody] = Field(max_length=LINES_MAX)
    self_pay: bool = False
    diagnoses: list[ClientDiagnosesBody] = Field(default=[], max_length=LINES_MAX)

    def charges(self) -> ChargesIn:
        """The charges as the room knows them. Invalid `charge_invalid` for more diagnoses than a claim holds."""
        entered = given(ChargesIn, self, lines=[line.line() for line in self.lines])
        if fields := faults(entered):
            raise Invalid("charge_invalid", next(iter(fields.values())), fields)
        return entered


class PreviewBody(DraftBody):
    """Charges to look at; `invoice_id` names the draft they would change."""

    invoice_id: OptionalId = ""
    beside = frozenset({"invoice_id"})


class DraftEdit(DraftBody):
    """Other charges for a draft, made on this version of it."""

    version: Version


class ApproveBody(Shape):
    """Which lines' discounts and prices to approve, and with "" the amount of the whole; none named: all that wait. The
    version is the one that was seen.
    """

    version: Version
    line_ids: list[Annotated[str, Field(max_length=10)]] = Field(default=[], max_length=LINES_MAX)


class CreditBody(Shape):
    """What to take back: lines, an amount with tax, or (neither) all that is left."""

    reason: Reason
    line_ids: list[Annotated[str, Field(max_length=10)]] = Field(default=[], max_length=LINES_MAX)
    amount_minor: MovedMinor | None = None

    def wanted(self) -> Wanted:
        """What to take back as the room knows it."""
        return Wanted(tuple(self.line_ids), self.amount_minor)


class RebillBody(Shape):
    """Why to bill again."""

    reason: Reason


class TransferBody(Shape):
    """How much to move from one party to another: `guarantor`, or a payer's id."""

    from_party: Id
    to_party: Id
    amount_minor: MovedMinor
    reason: Reason


class AdjustBody(Shape):
    """How much to take off a party's open amount by contract."""

    party: Id
    amount_minor: MovedMinor
    reason: Reason


class PaperQuery(Shape):
    """For which party: the guarantor unless named."""

    party: OptionalId = ""


class StatementQuery(Shape):
    """From which day to which, both included, and for which party: the guarantor unless named."""

    from_on: AskedDay
    to_on: AskedDay
    party: OptionalId = ""
