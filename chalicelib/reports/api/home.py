"""The office at a glance."""

from __future__ import annotations

from datetime import date

from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import own_first
from chalicelib.ledger.actions import today
from chalicelib.reports.behind import BehindOffice, behind_office
from chalicelib.reports.home import Figures, figures
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, View

api = Api("home", "/api/v1")


class FigureView(View):
    """One figure of the office: how many, and how much by currency."""

    count: int
    amounts: list[MoneyView]


class BehindAccountView(View):
    """An account that lists and sums do not show as it is, since an instant; without a number while it has no row."""

    account_id: str
    number: str
    since: str


class BehindView(View):
    """How many accounts the lists do not show as they are (`more`: and more than are counted), the first by name."""

    count: int
    more: bool
    first: list[BehindAccountView]

    @classmethod
    def of(cls, old: BehindOffice) -> BehindView:
        """Write them for a reader."""
        first = [BehindAccountView(account_id=a.account_id, number=a.number, since=a.since) for a in old.first]
        return cls(count=old.count, more=old.more, first=first)


class HomeView(View):
    """The office at a glance: what waits for a person, what came in, what guarantors owe by age and in all."""

    on: date
    accounts: int
    queues: dict[str, FigureView]
    received_this_week: list[MoneyView]
    ageing: dict[str, list[MoneyView]]
    owed: list[MoneyView]
    behind: BehindView

    @classmethod
    def of(cls, on: date, seen: Figures, old: BehindOffice, own: str, language: Language) -> HomeView:
        """Write the figures for a reader, the office's `own` currency first."""

        def money(amounts: dict[str, int]) -> list[MoneyView]:
            return [MoneyView.of(minor, code, language) for code, minor in own_first(amounts, own).items() if minor]

        return cls(
            on=on,
            accounts=seen.accounts,
            queues={name: FigureView(count=f.count, amounts=money(f.amounts)) for name, f in seen.queues.items()},
            received_this_week=money(seen.received),
            ageing={bucket: money(amounts) for bucket, amounts in seen.ageing.items()},
            owed=money(seen.owed),
            behind=BehindView.of(old),
        )


@api.get("/home", Permission.SIGNED_IN)
def home(call: Call) -> HomeView:
    """The office at a glance."""
    on = today(call.ports)
    seen = figures(call.ports, on, earlier(on, on.weekday()))
    own = call.ports.settings.office_currency
    return HomeView.of(on, seen, behind_office(call.ports), own, call.language)
