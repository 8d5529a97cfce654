"""What a payer owes, of all accounts together."""

from __future__ import annotations

from datetime import date

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing.rules.ageing import BUCKETS
from chalicelib.kernel.languages import Language
from chalicelib.ledger.actions import today
from chalicelib.reports.payers import payer_ages, payer_unapplied
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, View

api = Api("payers", "/api/v1")


class PayerOwingView(View):
    """What a payer owes in one currency: open, overdue, by age; and what of its money pays nothing yet."""

    currency: str
    open: MoneyView
    overdue: MoneyView
    ageing: dict[str, MoneyView]
    unapplied: MoneyView

    @classmethod
    def of(cls, code: str, ages: dict[str, int], unapplied: int, language: Language) -> PayerOwingView:
        """Write it for a reader; amounts in minor units."""

        def money(minor: int) -> MoneyView:
            return MoneyView.of(minor, code, language)

        return cls(
            currency=code,
            open=money(sum(ages.values())),
            overdue=money(sum(ages.values()) - ages[BUCKETS[0]]),
            ageing={name: money(minor) for name, minor in ages.items()},
            unapplied=money(unapplied),
        )


class PayerOwesView(View):
    """What a payer owes on a day, by currency; nothing when it owes nothing and the office holds none of its money."""

    on: date
    by_currency: list[PayerOwingView]


@api.get("/payers/{payer_id}/owes", Permission.ACCOUNT_READ)
def payer_owes(call: Call, payer_id: str) -> PayerOwesView:
    """What a payer owes on all accounts together, by age."""
    on, payer = today(call.ports), enrollment.payer_of(call.ports, payer_id)
    ages, unapplied = payer_ages(call.ports, payer.id, on), payer_unapplied(call.ports, payer.id)
    nothing = dict.fromkeys(BUCKETS, 0)
    codes = sorted({*ages, *unapplied})
    owing = [PayerOwingView.of(one, ages.get(one, nothing), unapplied.get(one, 0), call.language) for one in codes]
    return PayerOwesView(on=on, by_currency=owing)
