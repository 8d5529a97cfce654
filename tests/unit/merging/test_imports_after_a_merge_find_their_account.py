"""Files that name a merged account's people go on landing: on the account that stayed, once, and still found."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account
from chalicelib.imports import actions as imports
from chalicelib.imports.model import Progress
from chalicelib.imports.rules.plain import account_id_of
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import RuleBroken, Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.merging import actions as merging
from chalicelib.merging.model import Merge, MergeState
from chalicelib.payments import actions as payments
from chalicelib.payments.model import PaymentState
from chalicelib.reports import actions as reports
from tests.fakes.importing import PLAIN, books, post, preview, work_off
from tests.fakes.office import SUPERVISOR, make_office
from tests.fakes.practice import carry_stream, open_practice

GONE, STAYS = account_id_of("K-1"), account_id_of("K-3")
LATER = {
    "clients": "client_id,family_name,given_name,birth_date,account\n"
    "K-1,Okafor,Ada,1980-05-17,\nK-9,Okafor,Eve,2015-01-02,K-1\n",
    "coverages": "client_id,payer_id,payer_name,from_on,percent\nK-9,P-1,Acme Health,2025-01-01,50\n",
    "services": "service_id,client_id,service_on,code,unit_price,invoice_id\n"
    "S-7,K-1,2025-07-01,VISIT,70.00,F-7\nS-8,K-9,2025-07-02,VISIT,30.00,F-8\n",
    "payments": "payment_id,client_id,received_on,amount,type,method,payer_id,to_payer_id,invoice_id,reference\n"
    "B-7,K-1,2025-07-20,15.00,payment,cheque,,,F-7,\n"
    "B-8,K-9,2025-07-21,5.00,payment,cash,,,,\n"
    "B-9,K-1,2025-07-22,-100.00,payment,cheque,,,F-1,bounced\n",
}


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    post(made)
    carry_stream(made)
    return made


def merge(ports: Ports) -> Merge:
    mark = merging.preview_merge(ports, GONE, STAYS).mark
    return merging.merge_accounts(ports, GONE, STAYS, mark, (), "same person", SUPERVISOR)


def account(ports: Ports, account_id: str) -> Account:
    return enrollment.account_of(ports, account_id)


def owed(ports: Ports, account_id: str) -> int:
    return ledger.head_of(ports, account_id).owed("guarantor")


def tie(ports: Ports) -> None:
    for account_id in (GONE, STAYS):
        assert reports.faults_of(ports, account_id) == []


def by_key(ports: Ports, account_id: str) -> dict[str, Any]:
    return {one.natural_key.rpartition(":")[2]: one for one in payments.payments_of(ports, account_id)}


def landed(ports: Ports, account_id: str, progress: Progress) -> None:
    """All of the later files is on an account, none of it is missing or twice, and both books tie."""
    assert (progress.errors, progress.record.state.value) == (0, "posted")
    mine = by_key(ports, account_id)
    assert {"B-1", "B-4", "B-7", "B-8"} <= mine.keys()
    assert mine["B-4"].state is PaymentState.RETURNED
    assert [one.minor for one in mine["B-7"].allocations] == [1_500]
    tie(ports)


def test_every_kind_of_file_lands_on_the_account_that_stayed(ports: Ports) -> None:
    before = owed(ports, GONE) + owed(ports, STAYS)
    merge(ports)
    progress = post(ports, LATER)
    landed(ports, STAYS, progress)
    assert not by_key(ports, GONE)
    assert ledger.head_of(ports, GONE).balances == {}
    # 70.00 and 30.00 are new, 20.00 came, 100.00 came back.
    assert owed(ports, STAYS) - before == 7_000 + 3_000 - 2_000 + 10_000
    file = enrollment.account_file(ports, STAYS)
    assert {client.name.given for client in file.clients} == {"Ada", "Ben", "Cai", "Eve"}
    assert account(ports, GONE).merged_into == STAYS


def test_what_landed_is_found_by_the_old_number_the_new_one_and_the_name(ports: Ports) -> None:
    merge(ports)
    post(ports, LATER)
    carry_stream(ports)
    invoice = next(one for one in invoicing.invoices_of(ports, STAYS) if one.total_minor == 7_000)
    assert invoice.number.startswith(account(ports, STAYS).number)
    for asked in (account(ports, GONE).number, account(ports, STAYS).number, invoice.number, "Eve Okafor"):
        assert {one.account_id for one in enrollment.search_clients(ports, asked)} == {STAYS}, asked


def test_the_files_of_before_and_after_sent_again_change_nothing(ports: Ports) -> None:
    merge(ports)
    post(ports, LATER)
    before = books(ports)
    for files in (LATER, PLAIN):
        again = post(ports, files)
        assert again.errors == 0
        assert sum(tally.new for tally in again.tallies.values()) == 0
    assert books(ports) == before


def test_what_was_imported_since_keeps_them_one_and_stays_found(ports: Ports) -> None:
    merge(ports)
    progress = post(ports, LATER)
    with pytest.raises(RuleBroken) as refusal:
        merging.split_accounts(ports, STAYS, GONE, SUPERVISOR)
    assert refusal.value.code == "posted_since"
    landed(ports, STAYS, progress)
    assert enrollment.account_of_number(ports, account(ports, GONE).number) == STAYS


def test_after_a_split_the_files_land_where_they_did_before(ports: Ports) -> None:
    other = make_office()
    open_practice(other)
    post(other)
    post(other, LATER)
    merge(ports)
    again = post(ports, PLAIN)  # nothing new: nothing was posted since
    assert again.errors == 0
    merging.split_accounts(ports, STAYS, GONE, SUPERVISOR)
    landed(ports, GONE, post(ports, LATER))
    assert by_key(ports, GONE).keys() == by_key(other, GONE).keys()
    assert (owed(ports, GONE), owed(ports, STAYS)) == (owed(other, GONE), owed(other, STAYS))


def test_what_is_imported_while_the_merge_goes_on_waits_and_lands_after_it(
    ports: Ports, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = preview(ports, LATER)
    with monkeypatch.context() as slow:
        slow.setattr("chalicelib.merging.actions.carrying.WRITES_MAX", 6)
        slow.setattr("chalicelib.merging.actions.carrying.STEPS_AT_ONCE", 0)
        assert merge(ports).state is MergeState.MOVING
    merging_message = ports.queues.messages["imports"].pop()
    imports.post_import(ports, progress.record.id, SUPERVISOR)
    waiting = ports.queues.messages["imports"]
    left = []

    def deliver(message: dict[str, Any]) -> None:
        try:
            imports.work(ports, message)
        except Unavailable:
            left.append(message)

    work_off(ports, deliver)
    assert left
    tie(ports)
    merging.work(ports, merging_message)
    waiting += left
    work_off(ports)
    landed(ports, STAYS, imports.progress_of(ports, progress.record.id))
