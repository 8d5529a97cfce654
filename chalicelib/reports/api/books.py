"""The general ledger and receivables by age."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.languages import Language
from chalicelib.ledger.actions import today
from chalicelib.reports import ageing, journal
from chalicelib.reports.ageing import AgeingAsked, AgeingLine
from chalicelib.reports.api.untied import UntiedListView, UntiedView, untied, untied_lists
from chalicelib.reports.behind import behind_since
from chalicelib.reports.journal import TrialLine
from chalicelib.reports.rows import account_numbers
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import AskedDay, CurrencyCode, Cursor, MoneyView, OptionalId, PageView, Shape, View

api = Api("reports", "/api/v1/reports")


class AsOf(Shape):
    """As of the end of a civil date; today when left out."""

    on: AskedDay | None = None


class AgeingQuery(AsOf):
    """Whose receivables: the guarantors' (guarantor), all payers' (payer), those of the payer of an id; of all
    currencies or of one.
    """

    party: OptionalId = ""
    currency: CurrencyCode | Literal[""] = ""


class AgeingWanted(AgeingQuery):
    """Which accounts that owe: `text` is a part of account number or guarantor; `overdue` keeps those with something
    past due.
    """

    text: str = Field(default="", max_length=100)
    overdue: bool = False


class AgeingAccountsQuery(AgeingWanted):
    """One page of the accounts that owe."""

    limit: int = Field(default=100, ge=1, le=500)
    cursor: Cursor | None = None


class JournalQuery(AsOf):
    """One day's journal; of all, of one payer, with one ledger account, or posted by one person."""

    party: OptionalId = ""
    code: OptionalId = ""
    by: OptionalId = ""


class DayQuery(JournalQuery):
    """One day's journal, paged."""

    limit: int = Field(default=100, ge=1, le=500)
    cursor: Cursor | None = None


class AgeingView(View):
    """An account, or all of a currency, by age; and since when (an instant) an account's line is old."""

    account_id: str
    account_number: str
    guarantor: str
    currency: str
    buckets: dict[str, MoneyView]
    total: MoneyView
    unapplied: MoneyView
    behind_since: str

    @classmethod
    def of(cls, line: AgeingLine, language: Language, behind_since: str = "") -> AgeingView:
        """Write a line for a reader."""

        def money(minor: int) -> MoneyView:
            return MoneyView.of(minor, line.currency, language)

        return cls(
            account_id=line.account_id,
            account_number=line.account_number,
            guarantor=line.guarantor,
            currency=line.currency,
            buckets={bucket: money(minor) for bucket, minor in line.by_bucket.items()},
            total=money(line.total_minor),
            unapplied=money(line.unapplied_minor),
            behind_since=behind_since,
        )


class AgeingReport(View):
    """Receivables by age as of a day: one line a currency."""

    on: date
    totals: list[AgeingView]


class TrialView(View):
    """One ledger account."""

    number: str
    code: str
    name: str
    currency: str
    debit: MoneyView
    credit: MoneyView

    @classmethod
    def of(cls, line: journal.TrialLine, language: Language) -> TrialView:
        """Write a line for a reader."""
        return cls(
            number=line.account.number,
            code=line.account.code,
            name=line.account.name,
            currency=line.currency,
            debit=MoneyView.of(line.debit_minor, line.currency, language),
            credit=MoneyView.of(line.credit_minor, line.currency, language),
        )


class TrialTotalView(View):
    """One currency of a trial balance; it is balanced when debits and credits are equal."""

    currency: str
    debit: MoneyView
    credit: MoneyView
    balanced: bool


class TrialReport(View):
    """All ledger accounts at the end of a day; debits and credits are equal by currency."""

    on: date
    lines: list[TrialView]
    totals: list[TrialTotalView]
    balanced: bool
    untied: list[UntiedView]  # the first of them, whatever the day
    untied_lists: list[UntiedListView]


class LegView(View):
    """One leg of an entry. `party_name` is what a payer is called, empty for the guarantor and where there is none."""

    code: str
    party: str
    party_name: str
    subject: str
    debit: MoneyView | None
    credit: MoneyView | None


class EntryView(View):
    """One entry of a day. `account_number` is empty for books without a person yet (an import under way)."""

    account_id: str
    account_number: str
    version: int
    reason: str
    source: str
    by: str
    posted_at: str
    legs: list[LegView]


@api.get("/ageing", Permission.REPORT_READ)
def ageing_report(call: Call, query: AgeingQuery) -> AgeingReport:
    """Receivables by age, of all accounts together."""
    on = query.on or today(call.ports)
    totals = [line for line in ageing.totals(call.ports, on, query.party) if query.currency in ("", line.currency)]
    return AgeingReport(on=on, totals=[AgeingView.of(line, call.language) for line in totals])


@api.get("/ageing/accounts", Permission.REPORT_READ)
def ageing_accounts(call: Call, query: AgeingAccountsQuery) -> PageView[AgeingView]:
    """The accounts that have something open, by number, each with its ages."""
    on = query.on or today(call.ports)
    asked = AgeingAsked(on, query.party, query.currency, query.text, query.overdue)
    page = ageing.page_of_ageing(call.ports, asked, query.limit, query.cursor)
    old = behind_since(call.ports, (line.account_id for line in page.items)) if page.items else {}
    items = [AgeingView.of(line, call.language, old.get(line.account_id, "")) for line in page.items]
    return PageView(items=items, cursor=page.cursor)


def _trial_totals(lines: Iterable[TrialLine], language: Language) -> list[TrialTotalView]:
    sums: dict[str, tuple[int, int]] = {}  # in the order of the lines
    for line in lines:
        debit, credit = sums.get(line.currency, (0, 0))
        sums[line.currency] = (debit + line.debit_minor, credit + line.credit_minor)
    return [
        TrialTotalView(
            currency=code,
            debit=MoneyView.of(debit, code, language),
            credit=MoneyView.of(credit, code, language),
            balanced=debit == credit,
        )
        for code, (debit, credit) in sums.items()
    ]


@api.get("/trial-balance", Permission.REPORT_READ)
def trial_balance(call: Call, query: AsOf) -> TrialReport:
    """Every ledger account at the end of a day."""
    on = query.on or today(call.ports)
    lines = journal.trial_balance(call.ports, on)
    totals = _trial_totals(lines, call.language)
    shown = [TrialView.of(line, call.language) for line in lines]
    balanced = all(total.balanced for total in totals)
    accounts, lists = untied(call.ports), untied_lists(call.ports)
    return TrialReport(on=on, lines=shown, totals=totals, balanced=balanced, untied=accounts, untied_lists=lists)


def _legs(row: journal.JournalRow, names: Mapping[str, str], language: Language) -> list[LegView]:
    def money(minor: int) -> MoneyView | None:
        return MoneyView.of(minor, row.currency, language) if minor > 0 else None

    return [
        LegView(
            code=code,
            party=party,
            party_name=names.get(party, ""),
            subject=subject,
            debit=money(minor),
            credit=money(-minor),
        )
        for code, minor, party, subject, *_ in row.legs
    ]


@api.get("/journal", Permission.REPORT_READ)
def day_journal(call: Call, query: DayQuery) -> PageView[EntryView]:
    """The entries that take effect on a day: of all, of a payer, on a ledger account, by a person."""
    wanted = journal.Wanted(query.party, query.code, query.by)
    page = journal.day_journal(call.ports, query.on or today(call.ports), wanted, query.limit, query.cursor)
    numbers = account_numbers(call.ports, {row.whose for row in page.items})
    names = enrollment.payer_names(call.ports, {payer for row in page.items for payer in row.payers})
    items = [_entry(row, numbers[row.whose], names, call.language) for row in page.items]
    return PageView(items=items, cursor=page.cursor)


def _entry(row: journal.JournalRow, account_number: str, names: Mapping[str, str], language: Language) -> EntryView:
    return EntryView(
        account_id=row.whose,
        account_number=account_number,
        version=row.number,
        reason=row.reason,
        source=row.source,
        by=row.by,
        posted_at=row.posted_at.isoformat(),
        legs=_legs(row, names, language),
    )
