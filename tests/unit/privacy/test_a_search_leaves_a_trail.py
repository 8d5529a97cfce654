"""Who searched among all clients, when, and how many were found: kept before anything is shown, the words never."""

from __future__ import annotations

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.api.doors import api as enrollment_api
from chalicelib.kernel.actor import Role
from chalicelib.kernel.ports import Ports
from chalicelib.privacy import actions
from chalicelib.privacy.api import api as privacy_api
from chalicelib.reports.api.exports import api as exports_api
from chalicelib.reports.api.lists import api as lists_api
from chalicelib.reports.api.search import api as search_api
from tests.fakes.office import make_office
from tests.fakes.people import enroll_one
from tests.fakes.portal import Portal

WHO = "staff:representative"


@pytest.fixture
def ports() -> Ports:
    ports = make_office()
    enrollment.refresh_search(ports, enroll_one(ports).account.id)
    return ports


@pytest.fixture
def portal(ports: Ports) -> Portal:
    return Portal(ports, enrollment_api, privacy_api, search_api)


@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/clients/search"])
def test_it_says_who_when_and_how_many_and_never_what_was_typed(ports: Ports, portal: Portal, path: str) -> None:
    assert len(portal("GET", f"{path}?q=Lindqvist", role="representative")[1]["items"]) == 1
    assert portal("GET", f"{path}?q=Nobodyhere", role="representative")[1]["items"] == []
    kept = actions.trail(ports, actions.searches_of(WHO), 10).items
    assert [(e.deed.who, e.deed.verb, e.deed.item, e.deed.at) for e in kept] == [
        (WHO, "searched", found, ports.clock.now()) for found in ("0", "1")
    ]
    assert actions.prove_chain(ports, actions.searches_of(WHO)).fault is None
    stored = repr(ports.tables.kept["quittance-dev-audit"]).casefold()
    assert "lindqvist" not in stored
    assert "nobodyhere" not in stored


@pytest.mark.parametrize("name", ["clients", "invoices", "payments", "accounts"])
def test_a_list_leaves_a_reading_and_one_asked_for_a_name_is_a_search(ports: Ports, name: str) -> None:
    portal = Portal(ports, lists_api)
    for asked in ("", "?text=Lindqvist"):
        assert portal("GET", f"/api/v1/{name}{asked}", role="supervisor")[0] == 200
    kept = actions.trail(ports, actions.searches_of("staff:supervisor"), 10).items
    assert [(e.deed.verb, e.deed.kind, e.deed.item, e.deed.fields) for e in kept] == [
        ("searched", name, "0", ("text",)),
        ("listed", name, "0", ()),
    ]


@pytest.mark.parametrize("name", ["clients", "invoices", "payments", "accounts"])
def test_a_list_taken_along_leaves_which_and_how_it_was_filtered(ports: Ports, name: str) -> None:
    portal = Portal(ports, exports_api)
    for asked in ({}, {"text": "Lindqvist"}):
        status, export = portal("POST", "/api/v1/exports", {"list": name, "filter": asked}, role="supervisor")
        assert status == 201
        for _ in range(2):  # taken again: one file, one reading
            assert portal("POST", f"/api/v1/exports/{export['id']}/file", role="supervisor")[0] == 201
    kept = actions.trail(ports, actions.searches_of("staff:supervisor"), 10).items
    assert [(e.deed.verb, e.deed.kind, e.deed.item, e.deed.fields) for e in kept] == [
        ("exported", name, "0", ("text",)),
        ("exported", name, "0", ()),
    ]
    assert "lindqvist" not in repr(ports.tables.kept["quittance-dev-audit"]).casefold()


def test_only_who_may_read_the_audit_reads_it(portal: Portal) -> None:
    portal("GET", "/api/v1/search?q=Lindqvist", role="representative")
    path = f"/api/v1/audit/searches/{WHO}"
    (entry,) = portal("GET", path, role=Role.AUDITOR.value)[1]["items"]
    assert (entry["who"], entry["kind"], entry["item"], entry["fields"]) == (WHO, "clients", "1", [])
    assert portal("GET", path, role=Role.REPRESENTATIVE.value)[0] == 403


def test_a_search_that_cannot_be_recorded_shows_nothing(ports: Ports, portal: Portal) -> None:
    from chalicelib.cloud.tables import Contested

    def fault(step: str, _: object) -> None:
        raise Contested

    ports.tables.fault = fault
    status, refused = portal("GET", "/api/v1/search?q=Lindqvist", role="representative")
    assert (status, refused["code"]) == (503, "busy")
    assert "items" not in refused
