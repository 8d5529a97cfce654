"""Costs do not grow by history: whoever reads all of a kind on an account is named here, with why that is bounded.

What is read whole is `Stored.of`, `tables.query` and `tables.raw` of a partition, and the verbs that stand on them.
A new place fails until it pages, reads by name, or has its reason written beside it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ROOT / "chalicelib"
# The rooms whose items lie under an account and grow with its history, and the floors that read them together.
OF_ACCOUNTS = ("collections", "enrollment", "invoicing", "ledger", "notices", "outreach", "payments", "reports")

# Verbs of other rooms that read all of a kind on an account.
READ_WHOLE = frozenset(
    {
        "invoices_of",
        "credit_notes_of",
        "payments_of",
        "journal",
        "whole_journal",
        "read_credit_notes",
        "read_invoices",
        "read_journal",
    }
)

DOORS = ("tables.query", "tables.raw", "tables.between")

ALIVE = "only what is alive of the account, or a person put there by hand"
PROOF = "proving or making anew is of all there is, an account a message, at night"
OWN = "stands on the store for the verbs below, each named here"
OFFICE = "of the office, not of an account: a day, a month, a file that was asked for"
WINDOW = "a window of days of what lies in order of time"

WHO = {
    "collections/actions/promises.py:_judged_again": "entries since a promise whose money went back was made",
    "collections/actions/stops.py:settled": "entries since an open promise was made",
    "collections/store/accounts.py:read_account": ALIVE,
    "enrollment/actions/accounts.py:account_file": ALIVE,
    "enrollment/actions/coverages.py:_commit": ALIVE,
    "enrollment/store/accounts.py:identifier_keys": ALIVE,
    "enrollment/store/clients.py:read_clients": ALIVE,
    "invoicing/actions/reading.py:credit_notes_of": OWN,
    "invoicing/actions/reading.py:invoices_of": OWN,
    "invoicing/actions/unissued.py:waiting_of": ALIVE,
    "invoicing/store.py:read_credit_notes": OWN,
    "invoicing/store.py:read_invoices": OWN,
    "invoicing/store.py:read_write_offs": "of one invoice: what was asked to be written off of it",
    "ledger/actions.py:prove": PROOF,
    "ledger/journals.py:entries_about": "about what came with a merge: its entries stand in both journals",
    "ledger/journals.py:journal": OWN,
    "ledger/store.py:read_journal": OWN,
    "notices/actions/reading.py:contacts_since": WINDOW,
    "payments/actions/attempts.py:still_running": WINDOW,
    "payments/actions/batching.py:payments_in": "of one batch, of 500 payments at most",
    "payments/actions/closing.py:look_after": ALIVE,
    "payments/actions/reading.py:payments_of": OWN,
    "payments/actions/starting.py:_new_attempt": ALIVE,
    "outreach/actions/mailing.py:mailed_of": OFFICE,
    "outreach/actions/mailing.py:mailings_of": OFFICE,
    "reports/actions/exporting.py:exports_of": OFFICE,
    "reports/actions/proving.py:_series": PROOF,
    "reports/actions/proving.py:faults_of": PROOF,
    "reports/counters.py:sums_of": OFFICE,
    "reports/faults.py:faulty_accounts": OFFICE,
    "reports/faults.py:faulty_lists": OFFICE,
    "reports/journal.py:_add": OFFICE,
    "reports/journal.py:counters_of": OFFICE,
    "reports/journal.py:months": OFFICE,
    "reports/looks.py:_whole": PROOF,
    "reports/projection.py:_as_they_are": "every row of an account that got another name says the old one",
    "reports/projection.py:project_whole": PROOF,
    "reports/projection.py:rows_behind": PROOF,
    "reports/rows.py:all_rows": OFFICE,
    "reports/rows.py:buckets": OFFICE,
}


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


def reads_whole(function: ast.FunctionDef) -> bool:
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in READ_WHOLE:
            return True
        if isinstance(called, ast.Attribute) and ast.unparse(called).endswith(
            ("tables.query", "tables.raw", "tables.between")
        ):
            return True
        if name == "of" and node.args and ast.unparse(node.args[0]).endswith("tables"):
            return True
    return False


def found() -> set[str]:
    return {
        f"{path.relative_to(ROOMS)}:{function.name}"
        for room in OF_ACCOUNTS
        for path in sorted((ROOMS / room).rglob("*.py"))
        for function in functions(ast.parse(path.read_text(encoding="utf-8")))
        if reads_whole(function)
    }


def test_whoever_reads_all_of_a_kind_is_named_with_a_reason() -> None:
    assert sorted(found() - WHO.keys()) == []
    assert sorted(WHO.keys() - found()) == []


def test_a_new_place_that_reads_whole_is_seen() -> None:
    module = ast.parse("def look(ports, account_id):\n    return store.NOTICES.of(ports.tables, account_id)\n")
    assert [function.name for function in functions(module) if reads_whole(function)] == ["look"]
    module = ast.parse(
        "def look(ports, account_id):\n    return store.NOTICES.page(ports.tables, account_id, 9, None)\n"
    )
    assert [function.name for function in functions(module) if reads_whole(function)] == []
