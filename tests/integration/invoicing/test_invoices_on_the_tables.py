"""Invoices on real tables (moto): the same journey as in memory, and no request more than it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from moto import mock_aws

from chalicelib.cloud.records import CatalogItem, CoreItem, ProjectionItem
from chalicelib.cloud.tables import Tables
from chalicelib.enrollment.store import payers
from chalicelib.enrollment.store.accounts import ACCOUNTS
from chalicelib.enrollment.store.clients import client_write
from chalicelib.enrollment.store.coverages import COVERAGES
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from tests.fakes.invoicing import (
    ACCOUNT,
    ACME,
    OTHER,
    make_account,
    make_client,
    make_coverage,
    make_payer,
    neighbours,
    wanted,
)
from tests.fakes.office import REP, make_office, open_books


@pytest.fixture
def ports() -> Iterator[Ports]:
    with mock_aws(), neighbours():
        for kind in (CoreItem, CatalogItem, ProjectionItem):
            kind.create_table(wait=True)
        office = replace(make_office(), tables=Tables())
        open_books(office, ACCOUNT, make_account().currency)
        people = [ACCOUNTS.add(make_account()), client_write(make_client(), "hash", None)]
        office.tables.commit([*people, COVERAGES.add(make_coverage())], REP)
        for payer in (make_payer(ACME), make_payer(OTHER)):
            office.tables.commit(payers.added(payer), REP)
        yield office


def requests_of(ports: Ports) -> list[str]:
    """The names of the calls that go out from now on."""
    made: list[str] = []

    def note(model: Any, **_: Any) -> None:
        made.append(model.name)

    ports.tables.client.meta.events.register("before-call.dynamodb", note)
    return made


def test_issuing_reads_what_is_alive_and_the_draft_and_is_one_transaction(ports: Ports) -> None:
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()]), REP, "form-0001")
    made = requests_of(ports)
    issued = actions.issue(ports, ACCOUNT, draft.id, REP)
    assert made == ["Query", "GetItem", "TransactWriteItems"]
    assert actions.invoice_of(ports, ACCOUNT, draft.id) == issued


def test_the_journey_ends_in_the_same_books_as_in_memory(ports: Ports) -> None:
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted("TAXED"), wanted()]), REP, "form-0001")
    assert actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()]), REP, "form-0001") == draft
    issued = actions.issue(ports, ACCOUNT, draft.id, REP)
    assert actions.issue(ports, ACCOUNT, draft.id, REP) == issued
    assert issued.due_on == ledger.today(ports) + timedelta(days=30)
    for _ in range(2):
        actions.transfer(ports, ACCOUNT, draft.id, ACME, OTHER, 700, "secondary", REP, "key-0001")
        note = actions.credit(ports, ACCOUNT, draft.id, actions.Wanted(lines=("2",)), "wrong", REP, "key-0002")
    assert actions.credit_notes_of(ports, ACCOUNT) == [note]
    (kept,) = actions.open_invoices(ports, ACCOUNT, OTHER)
    head = ledger.head_of(ports, ACCOUNT)
    assert {f"receivable:{party}": minor for party, minor in kept.open.items()} == head.balances
    assert (head.version, head.invoices, head.credit_notes) == (3, 1, 1)
    assert ledger.prove(ports, ACCOUNT) == []


def test_a_range_of_a_partition_is_read_with_both_its_ends(ports: Ports) -> None:
    table = CoreItem.Meta.table_name
    found = [raw["sk"]["S"] for raw in ports.tables.between(table, ACCOUNT, "ACCOUNT", "HEAD")]
    assert (found[0], found[-1]) == ("ACCOUNT", "HEAD")
    memory = make_office().tables
    for raw in ports.tables.raw(table, ACCOUNT):
        memory.kept.setdefault(table, {}).setdefault(ACCOUNT, {})[raw["sk"]["S"]] = raw
        memory.order.setdefault((table, ACCOUNT), []).append(raw["sk"]["S"])
    assert [raw["sk"]["S"] for raw in memory.between(table, ACCOUNT, "ACCOUNT", "HEAD")] == found
