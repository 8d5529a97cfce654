"""The words of enrollment."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from chalicelib.enrollment.written import CallOutcome as CallOutcome
from chalicelib.enrollment.written import NewNote as NewNote
from chalicelib.enrollment.written import Note as Note
from chalicelib.enrollment.written import NoteMark as NoteMark
from chalicelib.enrollment.written import PayerNote as PayerNote
from chalicelib.kernel.ids import AccountId, ClientId, CoverageId, PayerId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import Currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as FHIR HumanName has it."""

    family: str
    given: str
    middle: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `country` is ISO 3166 alpha-2."""

    line1: str = ""
    line2: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = "US"


class GuarantorKind(StrEnum):
    """Who answers for the account."""

    SELF = "self"
    PERSON = "person"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class Guarantor:
    """The party that owes what no payer owes. Letters address `name`; `birth_date` serves the pay-link check."""

    kind: GuarantorKind
    name: str
    address: Address
    relationship: str = ""
    birth_date: date | None = None
    client_id: ClientId | None = None  # of kind self


class Channel(StrEnum):
    """How a person may be reached."""

    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"


class AddressState(StrEnum):
    """Whether an e-mail address takes mail."""

    UNVERIFIED = "unverified"
    GOOD = "good"
    BOUNCED = "bounced"
    COMPLAINED = "complained"


EXTENSION: Final = " ext. "  # between a phone number and its extension


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number in E.164, its extension behind ` ext. `, with its use (mobile, home, work)."""

    number: str
    use: str = "mobile"

    @property
    def dialled(self) -> str:
        """The number without its extension: by it people are found and compared."""
        return self.number.partition(EXTENSION)[0]


@dataclass(frozen=True, slots=True)
class Contact:
    """How the account is reached, and what its person agreed to. `opted_out` holds channels that are closed."""

    email: str = ""
    email_state: AddressState = AddressState.UNVERIFIED
    phones: tuple[Phone, ...] = ()
    preferred: Channel = Channel.EMAIL
    email_consent_at: datetime | None = None
    opted_out: frozenset[Channel] = frozenset()


class AccountState(StrEnum):
    """Whether new charges may be made on it."""

    ACTIVE = "active"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Former:
    """What somebody was called, and where they lived, until a moment (UTC)."""

    until: datetime
    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class Absorbed:
    """An account that was merged into another, and the number it is still asked for by."""

    account_id: AccountId
    number: str


@dataclass(frozen=True, slots=True)
class Account:
    """One receivable in one currency, one guarantor, one or more clients. The last digit of `number` checks it."""

    id: AccountId
    number: str
    currency: Currency
    language: Language
    time_zone: str
    guarantor: Guarantor
    contact: Contact
    state: AccountState
    enrolled_at: datetime
    version: int
    formerly: tuple[Former, ...] = ()  # the guarantor's, oldest first
    fingerprint: str = ""  # keyed hash of the form that enrolled it
    merged_into: str = ""  # the account that has what this one had; it takes no work any more
    absorbed: tuple[Absorbed, ...] = ()


@dataclass(frozen=True, slots=True)
class Identifier:
    """A national or outside number of a client. Only `Crypto.open` reads `sealed`; `last4` may be shown."""

    system: str  # us-ssn, se-personnummer, pl-pesel, mrn, synthea
    last4: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Client:
    """A person who receives services. Of two records of one person, one is `replaced_by` the other."""

    id: ClientId
    account_id: AccountId
    name: PersonName
    birth_date: date
    sex: str  # female, male, other, unknown (FHIR administrative-gender)
    address: Address
    identifiers: tuple[Identifier, ...]
    version: int
    deceased_on: date | None = None
    formerly: tuple[Former, ...] = ()
    replaced_by: str = ""  # another client of the same account
    replaced_at: int = 0  # the next entry of the account's journal then; 0 where a merge of accounts did it


class ConcernSeverity(StrEnum):
    """How loudly a concern is shown."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"


class ConcernKind(StrEnum):
    """What everyone who opens the account must know."""

    INTERPRETER = "interpreter"
    HARDSHIP = "hardship"
    LEGAL_REPRESENTATIVE = "legal_representative"
    BANKRUPTCY = "bankruptcy"
    DECEASED = "deceased"
    LIFE_SUPPORT = "life_support"
    DO_NOT_CONTACT = "do_not_contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Concern:
    """A special concern, shown wherever the account opens."""

    id: str
    account_id: AccountId
    kind: ConcernKind
    severity: ConcernSeverity
    text: str
    noted_at: datetime
    noted_by: str
    ended_at: datetime | None
    version: int


class PayerKind(StrEnum):
    """What a party that can be billed is."""

    INSURER = "insurer"
    PROGRAMME = "programme"
    EMPLOYER = "employer"
    AGENCY = "agency"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Payer:
    """A party other than the guarantor that can be billed. Its id is the party of its receivable."""

    id: PayerId
    name: str
    kind: PayerKind
    address: Address
    email: str
    phone: str
    terms_days: int  # days from issue to due
    fee_schedule: str  # its fee schedule in the catalog, or "" for the cash price
    active: bool
    version: int
    outside_ids: dict[str, str] = field(default_factory=dict)
    formerly: tuple[Former, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """A client's right to have a payer pay: in what order, when, and how much.

    The payer takes `percent_bp` basis points (1/10,000) of what is left of each invoice after `copay_minor`, at most
    `cap_minor` an invoice; the rest goes to the next coverage and at last to the guarantor.
    """

    id: CoverageId
    account_id: AccountId
    client_id: ClientId
    payer_id: PayerId
    member_id: str
    order: int  # 1 pays first
    period: Period
    percent_bp: int
    copay_minor: int
    cap_minor: int | None
    version: int


@dataclass(frozen=True, slots=True)
class AccountFile:
    """An account and its people. `raws` are the stored items that were read with them, for the rooms above: where it
    stands in dunning, and its head.
    """

    account: Account
    clients: tuple[Client, ...]
    coverages: tuple[Coverage, ...]
    concerns: tuple[Concern, ...]
    raws: tuple[dict[str, Any], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A client that a search found by the text `by`: enough to tell people apart, and no health data."""

    account_id: AccountId
    client_id: ClientId
    account_number: str
    name: str
    birth_year: int
    by: str = ""
