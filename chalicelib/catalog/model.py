"""The words of the catalog."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.money import Currency
from chalicelib.kernel.period import Period


class CodeSystem(StrEnum):
    """Whose codes. CPT comes only as the user's own file; SNOMED, RxNorm and CVX come through a crosswalk."""

    ICD10CM = "icd10cm"
    HCPCS = "hcpcs"
    CPT = "cpt"
    SERVICE = "service"  # the office's own


@dataclass(frozen=True, slots=True)
class Code:
    """One code as one release has it. A diagnosis is never charged; a header is never billed (`billable` false)."""

    system: CodeSystem
    code: str
    description: str
    billable: bool
    period: Period


@dataclass(frozen=True, slots=True)
class Price:
    """What one unit of a code costs on a fee schedule in a period. `schedule` "" is the cash price."""

    schedule: str
    system: CodeSystem
    code: str
    unit_minor: int
    currency: Currency
    period: Period
    tax_code: str  # "" is untaxed


@dataclass(frozen=True, slots=True)
class TaxRule:
    """A tax rate in a period: basis points of the net amount, or an exemption with its reason."""

    tax_code: str
    rate_bp: int
    period: Period
    exemption: str  # why nothing is due, with its source; "" when the rate is due
    source: str


@dataclass(frozen=True, slots=True)
class DiscountRule:
    """A discount the office gives: basis points of the line, freely up to `cap_bp`, above it with an approval."""

    key: str
    name: str
    rate_bp: int
    cap_bp: int
    period: Period


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What a code of another system is called in ours."""

    from_system: str
    from_code: str
    to_system: CodeSystem
    to_code: str
