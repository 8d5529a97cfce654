"""What clients read of a code in their language: kept through every release, taken from a file or said one by one."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalog import actions
from chalicelib.catalog.api.base import api
from chalicelib.catalog.model import CodeSystem, Listed, Load, LoadKind, LoadState, Named, Names
from chalicelib.catalog.store.codebook import Codebook
from chalicelib.catalog.store.items import EDITIONS
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.languages import LANGUAGES
from chalicelib.kernel.ports import Ports
from tests.fakes.office import REP, make_office
from tests.fakes.portal import Portal
from tests.fakes.practice import code_on
from tests.unit.catalog.practice import SERVICES, SPRING, SUMMER, load

SERVICE = CodeSystem.SERVICE
SV: Names = {"sv": "Besök"}


def version(ports: Ports) -> int:
    return actions.edition(ports, SERVICE).version


def name(ports: Ports, names: Names, code: str = "VISIT") -> None:
    actions.put_names(ports, Named(SERVICE, code, names), version(ports), REP)


def names_on(ports: Ports, on: date, code: str = "VISIT") -> Names:
    found = code_on(ports, SERVICE, code, on)
    assert found is not None
    return found.names


def take(ports: Ports, text: str) -> Load:
    key, _ = actions.upload_address(ports, len(text))
    ports.documents.put(key, text.encode(), "application/octet-stream")
    actions.request_load(ports, LoadKind.NAMES, key, "names.csv", REP)
    return actions.load_uploaded(ports, ports.queues.messages["imports"][-1])


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    load(made)
    return made


def test_a_release_takes_no_name_away_and_the_code_keeps_it_on_every_day(ports: Ports) -> None:
    name(ports, {"sv": "Besök", "pl": "Wizyta"})
    load(ports, [Listed("VISIT", "Visit", True)], SUMMER)
    for on in (SPRING, SUMMER):
        assert names_on(ports, on) == {"sv": "Besök", "pl": "Wizyta"}
    assert names_on(ports, SPRING, "XRAY") == {}


def test_a_service_that_is_described_anew_keeps_its_names(ports: Ports) -> None:
    name(ports, SV)
    actions.put_service(ports, Listed("VISIT", "Longer visit", True), version(ports), REP)
    (found,) = [one.code for one in actions.search_codes(ports, "VISIT", SUMMER, limit=1)]
    assert (found.description, found.names) == ("Longer visit", SV)


def test_a_language_that_is_left_out_stays_and_an_empty_name_goes(ports: Ports) -> None:
    name(ports, {"sv": "Besök", "pl": "Wizyta"})
    name(ports, {"sv": "Läkarbesök"})
    assert names_on(ports, SPRING) == {"sv": "Läkarbesök", "pl": "Wizyta"}
    name(ports, {"pl": ""})
    assert names_on(ports, SPRING) == {"sv": "Läkarbesök"}


def test_what_is_said_again_changes_nothing_and_what_somebody_else_changed_is_not_overwritten(ports: Ports) -> None:
    read = version(ports)
    name(ports, SV)
    after = version(ports)
    actions.put_names(ports, Named(SERVICE, "VISIT", SV), read, REP)  # the reply to the first was lost
    assert version(ports) == after
    with pytest.raises(Conflict, match="changed"):
        actions.put_names(ports, Named(SERVICE, "VISIT", {"sv": "Annat"}), read, REP)
    with pytest.raises(NotFound):
        actions.put_names(ports, Named(SERVICE, "NOTHING", SV), after, REP)


said = st.dictionaries(st.sampled_from(LANGUAGES), st.sampled_from(["", "A", "B"]), min_size=1)


@given(st.lists(st.tuples(st.sampled_from(["VISIT", "XRAY"]), said), min_size=1, max_size=6))
def test_the_last_word_in_each_language_holds_in_whatever_steps_it_came(rows: list[tuple[str, Names]]) -> None:
    office = make_office()
    load(office, SERVICES[:3])
    expected: dict[str, dict[str, str]] = {"VISIT": {}, "XRAY": {}}
    for code, names in rows:
        expected[code] |= names
        name(office, names, code)
    for code, names in expected.items():
        assert names_on(office, SPRING, code) == {language: told for language, told in names.items() if told}


def test_a_file_names_codes_and_says_what_it_could_not_take(ports: Ports) -> None:
    name(ports, {"pl": "Wizyta", "sv": "Gammalt"})
    text = f"system,code,sv,en\nservice,visit, Besök  hos läkare ,\nservice,NOTHING,X,\nservice,XRAY,{'x' * 201},\n"
    done = take(ports, text)
    assert (done.state, done.rows, done.taken) == (LoadState.DONE, 3, 1)
    assert [(one.row, one.column) for one in done.findings] == [(3, "code"), (4, "sv")]
    assert names_on(ports, SPRING) == {"sv": "Besök hos läkare", "pl": "Wizyta"}  # `pl` was no column of it
    again = take(ports, text)
    assert (again.taken, again.unchanged) == (0, 1)


def test_a_file_without_a_language_is_told_so(ports: Ports) -> None:
    done = take(ports, "system,code,name\nservice,VISIT,Besök\n")
    assert [(one.row, one.column, str(one.mend)) for one in done.findings] == [
        (2, "en", "Head one with each language: en, sv, pl.")
    ]


def test_an_index_of_before_codes_had_names_is_read_as_it_was(ports: Ports) -> None:
    present = actions.edition(ports, SERVICE)
    path = Path(actions.codebook(ports, SERVICE).path)
    older = path.with_name("older.sqlite")
    older.write_bytes(gzip.decompress(ports.documents.get(present.index_key)))
    with sqlite3.connect(older) as book:
        book.execute("ALTER TABLE code DROP COLUMN names")
    (visit,) = Codebook(SERVICE, older).history("VISIT")
    assert (visit.description, visit.names) == ("Office visit", {})


def test_an_edition_of_before_has_no_names(ports: Ports) -> None:
    raw = EDITIONS.write(actions.edition(ports, SERVICE), None)
    assert "names_key" not in json.dumps(raw, default=str)


def test_the_door_names_a_code_and_shows_it(ports: Ports) -> None:
    portal: Callable[..., tuple[int, Any]] = Portal(ports, api)
    body = {"names": {"sv": " Besök  hos läkare"}, "version": version(ports)}
    status, edition = portal("PUT", "/api/v1/catalog/codes/service/visit/names", body)
    assert (status, edition["version"]) == (200, version(ports))
    _, shown = portal("GET", "/api/v1/catalog/codes/service/VISIT")
    assert shown["current"]["names"] == {"sv": "Besök hos läkare"}
    too_long = {"names": {"sv": "x" * 201}, "version": version(ports)}
    assert portal("PUT", "/api/v1/catalog/codes/service/visit/names", too_long)[0] == 422
    other = {"names": {"de": "Besuch"}, "version": version(ports)}
    assert portal("PUT", "/api/v1/catalog/codes/service/visit/names", other)[0] == 422
