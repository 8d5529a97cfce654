"""An account that is there says which other accounts are likely of the same person, so that they can be merged."""

from __future__ import annotations

import pytest

from chalicelib.enrollment import actions
from chalicelib.enrollment.api import accounts
from chalicelib.enrollment.store.apart import APART
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.privacy import actions as privacy
from tests.fakes.client import make_client
from tests.fakes.merging import Twice
from tests.fakes.office import REP, SUPERVISOR, make_office
from tests.fakes.people import client_form, enroll_one
from tests.fakes.practice import carry_stream
from tests.fakes.stream import stream_records


def told(desk: Twice) -> list[list[str]]:
    """Which accounts each of the two names, once the search knows what happened."""
    carry_stream(desk.ports)
    return [[one.account_id for one in actions.duplicates_of(desk.ports, a.id)] for a in (desk.first, desk.other)]


def test_the_other_account_is_named_on_both_and_never_itself() -> None:
    desk = Twice()
    assert told(desk) == [[desk.other.id], [desk.first.id]]
    for one, other in ((desk.first, desk.other), (desk.other, desk.first)):
        (like,) = actions.duplicates_of(desk.ports, one.id)
        assert (like.account_id, like.account_number) == (other.id, other.number)
        assert "same_birth_date" in like.reasons


def test_after_a_merge_there_is_none_and_after_a_split_there_is_again() -> None:
    desk = Twice()
    desk.merge()
    assert told(desk) == [[], []]
    desk.split()
    assert told(desk) == [[desk.other.id], [desk.first.id]]


def test_a_family_enrolled_twice_is_one_row_by_its_likeliest_client_and_two_records_count_once() -> None:
    ports = make_office()
    people = (client_form("Anna", "Lindqvist", identifiers=()), client_form("Bo", "Lindqvist", identifiers=()))
    first, second = (enroll_one(ports, f"enroll-000{n}", clients=people) for n in (1, 2))
    (like,) = actions.duplicates_of(ports, first.account.id)
    assert like.account_id == second.account.id
    assert like.client_id in [client.id for client in second.clients]
    anna, bo = second.clients
    actions.replace_client(ports, second.account.id, bo.id, anna.id, (bo.version, anna.version), SUPERVISOR)
    assert [one.account_id for one in actions.duplicates_of(ports, second.account.id)] == [first.account.id]


def test_a_neighbour_of_the_same_house_is_none() -> None:
    ports = make_office()
    enroll_one(ports, "enroll-0001", clients=(client_form("Anna", "Lindqvist", identifiers=()),))
    other = enroll_one(ports, "enroll-0002", clients=(client_form("Bo", "Ek", identifiers=()),))
    assert actions.duplicates_of(ports, other.account.id) == []


def test_two_told_apart_name_each_other_no_more_until_it_is_taken_back() -> None:
    desk = Twice()
    actions.tell_apart(desk.ports, desk.first.id, desk.other.id, SUPERVISOR)
    privacy.record_changes(desk.ports, stream_records(desk.ports.tables))
    assert told(desk) == [[], []]
    deed = privacy.trail(desk.ports, desk.other.id, 1).items[0].deed
    assert (deed.who, deed.verb, deed.kind) == (SUPERVISOR.subject, "added", "told_apart")
    actions.tell_apart(desk.ports, desk.other.id, desk.first.id, SUPERVISOR, apart=False)
    assert told(desk) == [[desk.other.id], [desk.first.id]]


def test_told_apart_again_nothing_is_written_and_never_from_itself() -> None:
    desk = Twice()
    for _ in range(2):
        actions.tell_apart(desk.ports, desk.first.id, desk.other.id, SUPERVISOR)
    assert [one.version for one in (APART.of(desk.ports.tables, desk.first.id))] == [1]
    with pytest.raises(Invalid):
        actions.tell_apart(desk.ports, desk.first.id, desk.first.id, SUPERVISOR)
    with pytest.raises(NotFound):
        actions.tell_apart(desk.ports, desk.first.id, "acc_none", SUPERVISOR)


def test_told_apart_by_two_at_once_it_is_told_once() -> None:
    desk = Twice()

    def another(step: str, _: object) -> None:
        if step == "before":
            desk.ports.tables.fault = None
            actions.tell_apart(desk.ports, desk.other.id, desk.first.id, REP)

    desk.ports.tables.fault = another
    actions.tell_apart(desk.ports, desk.first.id, desk.other.id, SUPERVISOR)
    assert [one.told_by for one in APART.of(desk.ports.tables, desk.first.id)] == [REP.subject]


def test_who_was_told_apart_may_be_merged_all_the_same() -> None:
    desk = Twice()
    actions.tell_apart(desk.ports, desk.first.id, desk.other.id, SUPERVISOR)
    desk.merge()
    desk.split()
    assert told(desk) == [[], []]


def test_whoever_sees_it_leaves_a_reading_on_both() -> None:
    desk = Twice()
    carry_stream(desk.ports)
    http = make_client(desk.ports, [accounts.api], SUPERVISOR)
    answer = http.get(f"/api/v1/accounts/{desk.other.id}/duplicates")
    assert [one["account_number"] for one in answer.body["items"]] == [desk.first.number]
    for account in (desk.first, desk.other):
        deeds = [entry.deed for entry in privacy.trail(desk.ports, account.id, 50).items]
        assert [deed.kind for deed in deeds if deed.verb == "read"] == ["likely_duplicate"]


def test_who_may_not_merge_is_not_told() -> None:
    desk = Twice()
    answer = make_client(desk.ports, [accounts.api], REP).get(f"/api/v1/accounts/{desk.other.id}/duplicates")
    assert answer.status == 403
