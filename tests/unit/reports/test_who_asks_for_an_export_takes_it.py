"""An export's doors: who may ask for which list, who may take it, and what is said of it until then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest

from chalicelib.kernel.actor import Role
from chalicelib.kernel.ports import Ports
from chalicelib.privacy import actions as privacy
from chalicelib.reports import actions
from chalicelib.reports.api.exports import OTHERS, PAPERS_OF, Listed
from chalicelib.reports.api.exports import api as exports_api
from chalicelib.reports.exports.listings import LISTINGS
from chalicelib.reports.lists import ASKED
from chalicelib.web.permissions import GRANTS, Permission
from tests.fakes.exporting import small_pages
from tests.fakes.portal import Portal
from tests.fakes.practice import carry_stream, enroll, issue

EXPORTS = "/api/v1/exports"
FILTERS: dict[str, dict[str, str]] = {
    "searches": {"subject": "staff:coder"},
    "prices": {"schedule": "cash"},
    "import-findings": {"import_id": "imp_none"},
    "statements": {"from_on": "2026-02-01", "to_on": "2026-02-28"},
}
SHOWN_TO = {  # the door that shows the list itself
    "clients": Permission.ACCOUNT_READ,
    "invoices": Permission.ACCOUNT_READ,
    "write-offs": Permission.ACCOUNT_READ,
    "payments": Permission.PAYMENT_READ,
    "accounts": Permission.ACCOUNT_READ,
    "ageing": Permission.REPORT_READ,
    "journal": Permission.REPORT_READ,
    "trial-balance": Permission.REPORT_READ,
    "searches": Permission.AUDIT_READ,
    "prices": Permission.CATALOG_READ,
    "import-findings": Permission.IMPORT_READ,
    "invoice-papers": Permission.ACCOUNT_READ,  # the doors that lend one paper
    "receipts": Permission.PAYMENT_READ,
    "statements": Permission.ACCOUNT_READ,
}


@pytest.fixture
def portal(ports: Ports) -> Portal:
    account = enroll(ports)
    for number in range(6):
        issue(ports, account, f"draft-000{number}", on=date(2026, 2, 1 + number))
    carry_stream(ports)
    return Portal(ports, exports_api)


def long_list(ports: Ports, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(ports, monkeypatch, 2, 1, 1, 100)


def ask(portal: Portal, name: str = "invoices", role: str = "supervisor") -> tuple[int, Any]:
    return portal("POST", EXPORTS, {"list": name, "filter": FILTERS.get(name, {})}, role=role)


def work_off(ports: Ports) -> None:
    while ports.queues.messages["exports"]:
        actions.work_export(ports, ports.queues.messages["exports"].pop(0))


@pytest.mark.parametrize("name", SHOWN_TO)
def test_a_list_is_written_out_for_who_may_see_it_and_export(portal: Portal, name: str) -> None:
    good = (404, "import_not_found") if name == "import-findings" else (201, None)
    for role in Role:
        status, body = ask(portal, name, role.value)
        allowed = {Permission.EXPORT, SHOWN_TO[name]} <= GRANTS[role]
        assert (status, body.get("code")) == (good if allowed else (403, "not_permitted")), role


def test_every_list_that_can_be_written_out_can_be_asked_for() -> None:
    assert (
        SHOWN_TO.keys() == {*ASKED, *OTHERS, *PAPERS_OF} == {*get_args(Listed)} == LISTINGS.keys() - {"load-findings"}
    )


def test_findings_of_the_catalog_are_for_whoever_reads_it(portal: Portal) -> None:
    for role in Role:
        status, body = portal("POST", f"{EXPORTS}/load-findings/lod_none", role=role.value)
        assert (status, body["code"]) == (404, "load_not_found")


def test_a_short_list_is_ready_in_the_answer_and_taken_at_once(ports: Ports, portal: Portal) -> None:
    status, export = ask(portal)
    assert (status, export["state"], export["rows"], export["percent"]) == (201, "ready", 6, 100)
    assert "exports" not in ports.queues.messages
    status, file = portal("POST", f"{EXPORTS}/{export['id']}/file", role="supervisor")
    assert (status, file["url"].partition("?")[2]) == (201, "name=invoices-2026-03-02.csv")


def test_a_statement_ends_after_it_begins_and_names_both_days(portal: Portal) -> None:
    for days, field in (
        ({"from_on": "2026-02-02", "to_on": "2026-02-01"}, "to_on"),
        ({"to_on": "2026-02-01"}, "from_on"),
    ):
        status, refused = portal("POST", EXPORTS, {"list": "statements", "filter": days}, role="supervisor")
        assert (status, field in refused["fields"]) == (422, True), refused


def test_papers_are_taken_as_one_pdf_and_say_how_many_rows_have_none(ports: Ports, portal: Portal) -> None:
    _, export = ask(portal, "invoice-papers")
    assert (export["state"], export["rows"]) == ("queued", 0)
    work_off(ports)
    found = portal("GET", f"{EXPORTS}/{export['id']}", role="supervisor")[1]
    assert (found["state"], found["rows"], found["left_out"], found["only"]) == ("ready", 6, 0, [])
    status, file = portal("POST", f"{EXPORTS}/{export['id']}/file", role="supervisor")
    assert (status, file["url"].partition("?")[2]) == (201, "name=invoice-papers-2026-03-02.pdf")


def test_chosen_rows_without_a_paper_fail_with_what_to_do(ports: Ports, portal: Portal) -> None:
    body = {"list": "receipts", "filter": {}, "only": ["pay_none"]}
    _, export = portal("POST", EXPORTS, body, role="supervisor")
    work_off(ports)
    found = portal("GET", f"{EXPORTS}/{export['id']}", role="supervisor")[1]
    assert (found["state"], found["only"]) == ("failed", ["pay_none"])
    assert "no paper" in found["failed"]


def test_a_long_list_tells_how_far_it_is_until_it_can_be_taken(
    ports: Ports, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_list(ports, monkeypatch)
    _, export = ask(portal)
    assert (export["state"], export["rows"]) == ("queued", 2)
    take = f"{EXPORTS}/{export['id']}/file"
    assert portal("POST", take, role="supervisor")[1]["code"] == "export_not_ready"
    actions.work_export(ports, ports.queues.messages["exports"].pop())
    found = portal("GET", f"{EXPORTS}/{export['id']}", role="supervisor")[1]
    assert (found["state"], found["rows"]) == ("running", 4)
    work_off(ports)
    (found,) = portal("GET", EXPORTS, role="supervisor")[1]
    assert (found["state"], found["rows"], found["list"], found["filter"]["state"]) == ("ready", 6, "invoices", "")
    assert portal("POST", take, role="supervisor")[0] == 201


def test_nobody_else_sees_or_takes_it(portal: Portal) -> None:
    _, export = ask(portal, role="representative")
    for role in (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR):
        assert portal("GET", EXPORTS, role=role.value) == (200, [])
        for method, path in (("GET", f"{EXPORTS}/{export['id']}"), ("POST", f"{EXPORTS}/{export['id']}/file")):
            assert portal(method, path, role=role.value)[1]["code"] == "export_not_found"


def test_who_lost_the_permission_meanwhile_takes_nothing(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    _, export = ask(portal)
    monkeypatch.setitem(GRANTS, Role.SUPERVISOR, GRANTS[Role.SUPERVISOR] - {Permission.EXPORT})
    status, refused = portal("POST", f"{EXPORTS}/{export['id']}/file", role="supervisor")
    assert (status, refused["code"]) == (403, "not_permitted")


def test_a_reading_is_left_when_a_file_is_taken_and_before_it_is_lent(
    ports: Ports, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_list(ports, monkeypatch)
    _, export = ask(portal)
    work_off(ports)
    trail = privacy.searches_of("staff:supervisor")
    assert privacy.trail(ports, trail, 10).items == []
    assert portal("POST", f"{EXPORTS}/{export['id']}/file", role="supervisor")[0] == 201
    ((deed),) = [entry.deed for entry in privacy.trail(ports, trail, 10).items]
    assert (deed.verb, deed.kind, deed.item) == ("exported", "invoices", "6")


def test_a_reading_that_cannot_be_kept_lends_nothing(ports: Ports, portal: Portal) -> None:
    from chalicelib.cloud.tables import Contested

    _, export = ask(portal)

    def fault(step: str, writes: Any) -> None:
        if step == "before" and writes:
            raise Contested

    ports.tables.fault = fault
    assert portal("POST", f"{EXPORTS}/{export['id']}/file", role="supervisor")[1]["code"] == "busy"


def test_a_file_goes_after_a_week_and_its_record_says_so(ports: Ports, portal: Portal) -> None:
    _, export = ask(portal)
    ports.clock.advance(timedelta(hours=7 * 24))
    assert portal("GET", f"{EXPORTS}/{export['id']}", role="supervisor")[1]["state"] == "expired"
    assert portal("POST", f"{EXPORTS}/{export['id']}/file", role="supervisor")[1]["code"] == "export_expired"


def test_one_that_failed_says_how_to_mend_it(ports: Ports, portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    long_list(ports, monkeypatch)
    _, export = ask(portal)
    ports.clock.advance(timedelta(hours=2))
    found = portal("GET", f"{EXPORTS}/{export['id']}", role="supervisor")[1]
    assert found["state"] == "failed"
    assert "Ask for it again" in found["failed"]


def test_what_was_typed_is_in_no_message_and_no_name(
    ports: Ports, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_list(ports, monkeypatch)
    body = {"list": "invoices", "filter": {"text": "Okafor"}}
    assert portal("POST", EXPORTS, body, role="supervisor")[1]["state"] == "queued"
    assert "okafor" not in f"{ports.queues.messages}{list(ports.documents.files)}".casefold()
