"""Answer shapes of enrollment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from chalicelib.enrollment.model import (
    Account,
    AccountFile,
    AccountState,
    AddressState,
    Channel,
    Client,
    Concern,
    ConcernKind,
    ConcernSeverity,
    Contact,
    Coverage,
    Found,
    GuarantorKind,
    Note,
)
from chalicelib.enrollment.rules import display_name
from chalicelib.enrollment.rules.duplicates import Likeness
from chalicelib.kernel.languages import Language
from chalicelib.web.shapes import MoneyView, View
from chalicelib.web.shown import amounts, shown


class NameView(View):
    """A person's name."""

    family: str
    given: str
    middle: str
    prefix: str
    suffix: str


class AddressView(View):
    """A postal address."""

    line1: str
    line2: str
    city: str
    region: str
    postal_code: str
    country: str


class GuarantorView(View):
    """Who answers for the account."""

    kind: GuarantorKind
    name: str
    address: AddressView
    relationship: str
    birth_date: date | None
    client_id: str | None


class PhoneView(View):
    """A phone number in E.164."""

    number: str
    use: str


class ContactView(View):
    """How the account is reached."""

    email: str
    email_state: AddressState
    phones: list[PhoneView]
    preferred: Channel
    email_consent_at: datetime | None
    opted_out: list[Channel]

    @classmethod
    def of(cls, contact: Contact) -> ContactView:
        """Show a contact."""
        return shown(cls, contact, opted_out=sorted(contact.opted_out))


class AbsorbedView(View):
    """An account that was merged into this one."""

    account_id: str
    number: str


class AccountView(View):
    """An account without its money. One that was `merged_into` another takes no work any more."""

    id: str
    number: str
    currency: str
    language: Language
    time_zone: str
    state: AccountState
    enrolled_at: datetime
    version: int
    guarantor: GuarantorView
    contact: ContactView
    merged_into: str | None
    absorbed: list[AbsorbedView]

    @classmethod
    def of(cls, account: Account) -> AccountView:
        """Show an account."""
        contact, merged_into = ContactView.of(account.contact), account.merged_into or None
        return shown(cls, account, contact=contact, merged_into=merged_into)


class IdentifierView(View):
    """A number of which only the end is shown."""

    system: str
    last4: str


class ClientView(View):
    """A client."""

    id: str
    account_id: str
    name: NameView
    display_name: str
    birth_date: date
    sex: str
    address: AddressView
    identifiers: list[IdentifierView]
    deceased_on: date | None
    replaced_by: str | None  # the record of the same person that stands for both
    version: int

    @classmethod
    def of(cls, client: Client) -> ClientView:
        """Show a client."""
        replaced_by = client.replaced_by or None
        return shown(cls, client, display_name=display_name(client.name), replaced_by=replaced_by)


class CoverageView(View):
    """A client's coverage; `until_on` is the first day without it."""

    id: str
    account_id: str
    client_id: str
    payer_id: str
    payer_name: str
    member_id: str
    order: int
    from_on: date
    until_on: date | None
    percent_bp: int
    copay: MoneyView
    cap: MoneyView | None
    version: int

    @classmethod
    def of(cls, coverage: Coverage, payer_name: str, code: str, language: Language) -> CoverageView:
        """Show a coverage with its payer's name."""
        return shown(cls, coverage, amounts(code, language), payer_name=payer_name)


class ConcernView(View):
    """A special concern."""

    id: str
    kind: ConcernKind
    severity: ConcernSeverity
    text: str
    noted_at: datetime
    noted_by: str
    ended_at: datetime | None
    version: int

    @classmethod
    def of(cls, concern: Concern) -> ConcernView:
        """Show a concern."""
        return shown(cls, concern)


class NoteView(View):
    """A representative's note; `about` is the id of the invoice, credit note or payment it is about, `number` that of
    the first two.
    """

    id: str
    text: str
    written_at: datetime
    written_by: str
    outcome: str
    about: str
    number: str

    @classmethod
    def of(cls, note: Note) -> NoteView:
        """Show a note."""
        return shown(cls, note)


class AccountFileView(View):
    """An account with its people, coverages, concerns and its latest notes."""

    account: AccountView
    clients: list[ClientView]
    coverages: list[CoverageView]
    concerns: list[ConcernView]
    notes: list[NoteView]

    @classmethod
    def of(
        cls, file: AccountFile, notes: Iterable[Note], payer_names: dict[str, str], language: Language
    ) -> AccountFileView:
        """Show an account's file."""
        code = file.account.currency
        return cls(
            account=AccountView.of(file.account),
            clients=[ClientView.of(client) for client in file.clients],
            coverages=[CoverageView.of(c, payer_names.get(c.payer_id, ""), code, language) for c in file.coverages],
            concerns=[ConcernView.of(concern) for concern in file.concerns],
            notes=[NoteView.of(note) for note in notes],
        )


class LikenessView(View):
    """Somebody who may be the same person, and why."""

    account_id: str
    client_id: str
    account_number: str
    name: str
    birth_date: date
    score: int
    reasons: list[str]

    @classmethod
    def of(cls, likeness: Likeness) -> LikenessView:
        """Show a likely duplicate."""
        return shown(cls, likeness)


class LikenessesView(View):
    """Everybody who may be the same person, likeliest first."""

    items: list[LikenessView]


class FoundView(View):
    """A client that was found."""

    account_id: str
    client_id: str
    account_number: str
    name: str
    birth_year: int

    @classmethod
    def of(cls, found: Found) -> FoundView:
        """Show a found client."""
        return shown(cls, found)


class FoundsView(View):
    """Clients that were found, best first."""

    items: list[FoundView]
