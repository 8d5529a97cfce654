"""A file's letters: read as they were written, shown, and read anew in the encoding that a person chooses."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.imports import actions
from chalicelib.imports.api import api
from chalicelib.imports.model import ImportState
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import Invalid, RuleBroken
from chalicelib.kernel.ports import Ports
from tests.fakes.client import make_client
from tests.fakes.importing import accounts, found, post, preview, work_off
from tests.fakes.office import REP, make_office
from tests.fakes.practice import open_practice

HEADING = "client_id;family_name;given_name;birth_date;currency;language;city;country;postal_code\n"
POLISH = HEADING + (
    "K-1;Wąsowicz;Paweł;1980-05-17;PLN;pl;Łódź;PL;90-001\nK-2;Kołodziej;Świętosława;1975-11-30;PLN;pl;Gdańsk;PL;80-001\n"
)
UNCLEAR = HEADING + "K-1;Nędza;Jan;1980-05-17;PLN;pl;;PL;\n"


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def people(ports: Ports) -> set[tuple[str, str, str]]:
    files = [enrollment.account_file(ports, account_id) for account_id in accounts(ports)]
    return {(c.name.family, c.name.given, c.address.city) for file in files for c in file.clients}


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2", "cp852", "utf-16-le", "utf-8"])
def test_polish_names_come_in_as_they_were_written(ports: Ports, encoding: str) -> None:
    post(ports, {"clients": POLISH.encode(encoding)})
    assert people(ports) == {("Wąsowicz", "Paweł", "Łódź"), ("Kołodziej", "Świętosława", "Gdańsk")}


def test_the_preview_says_in_which_encoding_a_file_was_read_and_shows_the_others(ports: Ports) -> None:
    record = preview(ports, {"clients": POLISH.encode("cp1250")}).record
    assert [(one.encoding, one.asked) for one in record.read] == [("windows-1250", True)]
    words = {one.encoding: one.words[:2] for one in actions.readings_of(ports, record.id)}
    assert (words["windows-1250"], words["windows-1252"]) == (("Wąsowicz", "Paweł"), ("W¹sowicz", "Pawe³"))
    plain = preview(ports, {"clients": POLISH.encode()}).record
    assert [(one.encoding, one.asked) for one in plain.read] == [("utf-8", False)]
    assert actions.readings_of(ports, plain.id) == []


def test_what_could_be_read_in_two_ways_waits_for_a_choice(ports: Ports) -> None:
    record = preview(ports, {"clients": UNCLEAR.encode("cp1250")}).record
    assert record.state is ImportState.REFUSED
    assert [f.code for f in found(ports, record.id)] == ["encoding_unclear"]
    assert ("clients", "windows-1250", ("Nędza",)) in [
        (one.kind, one.encoding, one.words) for one in actions.readings_of(ports, record.id)
    ]
    actions.choose_encodings(ports, record.id, {"clients": "windows-1250"}, REP)
    work_off(ports)
    assert actions.progress_of(ports, record.id).will_post
    actions.post_import(ports, record.id, REP)
    work_off(ports)
    assert people(ports) == {("Nędza", "Jan", "")}


def test_a_preview_in_another_encoding_replaces_the_first_whole(ports: Ports) -> None:
    first = preview(ports, {"clients": POLISH.encode("cp1250")})
    actions.choose_encodings(ports, first.record.id, {"clients": "windows-1252"}, REP)
    work_off(ports)
    again = actions.progress_of(ports, first.record.id)
    assert (again.record.state, again.tallies, again.deeds) == (first.record.state, first.tallies, first.deeds)
    actions.choose_encodings(ports, first.record.id, {"clients": "windows-1250"}, REP)
    work_off(ports)
    actions.choose_encodings(ports, first.record.id, {"clients": "windows-1250"}, REP)  # the same again: nothing
    assert work_off(ports) == 0
    actions.post_import(ports, first.record.id, REP)
    work_off(ports)
    assert ("Wąsowicz", "Paweł", "Łódź") in people(ports)
    assert actions.progress_of(ports, first.record.id).deeds_posted == first.deeds


def test_a_choice_is_refused_once_it_posts_and_for_files_that_are_not_there(ports: Ports) -> None:
    record = post(ports, {"clients": POLISH.encode("cp1250")}).record
    with pytest.raises(RuleBroken, match="posted"):
        actions.choose_encodings(ports, record.id, {"clients": "windows-1252"}, REP)
    other = preview(ports, {"clients": POLISH.encode("cp1250")}).record
    with pytest.raises(Invalid):
        actions.choose_encodings(ports, other.id, {"payments": "windows-1252"}, REP)


def test_an_encoding_that_does_not_hold_the_file_is_said(ports: Ports) -> None:
    record = preview(ports, {"clients": POLISH.encode("cp1250")}).record
    actions.choose_encodings(ports, record.id, {"clients": "utf-8"}, REP)
    work_off(ports)
    assert [f.code for f in found(ports, record.id)] == ["file_unreadable"]


def test_through_the_doors_the_readings_are_shown_and_one_is_chosen(ports: Ports) -> None:
    record = preview(ports, {"clients": UNCLEAR.encode("cp1250")}).record

    def ask(method: str, path: str, body: Any = None, actor: Actor = REP) -> tuple[int, Any]:
        answer = make_client(ports, [api], actor).call(method, f"/api/v1/imports/{record.id}{path}", body)
        return answer.status, answer.body

    status, readings = ask("GET", "/readings")
    assert status == 200
    assert {"kind": "clients", "encoding": "windows-1250", "words": ["Nędza"]} in readings
    assert ask("POST", "/encodings", {"encodings": {"clients": "klingon"}})[0] == 422
    reader = Actor("staff:reader", frozenset({Role.AUDITOR}), name="Reader")
    assert ask("POST", "/encodings", {"encodings": {"clients": "windows-1250"}}, reader)[0] == 403
    assert ask("POST", "/encodings", {"encodings": {"clients": "windows-1250"}})[0] == 202
    work_off(ports)
    status, shown = ask("GET", "")
    assert [(one["encoding"], one["asked"]) for one in shown["files"]] == [("windows-1250", True)]
