"""The doors of imports: a whole hand-over through them, who may use which, what they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.imports.api import api
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.ports import Ports
from tests.fakes.client import make_client
from tests.fakes.exporting import written
from tests.fakes.importing import PAYMENTS, PLAIN, work_off
from tests.fakes.office import REP, make_office
from tests.fakes.practice import open_practice

ROOT = "/api/v1/imports"


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def ask(ports: Ports, method: str, path: str, body: Any = None, actor: Actor = REP) -> tuple[int, Any]:
    answer = make_client(ports, [api], actor).call(method, ROOT + path, body)
    return answer.status, answer.body


def opened(ports: Ports, files: dict[str, str]) -> str:
    body = {
        "name": "March",
        "layout": "plain",
        "files": [{"kind": kind, "name": f"{kind}.csv", "size": len(text.encode())} for kind, text in files.items()],
    }
    status, found = ask(ports, "POST", "", body)
    assert status == 201
    assert {upload["kind"] for upload in found["uploads"]} == set(files)
    for upload in found["uploads"]:
        ports.documents.put(upload["address"].removeprefix("memory:"), files[upload["kind"]].encode(), "text/csv")
    return found["id"]


def test_files_go_from_the_address_lent_to_the_books(ports: Ports) -> None:
    import_id = opened(ports, {**PLAIN, "payments": PAYMENTS.replace(",20.00,payment", ",20.0x,payment")})
    assert ask(ports, "POST", f"/{import_id}/addresses", {})[0] == 200
    status, found = ask(ports, "POST", f"/{import_id}/start")
    assert (status, found["state"]) == (202, "reading")
    work_off(ports)
    _, found = ask(ports, "GET", f"/{import_id}")
    assert (found["state"], found["errors"], found["notices"], found["will_post"]) == ("previewed", 1, 1, True)
    tallies = {tally["kind"]: tally for tally in found["tallies"]}
    assert tallies["payments"]["new"] == 2
    assert tallies["invoices"]["amount_new"]["display"] == "$305.00"
    assert {file["kind"]: file["bad"] for file in found["files"]}["payments"] == 1
    assert ask(ports, "POST", f"/{import_id}/post")[0] == 202
    work_off(ports)
    _, found = ask(ports, "GET", f"/{import_id}")
    assert (found["state"], found["deeds_posted"]) == ("posted", found["deeds"])
    assert ask(ports, "POST", f"/{import_id}/discard")[1]["code"] == "import_posted"


def test_findings_come_in_pages_and_as_a_file(ports: Ports) -> None:
    import_id = opened(ports, {"payments": PAYMENTS})
    ask(ports, "POST", f"/{import_id}/start")
    work_off(ports)
    status, page = ask(ports, "GET", f"/{import_id}/findings?limit=3")
    assert (status, len(page["items"])) == (200, 3)
    assert page["items"][0]["column"] == "client_id"
    rest = ask(ports, "GET", f"/{import_id}/findings?limit=3&cursor={page['cursor']}")[1]
    assert (len(rest["items"]), rest["cursor"]) == (2, None)
    assert len(written(ports, "import-findings", {"import_id": import_id}).splitlines()) == 6
    assert ask(ports, "GET", f"/{import_id}/findings?cursor=zzz")[1]["code"] == "bad_cursor"


def test_imports_are_listed_the_latest_first(ports: Ports) -> None:
    first, second = (opened(ports, {"clients": PLAIN["clients"]}) for _ in range(2))
    page = ask(ports, "GET", "?limit=1")[1]
    rest = ask(ports, "GET", f"?limit=1&cursor={page['cursor']}")[1]
    assert {page["items"][0]["id"], rest["items"][0]["id"]} == {first, second}
    assert page["items"][0]["file_names"] == ["clients.csv"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"layout": "plain", "files": []}, "invalid_request"),
        ({"layout": "plain", "files": [{"kind": "claims", "name": "x", "size": 1}]}, "bad_files"),
        ({"layout": "plain", "files": [{"kind": "clients", "name": "x", "size": 1}] * 2}, "bad_files"),
        ({"layout": "plain", "files": [{"kind": "clients", "name": "x", "size": 2**40}]}, "invalid_request"),
        ({"layout": "excel", "files": [{"kind": "clients", "name": "x", "size": 1}]}, "invalid_request"),
    ],
)
def test_what_cannot_be_an_import_is_refused(ports: Ports, body: dict, code: str) -> None:
    status, found = ask(ports, "POST", "", body)
    assert (status, found["code"]) == (422, code)


def test_templates_name_the_columns(ports: Ports) -> None:
    status, found = ask(ports, "GET", "/templates/plain/clients")
    assert (status, found["file_name"]) == (200, "clients.csv")
    assert found["text"].startswith("client_id,family_name,given_name,birth_date,")
    for path in ("/templates/plain/claims", "/templates/excel/clients"):
        assert ask(ports, "GET", path)[1]["code"] == "template_not_found"


def test_only_some_roles_may_look_and_fewer_import(ports: Ports) -> None:
    import_id = opened(ports, {"clients": PLAIN["clients"]})
    auditor = Actor("staff:aud", frozenset({Role.AUDITOR}), "Ada Auditor")
    coder = Actor("staff:cod", frozenset({Role.CODER}), "Cody Coder")
    assert ask(ports, "GET", f"/{import_id}", actor=auditor)[0] == 200
    assert ask(ports, "POST", f"/{import_id}/start", actor=auditor)[0] == 403
    assert ask(ports, "GET", f"/{import_id}", actor=coder)[0] == 403
    assert ask(ports, "GET", "/imp_unknown")[1]["code"] == "import_not_found"


def test_an_address_is_lent_for_the_size_that_was_announced(ports: Ports) -> None:
    import_id = opened(ports, PLAIN)
    key = f"imports/{import_id}/files/clients.csv"
    assert ports.documents.announced[key] == len(PLAIN["clients"].encode())
    ports.documents.put(key, PLAIN["clients"].encode() + b"more", "text/csv")
    ask(ports, "POST", f"/{import_id}/start")
    work_off(ports)
    found = ask(ports, "GET", f"/{import_id}")[1]
    assert found["state"] == "refused"
    assert ask(ports, "GET", f"/{import_id}/findings")[1]["items"][0]["code"] == "file_too_large"
    mended = {"sizes": {"clients": len(PLAIN["clients"].encode()) + 4}}
    assert ask(ports, "POST", f"/{import_id}/addresses", mended)[0] == 200
    assert ports.documents.announced[key] == mended["sizes"]["clients"]
    too_large = {"sizes": {"clients": 64 * 1024 * 1024}}
    assert ask(ports, "POST", f"/{import_id}/addresses", too_large)[1]["code"] == "files_too_large"
