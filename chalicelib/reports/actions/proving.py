"""Proving the books: of one account, of all."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from chalicelib.cloud.records import CoreItem
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.reports.projection import on_account

log = logging.getLogger("quittance")


def faults_of(ports: Ports, account_id: str) -> list[str]:
    """What is wrong with an account's books; empty when all is well.

    The journal proves itself; then by party the open amounts of invoices are the receivable, what payments and credit
    notes hold unapplied is the unapplied, and the numbers of invoices and credit notes run without gap or double.
    """
    ports = on_account(ports, account_id)
    head = ledger.head_of(ports, account_id)
    found = ledger.prove(ports, account_id)
    invoices = [i for i in invoicing.invoices_of(ports, account_id) if i.number]
    notes = invoicing.credit_notes_of(ports, account_id)
    kept = {f"receivable:{p}": 0 for i in invoices for p in i.open}
    for invoice in invoices:
        for party, minor in invoice.open.items():
            kept[f"receivable:{party}"] += minor
    for payment in payments.payments_of(ports, account_id):
        key = f"unapplied:{payment.party}"
        kept[key] = kept.get(key, 0) - payment.unapplied_minor
        pending = sum(r.minor for r in payment.refunds if r.state == "pending")
        key = f"refunds_payable:{payment.party}"
        kept[key] = kept.get(key, 0) - pending
    for note in notes:
        for party, minor in note.unapplied.items():
            kept[f"unapplied:{party}"] = kept.get(f"unapplied:{party}", 0) - minor
    for key in sorted(kept.keys() | head.balances.keys()):
        if kept.get(key, 0) != head.balances.get(key, 0):
            found.append(f"{key} is {head.balances.get(key, 0)} on the head and {kept.get(key, 0)} in open items")
    found += _gaps([i.number for i in invoices], head.invoices, "invoice")
    return found + _gaps([n.number for n in notes], head.credit_notes, "credit note")


def _gaps(numbers: Sequence[str], count: int, what: str) -> list[str]:
    running = sorted(int(number.rsplit("-", 1)[1].lstrip("C")) for number in numbers)
    return [] if running == list(range(1, count + 1)) else [f"{what} numbers have a gap or a double"]


def prove_all(ports: Ports) -> int:
    """Prove the books of every account; answers how many. RuleBroken `books_do_not_tie` names the first that do not."""
    heads = [r["pk"]["S"] for r in ports.tables.scan(CoreItem.Meta.table_name) if r["sk"]["S"] == "HEAD"]
    faulty: list[str] = []
    for account_id in heads:
        found = faults_of(ports, account_id)
        if found:
            faulty.append(account_id)
            log.error("books_do_not_tie", extra={"account_id": account_id, "faults": found})
    if faulty:
        raise RuleBroken(
            "books_do_not_tie",
            say(
                "The books of {count} accounts do not tie: {accounts}",
                count=len(faulty),
                accounts=", ".join(faulty[:5]),
            ),
        )
    return len(heads)
