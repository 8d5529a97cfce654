"""A plain import: previewed without touching the books, posted once for ever, cut off and resumed to the same books."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.cloud.tables import Contested
from chalicelib.enrollment import actions as enrollment
from chalicelib.imports import actions
from chalicelib.imports.actions import posting, reading
from chalicelib.imports.model import ImportState, Mode, Tally
from chalicelib.imports.rules.plain import account_id_of
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.rules.references import ocr_of
from chalicelib.kernel.errors import NotFound, RuleBroken
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from tests.fakes.importing import COVERAGES, PAYMENTS, PLAIN, SERVICES, accounts, books, bring, found, post, preview
from tests.fakes.importing import work_off as work_off_queue
from tests.fakes.office import REP, make_office
from tests.fakes.practice import open_practice

ADA, CAI = account_id_of("K-1"), account_id_of("K-3")
P1, P2 = (id_from("pyr", f"plain:payer:P-{n}") for n in (1, 2))
F1 = id_from("inv", f"{ADA}:plain:invoice:F-1")


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def codes(ports: Ports, import_id: str) -> list[tuple[str, int, str]]:
    return [(f.file, f.row, f.code) for f in found(ports, import_id)]


def test_a_preview_touches_nothing_and_says_what_would_be(ports: Ports) -> None:
    progress = preview(ports)
    assert accounts(ports) == []
    assert progress.record.state is ImportState.PREVIEWED
    assert (progress.errors, progress.will_post, progress.record.unknown_codes) == (0, True, 1)
    assert progress.tallies == {
        "payers": Tally(new=2),
        "clients": Tally(new=3),
        "coverages": Tally(new=3),
        "invoices:USD": Tally(new=3, minor_new=12_000 + 9_000 + 8_000 + 1_500),
        "payments:USD": Tally(new=3, minor_new=18_000),
        "transfers:USD": Tally(new=1, minor_new=2_000),
        "adjustments:USD": Tally(new=1, minor_new=1_000),
    }


def test_posting_ends_in_books_that_say_who_owed_what_when(ports: Ports) -> None:
    progress = post(ports)
    assert (progress.record.state, progress.errors) == (ImportState.POSTED, 0)
    assert progress.deeds_posted == progress.deeds == 16
    owed = {
        date(2025, 2, 28): {},
        date(2025, 3, 1): {(F1, P1): 9_000, (F1, "guarantor"): 12_000},
        date(2025, 3, 20): {(F1, P1): 3_000, (F1, "guarantor"): 12_000},
        date(2025, 3, 21): {(F1, P1): 1_000, (F1, P2): 2_000, (F1, "guarantor"): 12_000},
        date(2025, 3, 22): {(F1, P2): 2_000, (F1, "guarantor"): 12_000},
        date(2025, 4, 1): {(F1, P2): 2_000, (F1, "guarantor"): 2_000},
    }
    for on, expected in owed.items():
        assert {k: v for k, v in ledger.owed_on(ports, ADA, on).items() if k[0] == F1} == expected, on
    assert ledger.head_of(ports, CAI).balances == {"unapplied:guarantor": -500}, "what is over stays unapplied"
    assert all(ledger.prove(ports, account_id) == [] for account_id in accounts(ports))


@pytest.mark.parametrize("asked", ["number", "ocr", "text"])
def test_money_under_a_printed_reference_pays_that_invoice_first(ports: Ports, asked: str) -> None:
    older = "S-5,K-3,2025-05-10,VISIT,40.00,1,,,,,\n"  # what would be paid first without a reference
    services = SERVICES + older + "S-6,K-3,2025-05-20,VISIT,30.00,1,,,,,\n"
    post(ports, {**PLAIN, "services": services})
    later = next(one for one in invoicing.invoices_of(ports, CAI) if one.total_minor == 3_000)
    written = {"number": later.number, "ocr": ocr_of(later.number), "text": f"faktura {later.number} Lind"}[asked]
    row = f"B-9,K-3,2025-06-02,10.00,payment,bank_transfer,,,,{written}\n"
    before = invoicing.invoice_of(ports, CAI, later.id).open["guarantor"]
    post(ports, {"clients": PLAIN["clients"], "payments": PAYMENTS.splitlines()[0] + "\n" + row})
    paid = next(one for one in payments.payments_of(ports, CAI) if one.reference == written)
    assert [(part.invoice_id, part.minor) for part in paid.allocations] == [(later.id, 1_000)]
    assert invoicing.invoice_of(ports, CAI, later.id).open["guarantor"] == before - 1_000


def test_an_unknown_code_is_reported_and_kept_under_its_own_name(ports: Ports) -> None:
    progress = post(ports)
    assert codes(ports, progress.record.id) == [("services", 4, "unknown_code")]
    (invoice,) = [i for i in invoicing.invoices_of(ports, ADA) if i.lines[0].service_on == date(2025, 4, 2)]
    assert (invoice.lines[0].system, invoice.lines[0].code) == ("service", "snomed:371883000")


def test_the_same_files_twice_change_nothing(ports: Ports) -> None:
    first = post(ports)
    before = books(ports)
    again = post(ports)
    assert books(ports) == before
    assert {kind: tally.there for kind, tally in again.tallies.items()} == {
        kind: tally.new for kind, tally in first.tallies.items()
    }
    assert all(tally.new == tally.conflict == tally.refused == 0 for tally in again.tallies.values())


def test_services_may_follow_their_clients_in_another_import(ports: Ports) -> None:
    post(ports, {"clients": PLAIN["clients"], "coverages": COVERAGES})
    progress = post(ports, {"services": SERVICES, "payments": PAYMENTS})
    assert progress.errors == 0
    other = make_office()
    open_practice(other)
    post(other)
    assert books(ports) == books(other)


def test_what_stands_against_the_books_is_reported_and_left(ports: Ports) -> None:
    post(ports)
    before = books(ports)
    files = {
        "services": SERVICES.replace("120.00", "121.00"),
        "payments": PAYMENTS.replace("B-5,K-3,2025-06-01,20.00", "B-5,K-3,2025-06-01,21.00")
        + "B-6,K-1,2025-07-01,1.00,payment,cash,,,F-1,\nB-7,K-3,2025-07-01,1.00,adjustment,,,,F-9,\n",
        "clients": PLAIN["clients"].replace("1975-11-30", "1975-11-29"),
        "coverages": COVERAGES + "K-1,P-3,Third,2021-01-01,,2,10,\n",
    }
    progress = post(ports, files)
    assert {code for *_, code in codes(ports, progress.record.id)} == {
        "unknown_code",
        "invoice_differs",
        "payment_differs",
        "belongs_to_conflict",
        "unknown_invoice",
        "client_differs",
        "coverage_overlaps",
    }
    assert books(ports) == before


def test_all_or_nothing_posts_nothing_when_a_row_is_bad(ports: Ports) -> None:
    files = {**PLAIN, "payments": PAYMENTS.replace("20.00,payment,cash", "20.001,payment,cash")}
    progress = preview(ports, files, mode=Mode.ALL_OR_NOTHING)
    assert (progress.errors, progress.will_post) == (1, False)
    with pytest.raises(RuleBroken, match="all rows or none"):
        actions.post_import(ports, progress.record.id, REP)
    assert work_off_queue(ports) == 0
    assert accounts(ports) == []
    assert post(ports, files).record.state is ImportState.POSTED
    assert ledger.head_of(ports, CAI).balances == {"receivable:guarantor": 1_500}, "good rows alone"


def test_an_import_is_given_up_before_it_posts_and_not_after(ports: Ports) -> None:
    waiting = preview(ports).record
    assert actions.discard_import(ports, waiting.id, REP).state is ImportState.DISCARDED
    with pytest.raises(RuleBroken, match="posted or discarded"):
        actions.start_import(ports, waiting.id, REP)
    with pytest.raises(RuleBroken, match="preview"):
        actions.post_import(ports, waiting.id, REP)
    posted = post(ports).record
    with pytest.raises(RuleBroken, match="in the books"):
        actions.discard_import(ports, posted.id, REP)
    with pytest.raises(NotFound):
        actions.progress_of(ports, "imp_none")


def test_a_file_that_never_came_is_asked_for_and_may_come_later(ports: Ports) -> None:
    record = bring(ports, PLAIN)
    payments_csv = ports.documents.files.pop(f"imports/{record.id}/files/payments.csv")
    actions.start_import(ports, record.id, REP)
    work_off_queue(ports)
    assert actions.import_of(ports, record.id).state is ImportState.REFUSED
    assert codes(ports, record.id)[0] == ("payments", 0, "file_missing")
    assert set(actions.upload_addresses(ports, record.id)) == set(PLAIN)
    ports.documents.files[f"imports/{record.id}/files/payments.csv"] = payments_csv
    actions.start_import(ports, record.id, REP)
    work_off_queue(ports)
    assert actions.progress_of(ports, record.id).will_post


def test_somebody_enrolled_by_hand_is_pointed_out_before_posting(ports: Ports) -> None:
    post(ports, {"clients": PLAIN["clients"]})
    twin = PLAIN["clients"].replace("K-", "Z-")
    progress = preview(ports, {"clients": twin})
    assert "likely_duplicate" in {code for *_, code in codes(ports, progress.record.id)}
    assert progress.will_post


class _Cut(Exception):
    """The power went."""


def _cut_at(ports: Ports, place: int, step: str) -> None:
    seen = 0

    def fault(when: str, _writes: object) -> None:
        nonlocal seen
        if when == step:
            seen += 1
            if seen == place:
                ports.tables.fault = None
                raise _Cut if step == "before" else Contested

    ports.tables.fault = fault


def _until_done(ports: Ports, import_id: str) -> None:
    """A queue that brings back what was not done; posting is asked for again when the asking was cut off."""

    def deliver(message: dict) -> None:
        try:
            actions.work(ports, message)
        except (_Cut, Contested):
            ports.queues.messages["imports"].append(message)

    for _ in range(3):
        try:
            work_off_queue(ports, deliver)
            state = actions.import_of(ports, import_id).state
            if state in (ImportState.OPEN, ImportState.READING, ImportState.CHECKING):
                actions.start_import(ports, import_id, REP)
            elif state in (ImportState.PREVIEWED, ImportState.POSTING):
                actions.post_import(ports, import_id, REP)
            work_off_queue(ports, deliver)
        except (_Cut, Contested):
            continue


def test_cut_off_at_any_write_it_resumes_to_the_same_books(ports: Ports, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PORTION_DEEDS", 5)
    monkeypatch.setattr(posting, "STEP_DEEDS", 3)
    commits = 0

    def count(when: str, _writes: object) -> None:
        nonlocal commits
        commits += when == "before"

    ports.tables.fault = count
    post(ports)
    expected = books(ports)
    assert commits > 30
    for step in ("before", "after"):
        for place in range(1, commits + 1):
            other = make_office()
            open_practice(other)
            record = bring(other, PLAIN)
            _cut_at(other, place, step)
            _until_done(other, record.id)
            progress = actions.progress_of(other, record.id)
            assert progress.record.state is ImportState.POSTED, (step, place)
            assert (progress.errors, progress.deeds_posted) == (0, progress.deeds), (step, place)
            assert books(other) == expected, (step, place)


def test_messages_delivered_twice_and_in_any_order_change_nothing(ports: Ports) -> None:
    expected = None
    for backwards in (False, True):
        other = make_office()
        open_practice(other)
        record = bring(other, PLAIN)

        def deliver(message: dict, other: Ports = other) -> None:
            actions.work(other, message)
            actions.work(other, message)

        actions.start_import(other, record.id, REP)
        work_off_queue(other, deliver)
        actions.post_import(other, record.id, REP)
        if backwards:
            other.queues.messages["imports"].reverse()
        work_off_queue(other, deliver)
        assert actions.import_of(other, record.id).state is ImportState.POSTED
        expected = expected or books(other)
        assert books(other) == expected


def test_the_head_of_an_account_may_come_after_those_who_join_it(ports: Ports) -> None:
    heading, *rows = PLAIN["clients"].splitlines()
    progress = post(ports, {"clients": "\n".join([heading, *reversed(rows)])})
    assert progress.errors == 0
    assert len(enrollment.account_file(ports, ADA).clients) == 2
