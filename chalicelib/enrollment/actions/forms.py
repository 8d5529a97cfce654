"""What a representative hands in, before it is checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from chalicelib.enrollment.model import (
    AccountState,
    Address,
    Channel,
    ConcernKind,
    ConcernSeverity,
    GuarantorKind,
    PayerKind,
    PersonName,
)
from chalicelib.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class IdentifierForm:
    """A national or outside number as typed."""

    system: str
    value: str


@dataclass(frozen=True, slots=True)
class ClientForm:
    """A person who receives services. `identifiers` None leaves those there are in an edit."""

    name: PersonName
    birth_date: date
    sex: str = "unknown"
    address: Address = field(default_factory=Address)
    identifiers: tuple[IdentifierForm, ...] | None = ()
    deceased_on: date | None = None


@dataclass(frozen=True, slots=True)
class GuarantorForm:
    """Who answers for the account. Of kind self, name, address and birth date are those of client `client`."""

    kind: GuarantorKind = GuarantorKind.SELF
    name: str = ""
    address: Address = field(default_factory=Address)
    relationship: str = ""
    birth_date: date | None = None
    client: int | str = 0  # of kind self: the place in the enrollment's clients, or a client's id


@dataclass(frozen=True, slots=True)
class PhoneForm:
    """A phone number as typed, with its use."""

    number: str
    use: str = "mobile"


@dataclass(frozen=True, slots=True)
class ContactForm:
    """How to reach the account's person, and what they agreed to. Phones are read as dialled in `country`."""

    email: str = ""
    phones: tuple[PhoneForm, ...] = ()
    preferred: Channel = Channel.EMAIL
    email_consent: bool = False
    opted_out: frozenset[Channel] = frozenset()
    country: str = "US"


@dataclass(frozen=True, slots=True)
class CoverageForm:
    """A client's coverage. `client` is a client's id, or in an enrollment the place in its clients."""

    client: int | str
    payer_id: str
    order: int
    from_on: date
    until_on: date | None = None
    member_id: str = ""
    percent_bp: int = 10_000
    copay_minor: int = 0
    cap_minor: int | None = None


@dataclass(frozen=True, slots=True)
class ConcernForm:
    """A special concern."""

    kind: ConcernKind
    severity: ConcernSeverity
    text: str = ""


@dataclass(frozen=True, slots=True)
class EnrollmentForm:
    """A new account with its first clients and what is known of them."""

    clients: tuple[ClientForm, ...]
    guarantor: GuarantorForm = GuarantorForm()
    contact: ContactForm = ContactForm()
    currency: str = "USD"
    language: Language = "en"
    time_zone: str = "America/New_York"
    coverages: tuple[CoverageForm, ...] = ()
    concerns: tuple[ConcernForm, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountForm:
    """What may be changed of an account."""

    language: Language
    time_zone: str
    guarantor: GuarantorForm
    state: AccountState = AccountState.ACTIVE


@dataclass(frozen=True, slots=True)
class PayerForm:
    """A party that can be billed."""

    name: str
    kind: PayerKind
    address: Address = field(default_factory=Address)
    email: str = ""
    phone: str = ""
    terms_days: int = 30
    fee_schedule: str = ""
    active: bool = True
    outside_ids: dict[str, str] = field(default_factory=dict)
