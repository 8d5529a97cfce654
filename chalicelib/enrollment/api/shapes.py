"""Request shapes of enrollment: what may be sent. The rules say whether it is right."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chalicelib.enrollment.actions import forms
from chalicelib.enrollment.model import (
    AccountState,
    CallOutcome,
    Channel,
    ConcernKind,
    ConcernSeverity,
    GuarantorKind,
)
from chalicelib.kernel.languages import Language
from chalicelib.web.given import given
from chalicelib.web.shapes import (
    BirthDay,
    CurrencyCode,
    NotNegativeMinor,
    PositiveMinor,
    Shape,
    ShortText,
    TermDay,
    Version,
)

LongText = Annotated[str, Field(max_length=2000)]
Email = Annotated[str, Field(max_length=254)]  # RFC 5321 4.5.3.1.3, less the angle brackets
Dialled = Annotated[str, Field(max_length=40)]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$")]
IdText = Annotated[str, Field(min_length=1, max_length=60)]
Place = Annotated[int, Field(ge=0, le=100, strict=True)]


class NameShape(Shape):
    """A person's name."""

    family: ShortText
    given: ShortText = ""
    middle: ShortText = ""
    prefix: ShortText = ""
    suffix: ShortText = ""


class AddressShape(Shape):
    """A postal address; `country` is ISO 3166 alpha-2."""

    line1: ShortText = ""
    line2: ShortText = ""
    city: ShortText = ""
    region: ShortText = ""
    postal_code: Annotated[str, Field(max_length=20)] = ""
    country: Country = "US"


class IdentifierShape(Shape):
    """A national or outside number."""

    system: Literal["us-ssn", "se-personnummer", "pl-pesel", "mrn", "synthea"]
    value: Annotated[str, Field(max_length=64)]


class ClientShape(Shape):
    """A person who receives services. In an edit, `identifiers` left out or null keeps those there are."""

    name: NameShape
    birth_date: BirthDay
    sex: Literal["female", "male", "other", "unknown"] = "unknown"
    address: AddressShape = Field(default_factory=AddressShape)
    identifiers: Annotated[list[IdentifierShape], Field(max_length=5)] | None = None
    deceased_on: BirthDay | None = None

    def form(self, *, new: bool = True) -> forms.ClientForm:
        """The same as the room's form; a new client without identifiers has none."""
        none = {"identifiers": ()} if new and self.identifiers is None else {}
        return given(forms.ClientForm, self, **none)


class ClientEdit(ClientShape):
    """A changed client."""

    version: Version


class GuarantorShape(Shape):
    """Who answers for the account. Of kind self it is the client `client`: a place in the form, or a client's id."""

    kind: GuarantorKind = GuarantorKind.SELF
    name: ShortText = ""
    address: AddressShape = Field(default_factory=AddressShape)
    relationship: ShortText = ""
    birth_date: BirthDay | None = None
    client: Place | IdText = 0


class PhoneShape(Shape):
    """A phone number as typed."""

    number: Dialled
    use: Literal["mobile", "home", "work"] = "mobile"


class ContactShape(Shape):
    """How to reach the account's person. Phone numbers without + are read as dialled in `country`."""

    email: Email = ""
    phones: Annotated[list[PhoneShape], Field(max_length=5)] = Field(default_factory=list)
    preferred: Channel = Channel.EMAIL
    email_consent: bool = False
    opted_out: Annotated[list[Channel], Field(max_length=3)] = Field(default_factory=list)
    country: Country = "US"

    def form(self) -> forms.ContactForm:
        """The same as the room's form."""
        return given(forms.ContactForm, self)


class ContactEdit(ContactShape):
    """A changed contact; `version` is the account's."""

    version: Version


class CoverageShape(Shape):
    """A client's coverage: `client` is a client's id, or in an enrollment the place in its clients."""

    client: Place | IdText
    payer_id: IdText
    order: Annotated[int, Field(ge=1, le=11, strict=True)] = 1
    from_on: TermDay
    until_on: TermDay | None = None
    member_id: Annotated[str, Field(max_length=80)] = ""
    percent_bp: Annotated[int, Field(ge=1, le=10_000, strict=True)] = 10_000
    copay_minor: NotNegativeMinor = 0
    cap_minor: PositiveMinor | None = None

    def form(self) -> forms.CoverageForm:
        """The same as the room's form."""
        return given(forms.CoverageForm, self)


class CoverageEdit(CoverageShape):
    """A changed coverage; its client stays."""

    version: Version


class CoverageEnd(Shape):
    """The first day without the coverage."""

    until_on: TermDay
    version: Version


class ConcernShape(Shape):
    """A special concern."""

    kind: ConcernKind
    severity: ConcernSeverity
    text: LongText = ""

    def form(self) -> forms.ConcernForm:
        """The same as the room's form."""
        return given(forms.ConcernForm, self)


class ConcernEdit(ConcernShape):
    """A changed concern."""

    version: Version


class Ending(Shape):
    """Ends something, on the version that was seen."""

    version: Version


class ApartShape(Shape):
    """Whether two accounts that look alike are two people's."""

    apart: bool


class NoteShape(Shape):
    """A note, and what came of the call it is about."""

    text: Annotated[str, Field(min_length=1, max_length=4000)]
    outcome: CallOutcome = CallOutcome.NO_CALL


class EnrollBody(Shape):
    """A new account. `confirmed_not_duplicate` says that likely duplicates were looked at."""

    clients: Annotated[list[ClientShape], Field(min_length=1, max_length=6)]
    guarantor: GuarantorShape = Field(default_factory=GuarantorShape)
    contact: ContactShape = Field(default_factory=ContactShape)
    currency: CurrencyCode = "USD"
    language: Language = "en"
    time_zone: ShortText = "America/New_York"
    coverages: Annotated[list[CoverageShape], Field(max_length=20)] = Field(default_factory=list)
    concerns: Annotated[list[ConcernShape], Field(max_length=20)] = Field(default_factory=list)
    confirmed_not_duplicate: bool = False
    beside = frozenset({"confirmed_not_duplicate"})

    def form(self) -> forms.EnrollmentForm:
        """The same as the room's form."""
        return given(forms.EnrollmentForm, self, clients=tuple(client.form() for client in self.clients))


class DuplicatesBody(Shape):
    """A person who may be enrolled already."""

    client: ClientShape
    contact: ContactShape = Field(default_factory=ContactShape)


class AccountEdit(Shape):
    """What may be changed of an account."""

    language: Language
    time_zone: ShortText
    guarantor: GuarantorShape
    state: AccountState = AccountState.ACTIVE
    version: Version

    def form(self) -> forms.AccountForm:
        """The same as the room's form."""
        return given(forms.AccountForm, self)


class SearchQuery(Shape):
    """What was typed: words of a name, a phone's end, an e-mail, an account or invoice number, a birth date."""

    q: Annotated[str, Field(min_length=1, max_length=100)]
    limit: int = Field(default=20, ge=1, le=50)
