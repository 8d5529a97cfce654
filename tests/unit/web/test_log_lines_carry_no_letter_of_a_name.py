"""Whatever fails with whatever words: a log line tells its kind and its way through the code, and nothing it quoted."""

from __future__ import annotations

import json
import logging
from io import StringIO
from typing import Any

import pytest
from aws_lambda_powertools import Logger
from botocore.exceptions import ClientError
from chalice.test import Client

from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import NotFound
from chalicelib.privacy.actions import record_read
from chalicelib.web.app import OfficeApp
from chalicelib.web.call import correlation_id_of
from chalicelib.web.telemetry import DiscreetFormatter, WorkFailed, discreetly, logger, observe
from tests.fakes.office import make_office

NAME = "李 娜"
FAULTS = [
    ValueError(f"{NAME!r} is not an amount."),
    KeyError(NAME),
    UnicodeEncodeError("latin-1", NAME, 0, 1, f"cannot write {NAME}"),
    ClientError({"Error": {"Code": "ValidationException", "Message": NAME}}, "PutItem"),
    NotFound("client_not_found", f"There is no {NAME}."),
    NotFound(NAME, "a code that is none"),
]


def raised(error: Exception) -> Any:
    def work(_: Any = None) -> None:
        try:
            raise RuntimeError(f"first {NAME}")
        except RuntimeError as first:
            first.add_note(NAME)
            raise error from first

    return work


def lines(stream: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
def test_a_fault_is_told_by_kind_and_place(error: Exception) -> None:
    stream = StringIO()
    told = Logger(
        service=f"test-{id(error)}", stream=stream, logger_formatter=DiscreetFormatter(serialize_stacktrace=False)
    )
    try:
        raised(error)()
    except type(error):
        told.exception("unexpected_error")
    [line] = lines(stream)
    assert line["exception_name"] == type(error).__name__
    assert "test_log_lines" in line["exception"]
    assert "builtins.RuntimeError" in line["exception"]
    assert not set(NAME.replace(" ", "")) & set(json.dumps(line, ensure_ascii=False))
    if isinstance(error, ClientError):
        assert "ValidationException" in line["exception"]


def test_the_office_logs_so() -> None:
    assert isinstance(logger.registered_handler.formatter, DiscreetFormatter)


def test_a_functions_fault_reaches_the_runtime_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(WorkFailed) as failed:
        discreetly(None, raised(ValueError(NAME)))
    assert str(failed.value) == "ValueError"
    assert failed.value.__suppress_context__


def test_every_function_of_an_application_fails_so() -> None:
    staff = Actor("s", frozenset(Role), "")
    app = OfficeApp("quittance-test", make_office, lambda *_: staff, lambda *_: None, record_read)
    inner = logging.getLogger("quittance")
    handlers, propagates = inner.handlers, inner.propagate
    try:
        observe(app)

        @app.lambda_function(name="work")
        def work(event: Any, context: Any) -> None:
            raised(ValueError(NAME))()

        with Client(app) as client, pytest.raises(WorkFailed):
            client.lambda_.invoke("work", {})
    finally:
        inner.handlers, inner.propagate = handlers, propagates


@pytest.mark.parametrize("given", [NAME, "Lindqvist Anna", "x" * 65, "short"])
def test_a_callers_own_id_is_taken_only_where_it_is_one(given: str) -> None:
    class Request:
        headers = {"x-correlation-id": given}  # noqa: RUF012
        context = {"requestId": "gateway"}  # noqa: RUF012

    assert correlation_id_of(Request()) == "gateway"
