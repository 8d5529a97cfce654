"""A night reaches every account by a message of its own, goes on where it stopped, and lists what does not tie."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.cloud import rounds
from chalicelib.cloud.writes import bump, dropping, put
from chalicelib.kernel.ports import Ports
from chalicelib.reports import actions as reports
from chalicelib.reports.actions import nights
from chalicelib.reports.counters import sums_of
from chalicelib.reports.faults import faulty_accounts
from chalicelib.reports.rows import RowItem, account_place, all_rows
from tests.fakes.money import Desk
from tests.fakes.office import REP
from tests.fakes.practice import carry_stream, enroll, issue

SHARDS = 16


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.bill()
    desk.by_cheque(5_000)
    carry_stream(desk.ports)
    return desk


def taken(ports: Ports) -> list[dict[str, Any]]:
    return ports.queues.messages.pop("proofs", [])


def drained(ports: Ports) -> list[str]:
    """The accounts proved once every message was worked off, with all that these queue."""
    reached = []
    while messages := taken(ports):
        for message in messages:
            reports.work_proof(ports, message)
            reached += [message["account_id"]] if "account_id" in message else []
    return reached


def lists(ports: Ports) -> dict[str, list[Any]]:
    names = ("clients", "invoices", "payments", "accounts", "owing")
    return {name: [(row.pk, row.sk, row.version, row.cells) for row in all_rows(ports, name)] for name in names}


def sums(ports: Ports) -> list[Any]:
    return [one for name in ("accounts", "invoices", "payments") for one in sums_of(ports, name)]


def broken(desk: Desk) -> None:
    """Somebody changed the account's balance around the office."""
    place = (desk.ports.settings.core_table, desk.account.id)
    head = next(raw for raw in desk.ports.tables.raw(*place) if raw["sk"]["S"] == "HEAD")
    desk.ports.tables.kept[place[0]][place[1]]["HEAD"] = head | {"invoices": {"N": "7"}}


def proved_twice(desk: Desk) -> list[str]:
    reports.work_proof(desk.ports, {"task": "prove", "account_id": desk.account.id})
    (second,) = taken(desk.ports)
    return reports.work_proof(desk.ports, second)


def test_the_schedule_proves_no_account_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nights, "faults_of", lambda *given: pytest.fail("a schedule only queues"))
    reports.prove_office(desk.ports)
    lists, *told = taken(desk.ports)
    assert lists == {"task": "prove", "lists": "all"}
    assert [(one["task"], one["part"], one["cursor"]) for one in told] == [("prove", n, "") for n in range(SHARDS)]
    assert len({one["round"] for one in told}) == 1


@pytest.mark.parametrize("task", ["prove", "rebuild"])
@pytest.mark.parametrize("stretch", [1, 3, 8000])
def test_every_account_is_reached_once_wherever_a_shard_stops(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, task: str, stretch: int
) -> None:
    accounts = {desk.account.id, *(enroll(desk.ports, f"enroll-1{n:03d}").id for n in range(40))}
    carry_stream(desk.ports)
    monkeypatch.setattr(nights, "PAGE", 1)
    monkeypatch.setattr(rounds, "STRETCH", stretch)
    reports.work_proof(desk.ports, {"task": task})
    reached = drained(desk.ports)
    assert (len(reached), set(reached)) == (len(accounts), accounts)


def test_what_does_not_tie_at_a_second_look_is_listed_until_it_ties(desk: Desk) -> None:
    whole = desk.ports.tables.kept[desk.ports.settings.core_table][desk.account.id]["HEAD"]
    broken(desk)
    assert proved_twice(desk)
    (faulty,) = faulty_accounts(desk.ports)
    assert faulty.account_id == desk.account.id
    assert any("invoice numbers" in fault for fault in faulty.faults)
    desk.ports.tables.kept[desk.ports.settings.core_table][desk.account.id]["HEAD"] = whole
    assert reports.work_proof(desk.ports, {"task": "prove", "account_id": desk.account.id}) == []
    assert list(faulty_accounts(desk.ports)) == []


def test_a_list_that_follows_a_moment_later_is_no_fault(desk: Desk) -> None:
    desk.by_cheque(1_000)
    assert reports.work_proof(desk.ports, {"task": "prove", "account_id": desk.account.id}) is None
    (second,) = taken(desk.ports)
    carry_stream(desk.ports)
    assert reports.work_proof(desk.ports, second) == []
    assert (taken(desk.ports), list(faulty_accounts(desk.ports))) == ([], [])


def test_a_line_that_shows_another_balance_is_found_and_made_anew_with_its_sums(desk: Desk) -> None:
    before, added = lists(desk.ports), sums(desk.ports)
    for name in before:
        for row in list(all_rows(desk.ports, name)):
            desk.ports.tables.commit([dropping(row.table(), row.pk, row.sk)], REP)
    for write in [bump(RowItem.table(), *place, moved) for place, moved in counts_taken(desk)]:
        desk.ports.tables.commit([write], REP)
    assert any("in accounts" in fault for fault in proved_twice(desk))
    reports.work_proof(desk.ports, {"task": "rebuild", "account_id": desk.account.id})
    assert [rows[0][3] for rows in lists(desk.ports).values()] == [rows[0][3] for rows in before.values()]
    assert sums(desk.ports) == added


def counts_taken(desk: Desk) -> list[tuple[tuple[str, str], dict[str, int]]]:
    """What the sums must lose for the lines that were lost."""
    found = []
    for pk, partition in desk.ports.tables.kept[RowItem.table()].items():
        for sk, raw in partition.items() if pk.startswith("SUM#") else ():
            found.append(((pk, sk), {k: -int(v["N"]) for k, v in raw.items() if k not in ("pk", "sk")}))
    return found


def test_making_anew_what_stands_as_it_should_writes_nothing(desk: Desk) -> None:
    before, added = lists(desk.ports), sums(desk.ports)
    reports.work_proof(desk.ports, {"task": "rebuild", "account_id": desk.account.id})
    assert (lists(desk.ports), sums(desk.ports)) == (before, added)


def test_a_stale_line_of_an_account_is_made_as_a_fresh_one(desk: Desk) -> None:
    row = desk.ports.tables.get(RowItem, *account_place(desk.account.id))
    row.cells = row.cells | {"guarantor": "Somebody Else"}
    desk.ports.tables.commit([put(row)], REP)
    assert proved_twice(desk) == [f"{desk.account.id} is not in accounts as it is"]
    reports.work_proof(desk.ports, {"task": "rebuild", "account_id": desk.account.id})
    reports.work_proof(desk.ports, {"task": "prove", "account_id": desk.account.id})
    assert list(faulty_accounts(desk.ports)) == []


def test_the_second_look_comes_minutes_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[timedelta] = []
    monkeypatch.setattr(desk.ports.queues, "send", lambda queue, messages, after=timedelta(): told.append(after))
    broken(desk)
    reports.work_proof(desk.ports, {"task": "prove", "account_id": desk.account.id})
    assert told == [timedelta(minutes=5)]


def test_a_new_invoice_is_proved_with_the_rest(desk: Desk) -> None:
    issue(desk.ports, desk.account, "draft-0077", "LAB")
    carry_stream(desk.ports)
    reports.prove_office(desk.ports)
    assert drained(desk.ports) == [desk.account.id]
    assert list(faulty_accounts(desk.ports)) == []
