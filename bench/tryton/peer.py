"""Tryton's side, run by the Python of its own environment: sets a book up, then does what it is told, line by line.

`peer.py` reads `<job> <count>` lines and answers each with JSON: CPU of this process and of PostgreSQL's backend in
seconds, and how many operations. It uses Tryton's own API in the process, with no network and no client: the locks a
batch needs are known before it begins and each batch is one transaction, which is the best that Tryton does. A batch
that had to be begun again for a lock counts from its last beginning.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from trytond.modules.account.tests.test_module import create_chart, get_fiscalyear  # type: ignore[import-not-found]
from trytond.modules.account_invoice.tests.test_module import set_invoice_sequences  # type: ignore[import-not-found]
from trytond.modules.company.tests.test_module import create_company, set_company  # type: ignore[import-not-found]
from trytond.pool import Pool  # type: ignore[import-not-found]
from trytond.tests.test_tryton import DB_NAME, activate_module  # type: ignore[import-not-found]
from trytond.transaction import Transaction, TransactionError  # type: ignore[import-not-found]

USER = 1
PRICES = (Decimal("120.00"), Decimal("80.00"), Decimal("45.50"))  # three lines an invoice
OVERDUE = timedelta(days=10)
TODAY = datetime.now(UTC).date()
Ids = list[int]


def one(model: str, *domain: tuple[str, str, Any]) -> Any:
    """The first record of a model that fits."""
    return Pool().get(model).search(list(domain), limit=1)[0]


def set_up() -> dict[str, int]:
    """A company with its chart, a fiscal year, a way to pay, a party and a dunning procedure."""
    activate_module(["account_invoice", "account_dunning"])
    known, _ = measured({}, _book, {})
    return dict(known)


def _book() -> dict[str, int]:
    company = create_company()
    with set_company(company):
        create_chart(company)
        last_year = TODAY - timedelta(days=200)
        year = get_fiscalyear(company, start_date=last_year, end_date=TODAY + timedelta(days=160))
        year = set_invoice_sequences(year)
        year.save()
        Pool().get("account.fiscalyear").create_period([year])
        return {"company": company.id, **_parties(company)}


def _parties(company: Any) -> dict[str, int]:
    pool = Pool()
    level = {"sequence": 1, "overdue": timedelta(days=5)}
    (procedure,) = pool.get("account.dunning.procedure").create([{"name": "Due", "levels": [("create", [level])]}])
    (party,) = pool.get("party.party").create(
        [{"name": "Ada Okafor", "addresses": [("create", [{}])], "dunning_procedure": procedure.id}]
    )
    cash = one("account.account", ("code", "=", "1.1.1"), ("company", "=", company.id))
    (way,) = pool.get("account.invoice.payment.method").create(
        [
            {
                "name": "Cash",
                "company": company.id,
                "journal": one("account.journal", ("type", "=", "cash")).id,
                "credit_account": cash.id,
                "debit_account": cash.id,
            }
        ]
    )
    (term,) = pool.get("account.invoice.payment_term").create(
        [{"name": "At once", "lines": [("create", [{"type": "remainder"}])]}]
    )
    return {"party": party.id, "way": way.id, "term": term.id}


def post(known: dict[str, int], count: int) -> Ids:
    """Save and post invoices of three lines."""
    pool = Pool()
    kinds, party = pool.get("account.invoice"), pool.get("party.party")(known["party"])
    currency = pool.get("company.company")(known["company"]).currency
    revenue = one("account.account", ("code", "=", "4.2.2"), ("company", "=", known["company"]))  # services
    made = []
    for _ in range(count):
        invoice = kinds(type="out", company=known["company"], party=party, currency=currency)
        invoice.invoice_date = TODAY - OVERDUE
        invoice.on_change_type()
        invoice.on_change_party()
        invoice.payment_term = known["term"]
        line = pool.get("account.invoice.line")
        invoice.lines = [
            line(type="line", currency=currency, company=known["company"], description="Visit", quantity=1)
            for _ in PRICES
        ]
        for row, price in zip(invoice.lines, PRICES, strict=True):
            row.account, row.unit_price = revenue, price
        made.append(invoice)
    kinds.save(made)
    kinds.post(made)
    return [invoice.id for invoice in made]


def pay(known: dict[str, int], ids: Ids) -> None:
    """Pay invoices in full and reconcile them, as the wizard does."""
    pool = Pool()
    way, kinds = pool.get("account.invoice.payment.method")(known["way"]), pool.get("account.invoice")
    for invoice in kinds.browse(ids):
        amount = invoice.amount_to_pay
        lines, _ = invoice.get_reconcile_lines_for_amount(amount, invoice.currency, party=invoice.party)
        paid = invoice.pay_invoice(amount, way, TODAY, party=invoice.party)
        pool.get("account.move.line").reconcile([*lines, *paid])


def dun(known: dict[str, int], count: int) -> int:
    """Find what is overdue, give each its level, set it to waiting: no letter is rendered."""
    dunning = Pool().get("account.dunning")
    dunning.generate_dunnings(TODAY)
    drafts = dunning.search([("state", "=", "draft")])
    dunning.process(drafts)
    return len(drafts)


def backend_cpu() -> float:
    """CPU seconds of the PostgreSQL process that serves this connection."""
    pid = Transaction().connection.info.backend_pid
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def around(known: dict[str, int]) -> dict[str, Any]:
    """The context of a user of the company, once there is one."""
    return {"company": known["company"], "companies": [known["company"]], "_skip_warnings": True} if known else {}


def measured(known: dict[str, int], work: Callable[[], Any], extras: dict[str, Any]) -> tuple[Any, dict[str, float]]:
    """Do a batch in one transaction, again when it lacked a lock, and take the CPU of the run that went through."""
    while True:
        with Transaction().start(DB_NAME, USER, context=around(known), **extras) as transaction:
            begun, served = time.process_time(), backend_cpu()
            try:
                answer = work()
                transaction.commit()
            except TransactionError as error:
                transaction.rollback()
                error.fix(extras)
                continue
            return answer, {"python": time.process_time() - begun, "postgres": backend_cpu() - served}


def main() -> None:
    """Set up, say so, then serve."""
    known, extras, waiting = set_up(), {}, []  # type: dict[str, int], dict[str, dict[str, Any]], Ids
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        job, count = line.split()[0], int(line.split()[1])
        if job == "post":
            made, cpu = measured(known, lambda n=count: post(known, n), extras.setdefault(job, {}))
            waiting += made
        elif job == "pay":
            due, waiting = waiting[:count], waiting[count:]
            _, cpu = measured(known, lambda ids=due: pay(known, ids), extras.setdefault(job, {}))
        else:
            count, cpu = measured(known, lambda n=count: dun(known, n), extras.setdefault(job, {}))
        print(json.dumps({"count": count, **cpu}), flush=True)


if __name__ == "__main__":
    main()
