"""The catalog's doors: what each answers, who may use it, what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.catalog import actions
from chalicelib.catalog.api.base import api
from chalicelib.kernel.ports import Ports
from chalicelib.web.openapi import document
from tests.fakes.exporting import written
from tests.fakes.office import REP, make_office
from tests.fakes.portal import Portal
from tests.unit.catalog.practice import load, price, publish

ROOT = "/api/v1/catalog"


def portal_of(ports: Ports) -> Callable[..., tuple[int, Any]]:
    portal = Portal(ports, api)
    return lambda method, path, *body, **role: portal(method, ROOT + path, *body, **role)


@pytest.fixture
def ports() -> Ports:
    made = make_office()  # 2 March 2026
    load(made)
    actions.seed_taxes(made, REP)
    publish(made, price("", "VISIT", 9000), name="Cash")
    publish(made, price("acme", "VISIT", 8000), price("acme", "XRAY", 4000), name="Acme Health")
    return made


def test_search_answers_codes_with_prices_in_the_readers_language(ports: Ports) -> None:
    status, found = portal_of(ports)(
        "GET", "/codes?q=visit&schedule=acme&currency=USD&system=service&system=cpt&limit=2"
    )
    assert status == 200
    assert [(item["display"], item["price"] and item["price"]["unit"]["display"]) for item in found["items"]] == [
        ("VISIT", "$80.00"),
        ("VISIT-LONG", None),
    ]
    status, found = portal_of(ports)("GET", "/codes?q=visit&schedule=cash&currency=USD&priced=true")
    assert [item["price"]["schedule"] for item in found["items"]] == ["cash"]


def test_a_code_answers_what_it_is_and_was(ports: Ports) -> None:
    status, found = portal_of(ports)("GET", "/codes/service/visit?on=2026-05-01")
    assert (status, found["current"]["code"], len(found["history"])) == (200, "VISIT", 1)
    status, found = portal_of(ports)("GET", "/codes/service/visit?on=2025-05-01")
    assert (status, found["current"]) == (200, None)
    assert portal_of(ports)("GET", "/codes/service/none")[1]["code"] == "code_not_found"
    assert portal_of(ports)("GET", "/codes/snomed/none")[1]["code"] == "system_not_found"


def test_a_price_is_answered_with_its_reason(ports: Ports) -> None:
    for query, minor, reason in (
        ("schedule=acme&code=VISIT", 8000, "payer_schedule"),
        ("code=VISIT", 9000, "cash_price"),
        ("schedule=none&code=VISIT", 9000, "cash_instead"),
        ("schedule=acme&code=GROUP", None, "no_price"),
    ):
        status, found = portal_of(ports)("GET", f"/price?system=service&{query}")
        assert (status, found["reason"]) == (200, reason)
        assert (found["price"]["unit"]["minor"] if found["price"] else None) == minor


def test_a_fee_schedule_is_listed_edited_and_written_out(ports: Ports) -> None:
    portal = portal_of(ports)
    assert [s["key"] for s in portal("GET", "/fee-schedules")[1]] == ["cash", "acme"]
    page = portal("GET", "/fee-schedules/acme/prices?limit=1")[1]
    page = portal("GET", f"/fee-schedules/acme/prices?limit=1&cursor={page['cursor']}")[1]
    assert [row["code"] for row in page["items"]] == ["XRAY"]
    body = {"system": "service", "code": "visit", "unit_minor": 8500, "currency": "USD", "from_on": "2026-07-01"}
    status, row = portal("PUT", "/fee-schedules/acme/prices", {**body, "version": 1})
    assert (status, [p["unit"]["minor"] for p in row["prices"]]) == (200, [8000, 8500])
    for change, status, code in (
        ({"unit_minor": 1, "version": 1}, 409, "changed_meanwhile"),
        ({"code": "NOTHING"}, 422, "price_doubtful"),
        ({"tax_code": "NOTHING"}, 422, "price_doubtful"),
        ({"until_on": "2026-07-01"}, 422, "period_ends_first"),
        ({"unit_minor": -1}, 422, "invalid_request"),
        ({"from_on": "2026-08-01", "until_on": "2026-09-01", "version": 2}, 200, None),
        ({"from_on": "2026-08-15", "version": 3}, 409, "periods_overlap"),
    ):
        found = portal("PUT", "/fee-schedules/acme/prices", {**body, "version": 2, **change})
        assert (found[0], found[1].get("code") if code else None) == (status, code)
    assert written(ports, "prices", {"schedule": "acme"}).splitlines()[1].startswith("acme,service,VISIT,80.00,USD,")
    assert portal("GET", "/fee-schedules/Not%20one/prices")[0] == 404


def test_an_office_that_has_written_no_price_yet_has_an_empty_list_of_cash_prices_and_sets_its_first() -> None:
    made = make_office()
    load(made)
    portal = portal_of(made)
    assert portal("GET", "/fee-schedules/cash/prices") == (200, {"items": [], "cursor": None})
    assert len(written(made, "prices", {"schedule": "cash"}).splitlines()) == 1
    body = {"system": "service", "code": "visit", "unit_minor": 8500, "currency": "USD", "from_on": "2026-07-01"}
    assert portal("PUT", "/fee-schedules/cash/prices", {**body, "version": 0})[0] == 200
    assert [row["code"] for row in portal("GET", "/fee-schedules/cash/prices")[1]["items"]] == ["VISIT"]
    assert portal("GET", "/fee-schedules/acme/prices")[0] == 404


def test_taxes_discounts_and_crosswalk_are_listed_and_edited(ports: Ports) -> None:
    portal = portal_of(ports)
    rate = {"rate_bp": 800, "from_on": "2026-01-01", "source": "law", "version": 0}
    assert portal("PUT", "/taxes/MA-8", rate)[1]["rules"][0]["rate_bp"] == 800
    assert portal("PUT", "/taxes/MA-0", {**rate, "exemption": "health care"})[1]["code"] == "exemption_with_rate"
    assert portal("PUT", "/taxes/no%20key", rate)[1]["code"] == "bad_key"
    assert "MA-8" in [row["tax_code"] for row in portal("GET", "/taxes")[1]]
    discount = {"name": "Prompt", "rate_bp": 500, "cap_bp": 1000, "from_on": "2026-01-01", "version": 0}
    assert portal("PUT", "/discounts/prompt", discount)[1]["version"] == 1
    assert [row["key"] for row in portal("GET", "/discounts")[1]] == ["prompt"]
    leads = {"to_system": "service", "to_code": "visit", "version": 0}
    assert portal("PUT", "/crosswalk/snomed/185345009", leads)[1]["to_code"] == "VISIT"
    assert portal("PUT", "/crosswalk/snomed/1", {**leads, "to_code": "NONE"})[1]["code"] == "code_unknown"
    assert portal("GET", "/crosswalk")[1] == ["snomed"]
    assert len(portal("GET", "/crosswalk/snomed?begins=18")[1]["items"]) == 1
    assert portal("GET", "/crosswalk/snomed?begins=2")[1]["items"] == []


def test_a_file_is_brought_loaded_and_reported(ports: Ports) -> None:
    portal = portal_of(ports)
    upload = portal("POST", "/uploads", {"size": 100})[1]
    ports.documents.put(upload["document_key"], b"code,description\nVISIT,Visit\nBAD CODE,x\n", "text/csv")
    body = {"kind": "codes", "document_key": upload["document_key"], "system": "service", "effective_on": "2026-07-01"}
    status, waiting = portal("POST", "/releases", body)
    assert (status, waiting["state"]) == (202, "waiting")
    actions.load_uploaded(ports, ports.queues.messages["imports"][0])
    done = portal("GET", f"/loads/{waiting['id']}")[1]
    assert (done["state"], [finding["row"] for finding in done["findings"]]) == ("refused", [3])
    assert written(ports, "load-findings", {"load_id": waiting["id"]}).splitlines()[1].startswith("3,")
    assert [one["id"] for one in portal("GET", "/loads")[1]] == [waiting["id"]]
    assert portal("GET", "/loads/lod_unknown")[0] == 404


def test_a_service_is_added_through_the_portal(ports: Ports) -> None:
    portal = portal_of(ports)
    (edition,) = portal("GET", "/releases")[1]
    body = {"description": "Home visit", "version": edition["version"]}
    assert len(portal("PUT", "/services/home-visit", body)[1]["releases"]) == 2
    assert portal("GET", "/codes?q=home")[1]["items"][0]["code"] == "HOME-VISIT"
    assert portal("PUT", "/services/home-visit", {**body, "description": "Other"})[1]["code"] == "changed_meanwhile"
    assert portal("PUT", "/services/no%20code", body)[1]["code"] == "bad_code"


def test_every_door_is_closed_to_who_may_not(ports: Ports) -> None:
    portal = portal_of(ports)
    for door in api.doors:
        path = door.path.removeprefix(ROOT).replace("{", "").replace("}", "")
        assert portal(door.method, path, role="")[0] == 401
        assert portal(door.method, path, role="forged")[0] == 403
        if door.permission.value == "catalog:write":
            assert portal(door.method, path, role="representative")[0] == 403


def test_the_doors_make_a_valid_openapi_document() -> None:
    from openapi_spec_validator import validate

    validate(document(api.doors))
