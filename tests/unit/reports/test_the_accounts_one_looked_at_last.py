"""The accounts somebody looked at last are theirs alone, kept as ids and shown as they are now."""

from __future__ import annotations

from chalicelib.cloud.records import ProjectionItem
from chalicelib.kernel.ports import Ports
from chalicelib.privacy import actions as privacy
from chalicelib.reports.recent import KEPT, recent_accounts, remember_account
from tests.fakes.client import OfficeClient
from tests.fakes.office import REP, SUPERVISOR
from tests.fakes.practice import carry_stream, enroll, issue


def test_the_last_one_stands_first_with_what_its_client_owes(ports: Ports, office: OfficeClient) -> None:
    first, second = enroll(ports, "enroll-0001"), enroll(ports, "enroll-0002")
    issue(ports, first, "draft-0001")
    carry_stream(ports)
    for account in (first, second, first):
        assert office.get(f"/api/v1/accounts/{account.id}/overview").status == 200
    items = office.get("/api/v1/search/recent").body["items"]
    assert [(one["kind"], one["id"]) for one in items] == [("account", first.id), ("account", second.id)]
    assert [one["owes"][0]["minor"] for one in items] == [12_000, 0]
    assert recent_accounts(ports, SUPERVISOR) == []


def test_only_ids_are_kept_and_no_more_than_are_shown(ports: Ports) -> None:
    for number in range(KEPT + 3):
        remember_account(ports, REP, f"acc_{number}")
    assert recent_accounts(ports, REP) == [f"acc_{number}" for number in range(KEPT + 2, 2, -1)]
    kept = ports.tables.kept[ProjectionItem.table()][f"RECENT#{REP.subject}"].values()
    assert [set(raw) - {"pk", "sk", "version"} for raw in kept] == [{"accounts", "expires_at"}]


def test_looking_again_at_the_same_account_writes_nothing(ports: Ports) -> None:
    remember_account(ports, REP, "acc_1")
    ports.tables.changes.clear()
    remember_account(ports, REP, "acc_1")
    assert ports.tables.changes == []


def test_showing_them_leaves_a_reading_and_what_has_no_row_is_left_out(ports: Ports, office: OfficeClient) -> None:
    remember_account(ports, REP, "acc_gone")
    assert office.get("/api/v1/search/recent").body["items"] == []
    (entry,) = privacy.trail(ports, privacy.searches_of(REP.subject), 10).items
    assert (entry.deed.verb, entry.deed.kind, entry.deed.item) == ("listed", "recent", "0")
