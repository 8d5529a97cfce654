"""The words of the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import Currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import Said
from chalicelib.kernel.values import dataclass

# The columns of what is written out: a price as it loads again, a finding as it is read.
PRICE_COLUMNS: Final = (
    *("schedule", "system", "code", "unit_price", "currency"),
    *("from_on", "until_on", "tax_code", "name"),
)
LOAD_FINDING_COLUMNS: Final = ("row", "column", "reason", "mend")

Names = Mapping[Language, str]  # what a code is called on papers in a language, where not as the office describes it


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
    names: Names = field(default_factory=dict)  # no release says them


@dataclass(frozen=True, slots=True)
class Named:
    """What clients read of a code in some languages; "" takes a name away, a language that is left out stays."""

    system: CodeSystem
    code: str
    names: Names


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


class TaxRounding(StrEnum):
    """Where a tax is rounded to whole minor units, half up."""

    LINE = "line"  # each line by itself
    RATE = "rate"  # once for all that is taxed at one rate on a paper


@dataclass(frozen=True, slots=True)
class TaxRule:
    """A tax rate in a period: basis points of the net amount, or an exemption with its reason."""

    tax_code: str
    rate_bp: int
    period: Period
    exemption: str  # why nothing is due, with its source; "" when the rate is due
    source: str
    rounding: TaxRounding = TaxRounding.LINE


@dataclass(frozen=True, slots=True)
class DiscountRule:
    """A discount the office gives: basis points of the line, freely up to `cap_bp`, above it with an approval."""

    key: str
    name: str
    rate_bp: int
    cap_bp: int
    period: Period


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One charge of a visit template: what is done, never for whom nor at what price. `units` in thousandths."""

    system: CodeSystem
    code: str
    modifiers: tuple[str, ...] = ()
    units: int = 1000


@dataclass(frozen=True, slots=True)
class VisitTemplate:
    """What the office charges for a usual visit, in a period: lines, and diagnoses where they are always the same."""

    key: str
    name: str
    lines: tuple[TemplateLine, ...]
    diagnoses: tuple[str, ...]
    period: Period


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What a code of another system is called in ours."""

    from_system: str
    from_code: str
    to_system: CodeSystem
    to_code: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a release file. Without dates of its own the code holds from the release's day on."""

    code: str
    description: str
    billable: bool
    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One edition of a code system: every code that holds from `effective_on`; a code it leaves out ends that day."""

    system: CodeSystem
    effective_on: date
    name: str
    rows: int
    rows_key: str  # document with its rows
    loaded_at: datetime
    loaded_by: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A code system as it stands: its releases by day and the index made of them all."""

    system: CodeSystem
    index_key: str  # document with the search index; "" before the first release
    releases: tuple[Release, ...]
    version: int
    names_key: str = ""  # document with what clients read of its codes; "" before the first name


@dataclass(frozen=True, slots=True)
class PriceRow:
    """All prices, by period, of one code on one fee schedule in one currency; edited under one version."""

    schedule: str
    system: CodeSystem
    code: str
    currency: Currency
    prices: tuple[Price, ...]
    version: int


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """A price list: of payers that agreed on it, or the office's own cash prices (`key` "")."""

    key: str
    name: str
    version: int


@dataclass(frozen=True, slots=True)
class TaxRow:
    """All rules of one tax code, by period."""

    tax_code: str
    rules: tuple[TaxRule, ...]
    version: int


@dataclass(frozen=True, slots=True)
class DiscountRow:
    """All rules of one discount, by period."""

    key: str
    rules: tuple[DiscountRule, ...]
    version: int


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """All editions of one visit template, by period."""

    key: str
    rules: tuple[VisitTemplate, ...]
    version: int


class PriceReason(StrEnum):
    """Why a price is what it is."""

    PAYER_SCHEDULE = "payer_schedule"
    CASH_PRICE = "cash_price"  # cash was asked for
    CASH_INSTEAD = "cash_instead"  # the payer's schedule has none that day
    NO_PRICE = "no_price"


@dataclass(frozen=True, slots=True)
class PriceAnswer:
    """What a code costs on a day, and why; `price` None when neither schedule has one."""

    price: Price | None
    reason: PriceReason


@dataclass(frozen=True, slots=True)
class Found:
    """One code of a search and, where a schedule was asked for, what it costs."""

    code: Code
    price: Price | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a file: where, why, and how to mend it. `row` counts from 1, the heading included."""

    row: int
    column: str
    reason: Said
    mend: Said


class LoadKind(StrEnum):
    """What a file holds."""

    CODES = "codes"
    PRICES = "prices"
    TAXES = "taxes"
    CROSSWALK = "crosswalk"
    NAMES = "names"


class LoadState(StrEnum):
    """How far a file has come. A refused one changed nothing."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of a file: rows read, rows that changed something, rows that were so already, what is wrong."""

    rows: int
    taken: int
    unchanged: int
    findings: tuple[Finding, ...]
    state: LoadState = LoadState.DONE


@dataclass(frozen=True, slots=True)
class Load:
    """A file that was handed in, and what came of it."""

    id: str
    kind: LoadKind
    document_key: str
    name: str
    system: CodeSystem | None  # of codes
    effective_on: date | None  # of codes
    requested_at: datetime
    requested_by: str
    state: LoadState
    rows: int
    taken: int
    unchanged: int
    findings: tuple[Finding, ...]  # the first 100; all of them are in `findings_key`
    findings_count: int
    findings_key: str
    version: int
    encoding: str = ""  # that a person chose; "" when it is to be found
