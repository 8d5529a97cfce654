"""A plain import on DynamoDB as moto speaks it: attributes, conditions, pages and the natural keys hold."""

from __future__ import annotations

import pytest

from chalicelib.imports import actions
from chalicelib.imports.model import ImportState, Tally
from chalicelib.imports.rules.plain import account_id_of
from chalicelib.ledger import actions as ledger
from tests.fakes.importing import found, post
from tests.fakes.office import make_office
from tests.fakes.tables import moto_tables


@pytest.fixture
def ports():
    with moto_tables() as tables:
        yield make_office(tables=tables)


def test_files_are_posted_once_and_listed(ports) -> None:
    first = post(ports)
    assert (first.record.state, first.errors, first.deeds_posted) == (ImportState.POSTED, 0, 16)
    balances = ledger.head_of(ports, account_id_of("K-1")).balances
    again = post(ports)
    assert again.tallies["payments:USD"] == Tally(there=3, minor_there=18_000)
    assert sum(tally.new for tally in again.tallies.values()) == 0
    assert ledger.head_of(ports, account_id_of("K-1")).balances == balances
    assert ledger.prove(ports, account_id_of("K-1")) == []
    page = actions.list_imports(ports, 1, None)
    rest = actions.list_imports(ports, 5, page.cursor)
    assert {page.items[0].id, rest.items[0].id} == {first.record.id, again.record.id}
    assert {f.code for f in found(ports, first.record.id)} == {"unknown_code"}
