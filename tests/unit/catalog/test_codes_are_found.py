"""Codes: found on the day they hold, searched by code and by words, the same after any repeat."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from chalicelib.catalog import actions
from chalicelib.catalog.model import CodeSystem, Listed
from chalicelib.catalog.store import shelf
from chalicelib.cloud.tables import Contested
from chalicelib.kernel.errors import Conflict, Unavailable
from tests.fakes.office import REP, make_office
from tests.fakes.practice import code_on
from tests.unit.catalog.practice import SERVICES, SPRING, SUMMER, USD, load, price, publish

ICD = [
    Listed("E11", "Type 2 diabetes mellitus", False),
    Listed("E119", "Type 2 diabetes mellitus without complications", True),
    Listed("E1165", "Type 2 diabetes mellitus with hyperglycemia", True),
    Listed("H8101", "Ménière's disease, right ear", True),
]


def found(ports, typed: str, **more) -> list[str]:
    return [one.code.code for one in actions.search_codes(ports, typed, date(2026, 8, 1), **more)]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("e11.9", ["E119"]),
        ("E11", ["E11", "E1165", "E119"]),
        ("diab", ["E11", "E1165", "E119"]),
        ("mellitus type hyper", ["E1165"]),
        ("E11.65 hyper", ["E1165"]),
        ("meniere", ["H8101"]),
        ("visit", ["VISIT", "VISIT-LONG", "GROUP"]),
        ("off vis", ["VISIT", "VISIT-LONG"]),
        ("nothing of the kind", []),
        ('" OR *', []),
        ("", ["E11", "E1165", "E119", "GROUP", "H8101", "VISIT", "VISIT-LONG", "XRAY"]),
    ],
)
def test_the_code_itself_comes_first_then_codes_that_begin_so_then_words(typed: str, codes: list[str]) -> None:
    ports = make_office()
    load(ports)
    load(ports, ICD, system=CodeSystem.ICD10CM)
    assert found(ports, typed) == codes
    assert found(ports, typed, limit=1) == codes[:1]


def test_a_search_can_be_narrowed_to_what_can_be_billed_and_has_a_price() -> None:
    ports = make_office()
    load(ports)
    load(ports, ICD, system=CodeSystem.ICD10CM)
    publish(ports, price("", "VISIT", 9000), price("", "XRAY", 5000, SPRING, SUMMER))
    publish(ports, price("acme", "VISIT-LONG", 7000))
    assert found(ports, "vis", billable=True) == ["VISIT", "VISIT-LONG"]
    assert found(ports, "e", systems=[CodeSystem.SERVICE]) == []
    assert found(ports, "", schedule="", currency=USD, priced=True) == ["VISIT"]
    assert found(ports, "", schedule="acme", currency=USD, priced=True) == ["VISIT", "VISIT-LONG"]
    one, other, _ = actions.search_codes(ports, "vis", date(2026, 8, 1), schedule="acme", currency=USD)
    assert (one.price.unit_minor, other.price.unit_minor) == (9000, 7000)
    publish(ports, price("acme", "VISIT", 8000))
    assert actions.search_codes(ports, "visit", SUMMER, schedule="acme", currency=USD)[0].price.unit_minor == 8000


def test_a_new_release_ends_what_it_leaves_out_and_keeps_what_was() -> None:
    ports = make_office()
    load(ports)
    load(ports, [replace(SERVICES[0], description="Visit"), SERVICES[1]], SUMMER)
    spring = code_on(ports, CodeSystem.SERVICE, "visit", date(2026, 6, 30))
    summer = code_on(ports, CodeSystem.SERVICE, "VISIT", SUMMER)
    assert (spring.description, summer.description) == ("Office visit", "Visit")
    assert code_on(ports, CodeSystem.SERVICE, "XRAY", date(2026, 6, 30)) is not None
    assert code_on(ports, CodeSystem.SERVICE, "XRAY", SUMMER) is None
    assert code_on(ports, CodeSystem.SERVICE, "VISIT", date(2025, 12, 31)) is None
    assert found(ports, "x-ray") == []


def test_releases_may_come_in_any_order_and_again() -> None:
    later = [SERVICES[0], Listed("NEW", "New service", True)]
    histories = []
    for order in ((SPRING, SUMMER), (SUMMER, SPRING), (SPRING, SUMMER, SPRING, SUMMER)):
        ports = make_office()
        for on in order:
            load(ports, SERVICES if on == SPRING else later, on)
        histories.append([actions.code_history(ports, CodeSystem.SERVICE, c.code) for c in (*SERVICES, later[1])])
        assert actions.edition(ports, CodeSystem.SERVICE).version == 2
    assert histories[0] == histories[1] == histories[2]
    assert load(ports, later, SUMMER).unchanged == 2


def test_a_corrected_release_of_the_same_day_replaces_the_first() -> None:
    ports = make_office()
    load(ports, [Listed("VISIT", "Ofice visit", True)])
    load(ports, SERVICES)
    assert [c.description for c in actions.code_history(ports, CodeSystem.SERVICE, "VISIT")] == ["Office visit"]
    assert len(actions.edition(ports, CodeSystem.SERVICE).releases) == 1


@pytest.mark.parametrize("step", ["before", "after"])
def test_a_load_that_was_disturbed_ends_in_the_same_catalog(step: str) -> None:
    ports = make_office()
    left = [step]

    def disturb(now: str, writes) -> None:
        if now in left:
            left.remove(now)
            raise Contested

    ports.tables.fault = disturb
    load(ports)
    assert left == []
    assert actions.edition(ports, CodeSystem.SERVICE).version == 1
    assert code_on(ports, CodeSystem.SERVICE, "VISIT", SPRING) is not None


def test_many_threads_share_a_codebook() -> None:
    ports = make_office()
    load(ports, [Listed(f"S{number}", f"Service number {number}", True) for number in range(300)])
    typed = ["s", "serv", "S1", "number 2", "S299"] * 20
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda one: found(ports, one), typed))
    assert together == [found(ports, one) for one in typed]


def test_a_system_without_a_release_has_no_codes() -> None:
    ports = make_office()
    assert code_on(ports, CodeSystem.CPT, "99213", SPRING) is None
    assert actions.search_codes(ports, "visit", SPRING) == []


def test_a_damaged_index_is_refused_rather_than_read() -> None:
    ports = make_office()
    load(ports, [Listed("ONLY", "Only in this test", True)])
    key = actions.edition(ports, CodeSystem.SERVICE).index_key
    ports.documents.files[key] = ports.documents.files[key][:-10]
    with pytest.raises(Unavailable) as refused:
        code_on(ports, CodeSystem.SERVICE, "ONLY", SPRING)
    assert refused.value.code == "catalog_unreadable"


def test_a_worker_keeps_few_codebooks_and_fetches_an_older_one_again() -> None:
    offices = []
    for number in range(shelf.AT_HAND_MAX + 2):
        ports = make_office()
        load(ports, [Listed(f"S{number}", f"Service {number}", True)])
        assert code_on(ports, CodeSystem.SERVICE, f"S{number}", SPRING) is not None
        offices.append(ports)
    assert len(shelf._at_hand) == shelf.AT_HAND_MAX
    assert code_on(offices[0], CodeSystem.SERVICE, "S0", SPRING) is not None


def test_one_service_can_be_added_and_changed_from_today_on() -> None:
    ports = make_office()  # 2 March 2026
    load(ports)
    edition = actions.put_service(ports, Listed("VISIT", "Visit", True), 1, REP)
    assert [c.description for c in actions.code_history(ports, CodeSystem.SERVICE, "VISIT")] == [
        "Office visit",
        "Visit",
    ]
    assert code_on(ports, CodeSystem.SERVICE, "XRAY", SUMMER) is not None
    with pytest.raises(Conflict):
        actions.put_service(ports, Listed("VISIT", "Other", True), 1, REP)
    assert actions.put_service(ports, Listed("VISIT", "Visit", True), edition.version, REP) == edition


@pytest.mark.parametrize("digested", [lambda packed: packed, gzip.decompress])
def test_a_codebook_opens_under_the_digest_of_its_file_or_of_its_content_and_under_no_other(digested) -> None:
    ports = make_office()
    load(ports, [Listed("DIGEST", "Only in this test", True)])
    packed = ports.documents.files[actions.edition(ports, CodeSystem.SERVICE).index_key]
    other = gzip.compress(gzip.decompress(packed) + b" ", mtime=0)
    key = f"catalog/index/service/{sha256(digested(packed)).hexdigest()}.sqlite.gz"
    ports.documents.put(key, other, "application/gzip")
    with pytest.raises(Unavailable):
        shelf.opened(ports.documents, CodeSystem.SERVICE, key)
    ports.documents.put(key, packed, "application/gzip")
    assert shelf.opened(ports.documents, CodeSystem.SERVICE, key).find("DIGEST", SPRING) is not None
