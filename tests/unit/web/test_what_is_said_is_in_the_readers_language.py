"""Refusals, findings and holds reach each representative in their own language; pydantic's English reaches nobody."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from chalice.test import Client
from pydantic import BaseModel, ValidationError

from app import app
from chalicelib.enrollment.model import Channel
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.languages import LANGUAGES
from chalicelib.kernel.sentences import in_language
from chalicelib.notices.model import ContactFacts, Purpose
from chalicelib.notices.rules.gate import may_contact
from chalicelib.web.field_faults import fault_of
from tests.fakes.exporting import written
from tests.fakes.importing import PLAIN, preview
from tests.fakes.office import make_office

SPOKEN = {
    "en": ("Something is missing or wrong", "Some fields are missing or wrong.", "Fill this in."),
    "sv": ("Något saknas eller är fel", "Vissa fält saknas eller är felaktiga.", "Fyll i det här."),
    "pl": ("Czegoś brakuje lub coś jest błędne", "Niektóre pola są puste lub błędne.", "Wypełnij to pole."),
}


@pytest.fixture
def ask() -> Any:
    ports, staff = make_office(), app.staff
    app.use_ports(ports)
    app.staff = lambda _, token: Actor(f"staff:{token}", frozenset({Role(token)}))

    def asked(method: str, path: str, body: Any = None, language: str = "en") -> tuple[int, Any]:
        headers = {"Authorization": "Bearer administrator", "Accept-Language": language}
        headers |= {"Content-Type": "application/json", "Idempotency-Key": "one-attempt"}
        raw = b"" if body is None else json.dumps(body).encode()
        answer = Client(app).http.request(method, f"/api/v1{path}", headers=headers, body=raw)
        return answer.status_code, json.loads(answer.body or b"null")

    asked.ports = ports  # type: ignore[attr-defined]
    yield asked
    app.staff = staff
    app.use_ports(None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_field_is_said_in_the_readers_language(ask: Any, language: str) -> None:
    status, said = ask("POST", "/payers", {}, language)
    assert status == 422
    assert (said["title"], said["detail"], said["fields"]["name"]) == SPOKEN[language]


def test_a_refusal_of_a_rule_names_its_values_in_every_language(ask: Any) -> None:
    body = {"name": "Umeå Sjukvård", "kind": "insurer", "address": {"country": "SE", "postal_code": "1"}}
    said = {language: ask("POST", "/payers", body, language)[1]["fields"] for language in LANGUAGES}
    assert {language: fields.get("address.postal_code") for language, fields in said.items()} == {
        "en": "Write the postal code as 114 55.",
        "sv": "Skriv postnumret som 114 55.",
        "pl": "Podaj kod pocztowy w postaci 114 55.",
    }


def test_two_people_read_one_import_each_in_their_own_language(ask: Any) -> None:
    bad = PLAIN["clients"].splitlines()
    files = {"clients": "\n".join([bad[0], bad[1].replace(bad[1].split(",")[0], "")]) + "\n"}
    found = preview(ask.ports, files)
    path = f"/imports/{found.record.id}/findings"
    said = {language: ask("GET", path, None, language)[1]["items"] for language in LANGUAGES}
    assert len({json.dumps([row["code"] for row in rows]) for rows in said.values()}) == 1
    assert len({rows[0]["reason"] for rows in said.values()}) == 3
    file = written(ask.ports, "import-findings", {"import_id": found.record.id}, "sv")
    report = list(csv.reader(io.StringIO(file)))
    assert report[1][5:7] == [said["sv"][0]["reason"], said["sv"][0]["mend"]]


@pytest.mark.parametrize("channel", list(Channel))
def test_a_closed_channel_is_said_in_every_language(channel: Channel) -> None:
    facts = ContactFacts(
        channel=channel.value,
        purpose=Purpose.SERVICE,
        country="SE",
        time_zone="Europe/Stockholm",
        at=datetime(2026, 3, 2, 12, tzinfo=UTC),
        address_state="good",
        opted_out=frozenset({channel.value}),
    )
    reason = may_contact(facts).reason
    assert len({in_language(reason, language) for language in LANGUAGES}) == 3


WRONG = (None, "", "x" * 100_000, -(10**18), 10**18, 0.5, [], ["x"] * 10_000, {}, True, "2026-13-45")


def errors_of(model: type[BaseModel]) -> list[Any]:
    found: list[Any] = []
    bodies: list[Any] = [None, {}, {"surely_unknown": 1}]
    bodies += [{name: wrong} for name in model.model_fields for wrong in WRONG]
    for body in bodies:
        try:
            model.model_validate(body)
        except ValidationError as error:
            found += error.errors()
    return found


def test_no_sentence_of_pydantic_reaches_a_person() -> None:
    models = {model for door in app.doors for model in (door.body, door.query) if model is not None}
    english = {
        (error["type"], error["msg"])
        for model in models
        for error in errors_of(model)
        if str(fault_of(error)) == error["msg"]
    }
    assert english == set()
