"""Enrollment, search and the trail on DynamoDB as moto speaks it: keys, indexes, conditions and pages hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.enrollment import actions
from chalicelib.enrollment.actions import CoverageForm
from chalicelib.enrollment.model import Channel
from chalicelib.kernel.errors import Conflict, RuleBroken
from chalicelib.ledger.actions import prove
from chalicelib.privacy import actions as privacy
from chalicelib.staff import actions as staff
from chalicelib.staff.model import Preferences, SavedView
from tests.fakes.office import REP, make_office
from tests.fakes.people import add_insurer, client_form, contact_form, enroll_one, enrollment_form, record_number
from tests.fakes.tables import moto_tables


@pytest.fixture
def ports():
    with moto_tables() as tables:
        yield make_office(tables=tables)


def test_an_account_is_enrolled_once_and_found_by_everything(ports) -> None:
    payer = add_insurer(ports)
    coverages = (CoverageForm(0, payer.id, 1, date(2026, 1, 1)),)
    file = enroll_one(ports, coverages=coverages)
    assert enroll_one(ports, coverages=coverages) == file
    assert prove(ports, file.account.id) == []
    assert actions.account_of_number(ports, file.account.number) == file.account.id
    assert actions.clients_by_identifier(ports, "mrn", record_number()) == [(file.account.id, file.clients[0].id)]
    with pytest.raises(Conflict):
        actions.enroll(ports, enrollment_form(), REP, "enroll-0002")


def test_edits_move_pointers_and_refuse_old_versions(ports) -> None:
    account = enroll_one(ports).account
    changed = actions.change_contact(ports, account.id, contact_form(email="new@example.com", phones=()), 1, REP)
    assert (changed.version, changed.contact.phones) == (2, ())
    assert ports.tables.lookup(f"EMAIL#{actions.email_hash(ports, 'anna@example.com')}") == []
    assert ports.tables.lookup(f"EMAIL#{actions.email_hash(ports, 'new@example.com')}")[0][0] == account.id
    with pytest.raises(Conflict):
        actions.change_contact(ports, account.id, contact_form(), 1, REP)
    assert actions.opt_out(ports, account.id, Channel.EMAIL, REP).version == 3


def test_coverages_do_not_overlap(ports) -> None:
    file, payer, other = enroll_one(ports), add_insurer(ports), add_insurer(ports, "Other")
    form = CoverageForm(file.clients[0].id, payer.id, 1, date(2026, 1, 1), cap_minor=5000)
    first = actions.add_coverage(ports, file.account.id, form, REP, "key-1")
    assert actions.add_coverage(ports, file.account.id, form, REP, "key-1") == first
    with pytest.raises(RuleBroken):
        actions.add_coverage(ports, file.account.id, replace(form, payer_id=other.id), REP, "key-2")
    assert actions.account_file(ports, file.account.id).coverages == (first,)


def test_payers_page_by_name(ports) -> None:
    for name in ("Zebra", "Aetna", "Medicare"):
        add_insurer(ports, name)
    page = actions.list_payers(ports, limit=2)
    rest = actions.list_payers(ports, limit=2, cursor=page.cursor)
    assert [p.name for p in page.items + rest.items] == ["Aetna", "Medicare", "Zebra"]
    renamed = actions.change_payer(ports, page.items[0].id, actions.PayerForm("Zorro", page.items[0].kind), 1, REP)
    assert [p.name for p in actions.list_payers(ports).items] == ["Medicare", "Zebra", renamed.name]


def test_search_rows_follow_the_client(ports) -> None:
    file = enroll_one(ports)
    actions.refresh_search(ports, file.account.id)
    for text in ("lindq", "anna l", "0123", "anna@", file.account.number, "1980-03-12", "lindkvist"):
        assert [one.client_id for one in actions.search_clients(ports, text)] == [file.clients[0].id], text
    actions.change_client(ports, file.account.id, file.clients[0].id, client_form("Anna", "Berg"), 1, REP)
    actions.refresh_search(ports, file.account.id)
    actions.refresh_search(ports, file.account.id)
    assert actions.search_clients(ports, "lindq") == []
    assert [one.name for one in actions.search_clients(ports, "berg")] == ["Anna Berg"]


def test_the_trail_is_one_chain_and_each_change_in_it_once(ports) -> None:
    raw = {"pk": {"S": "acc_1"}, "sk": {"S": "ACCOUNT"}, "by": {"S": REP.subject}, "email": {"S": "a@example.com"}}
    changes = [
        {
            "eventID": f"e{n}",
            "eventName": "INSERT",
            "dynamodb": {"Keys": {k: raw[k] for k in ("pk", "sk")}, "NewImage": raw},
        }
        for n in range(3)
    ]
    privacy.record_read(ports, REP, "acc_1", "account", "call-0001")
    assert privacy.record_changes(ports, changes[:2]) == 2
    assert privacy.record_changes(ports, changes) == 1
    assert privacy.prove_chain(ports, "acc_1").fault is None
    told = privacy.trail(ports, "acc_1", 3).items
    assert [(one.place, one.part) for one in told] == [(3, 1), (2, 2), (2, 1), (1, 1)]


def test_preferences_are_read_back(ports) -> None:
    wanted = Preferences("sv", "dark", "roomy", False, (SavedView("Mine", "accounts", "state=active"),))
    assert staff.preferences_of(ports, REP) is None
    staff.keep_preferences(ports, REP, Preferences())
    staff.keep_preferences(ports, REP, wanted)
    assert staff.preferences_of(ports, REP) == replace(wanted, subject=REP.subject)
