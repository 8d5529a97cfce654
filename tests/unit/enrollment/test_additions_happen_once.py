"""Clients, coverages, concerns and payers are added once, whatever is lost, repeated or done at the same time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.enrollment import actions
from chalicelib.enrollment.actions import AccountForm, ConcernForm, CoverageForm, GuarantorForm
from chalicelib.enrollment.model import CallOutcome, ConcernKind, ConcernSeverity, PayerKind
from chalicelib.kernel.errors import Invalid, NotFound, RuleBroken
from chalicelib.reports import timeline
from tests.fakes.office import REP, START, lose_replies, make_office, stored
from tests.fakes.people import add_insurer, client_form, enroll_one


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("lost", [(), (0,), (0, 1)])
def test_additions_happen_once_under_their_key(lost: tuple[int, ...], when: str) -> None:
    ports = make_office()
    file = enroll_one(ports)
    payer = add_insurer(ports)
    account_id, client_id = file.account.id, file.clients[0].id
    verbs = [
        lambda: actions.add_client(ports, account_id, client_form("Erik"), REP, "key-1"),
        lambda: actions.add_concern(
            ports, account_id, ConcernForm(ConcernKind.OTHER, ConcernSeverity.INFO), REP, "key-1"
        ),
        lambda: actions.add_note(ports, account_id, "Called back.", REP, "key-1", START),
        lambda: actions.add_coverage(
            ports, account_id, CoverageForm(client_id, payer.id, 1, date(2026, 1, 1)), REP, "key-1"
        ),
        lambda: add_insurer(ports, "Other", "key-1"),
        lambda: actions.add_payer_note(ports, payer.id, "Ask for Ms Berg.", REP, "key-1", START),
    ]
    for verb in verbs:
        lose_replies(ports, *lost, when=when)
        first = verb()
        ports.tables.fault = None
        before = stored(ports)
        assert verb() == first
        assert stored(ports) == before
    whole = actions.account_file(ports, account_id)
    assert (len(whole.clients), len(whole.concerns), len(whole.coverages)) == (2, 1, 1)
    assert len(actions.notes_page(ports, account_id, 100).items) == 1
    assert [note.text for note in actions.payer_notes_page(ports, payer.id, 100).items] == ["Ask for Ms Berg."]


def test_concerns_end_and_stay_in_the_file() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    form = ConcernForm(ConcernKind.HARDSHIP, ConcernSeverity.WARNING, "Lost work")
    concern = actions.add_concern(ports, account.id, form, REP, "key-1")
    worse = actions.change_concern(
        ports, account.id, concern.id, replace(form, severity=ConcernSeverity.CRITICAL), 1, REP
    )
    assert actions.account_file(ports, account.id).concerns == (worse,)
    ended = actions.end_concern(ports, account.id, concern.id, 2, REP)
    assert actions.end_concern(ports, account.id, concern.id, 2, REP) == ended
    assert actions.account_file(ports, account.id).concerns == (ended,)


def test_two_coverages_never_hold_one_place() -> None:
    ports = make_office()
    file, payer, other = enroll_one(ports), add_insurer(ports), add_insurer(ports, "Other")
    account_id, client_id = file.account.id, file.clients[0].id
    form = CoverageForm(client_id, payer.id, 1, date(2026, 1, 1))
    coverage = actions.add_coverage(ports, account_id, form, REP, "key-1")
    with pytest.raises(RuleBroken) as refused:
        actions.add_coverage(ports, account_id, replace(form, payer_id=other.id), REP, "key-2")
    assert refused.value.code == "coverage_overlaps"
    ended = actions.end_coverage(ports, account_id, coverage.id, date(2026, 2, 1), 1, REP)
    following = replace(form, payer_id=other.id, from_on=date(2026, 2, 1))
    second = actions.add_coverage(ports, account_id, following, REP, "key-2")
    with pytest.raises(RuleBroken):
        actions.end_coverage(ports, account_id, coverage.id, date(2026, 2, 2), ended.version, REP)
    with pytest.raises(RuleBroken):
        actions.change_coverage(ports, account_id, second.id, replace(following, from_on=date(2026, 1, 31)), 1, REP)
    with pytest.raises(Invalid):
        actions.end_coverage(ports, account_id, coverage.id, date(2026, 1, 1), ended.version, REP)


def test_a_coverage_added_at_the_same_moment_is_seen() -> None:
    ports = make_office()
    file, payer, other = enroll_one(ports), add_insurer(ports), add_insurer(ports, "Other")
    form = CoverageForm(file.clients[0].id, payer.id, 1, date(2026, 1, 1))
    raced = []

    def race(step: str, _writes) -> None:
        if step == "before" and not raced:
            raced.append(True)
            actions.add_coverage(ports, file.account.id, replace(form, payer_id=other.id), REP, "key-2")

    ports.tables.fault = race
    with pytest.raises(RuleBroken):
        actions.add_coverage(ports, file.account.id, form, REP, "key-1")
    assert [c.payer_id for c in actions.account_file(ports, file.account.id).coverages] == [other.id]


def test_payers_are_listed_by_name_page_by_page_under_any_filter() -> None:
    ports = make_office()
    for name, kind in [("Åbo Hälsa", "insurer"), ("Zebra", "agency"), ("Medicare", "programme"), ("Aetna", "insurer")]:
        add_insurer(ports, name, kind=PayerKind(kind))
    zebra = next(p for p in actions.list_payers(ports).items if p.name == "Zebra")
    form = actions.PayerForm("Alpha", PayerKind.AGENCY, active=False)
    assert actions.change_payer(ports, zebra.id, form, 1, REP) == actions.change_payer(ports, zebra.id, form, 1, REP)
    names, cursor = [], None
    while True:
        page = actions.list_payers(ports, limit=2, cursor=cursor)
        names += [payer.name for payer in page.items]
        cursor = page.cursor
        if cursor is None:
            break
    assert names == ["Åbo Hälsa", "Aetna", "Alpha", "Medicare"]
    assert [p.name for p in actions.list_payers(ports, kind=PayerKind.INSURER).items] == ["Åbo Hälsa", "Aetna"]
    assert [p.name for p in actions.list_payers(ports, active=False).items] == ["Alpha"]
    assert [p.name for p in actions.list_payers(ports, text="halsa").items] == ["Åbo Hälsa"]
    assert actions.list_payers(ports, limit=2, kind=PayerKind.INSURER).cursor is None


@pytest.mark.parametrize(
    "read",
    [
        lambda ports: actions.account_of(ports, "acc_x"),
        lambda ports: actions.account_file(ports, "acc_x"),
        lambda ports: actions.payer_of(ports, "pyr_x"),
        lambda ports: actions.client_of(ports, "acc_x", "cli_x"),
        lambda ports: actions.coverage_of(ports, "acc_x", "cov_x"),
        lambda ports: actions.end_concern(ports, "acc_x", "con_x", 1, REP),
        lambda ports: actions.add_note(ports, "acc_x", "hello", REP, "key-1", START),
        lambda ports: actions.add_payer_note(ports, "pyr_x", "hello", REP, "key-1", START),
        lambda ports: actions.change_account(ports, "acc_x", AccountForm("en", "UTC", GuarantorForm()), 1, REP),
    ],
)
def test_what_is_not_there_is_said_to_be_not_there(read) -> None:
    with pytest.raises(NotFound):
        read(make_office())


def test_a_note_keeps_what_came_of_the_call_it_is_about() -> None:
    ports = make_office()
    account_id = enroll_one(ports).account.id
    given = (ports, account_id, "Asked for a plan.", REP, "key-1", START)
    note = actions.add_note(*given, CallOutcome.LEFT_MESSAGE)
    assert actions.notes_page(ports, account_id, 5).items == [note]
    assert timeline.of_note(note).words == {"text": "Asked for a plan.", "outcome": "left_message"}
    assert timeline.of_note(actions.add_note(*given[:4], "key-2", START)).words == {"text": "Asked for a plan."}
