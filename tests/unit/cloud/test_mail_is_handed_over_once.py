"""SES takes no idempotency key: whatever the network does, a message goes out once, to an address servers take."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from typing import Any

import pytest
from botocore.client import BaseClient
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ReadTimeoutError,
)

from chalicelib.cloud.clients import client
from chalicelib.cloud.mail import SesMail, on_the_wire
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Letter, MailRefused, NotTaken
from chalicelib.settings import read_settings

LETTER = Letter("ada@example.org", "Your invoice", "Text", "<p>Text</p>", "en", "acc_1/ntc_1")


def test_a_message_whose_reply_is_lost_is_not_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []

    def lose(request: Any, **_: Any) -> None:
        sent.append(request)
        raise ReadTimeoutError(endpoint_url=request.url)

    client.cache_clear()
    events = client("sesv2", attempts=1).meta.events
    events.register_first("before-send.sesv2.SendEmail", lose)
    with pytest.raises(Unavailable):
        SesMail(read_settings({})).send(LETTER)
    client.cache_clear()
    assert len(sent) == 1


@pytest.mark.parametrize(
    ("kept", "sent"),
    [
        ("ada@example.org", "ada@example.org"),
        ("ada@bücher.example", "ada@xn--bcher-kva.example"),
        ("ada@faß.de", "ada@xn--fa-hia.de"),
        ("ada@例え.jp", "ada@xn--r8jz45g.jp"),
    ],
)
def test_a_domain_in_any_script_is_written_as_mail_servers_take_it(kept: str, sent: str) -> None:
    assert on_the_wire(kept) == sent
    mime = SesMail(read_settings({}))._mime(replace(LETTER, to=kept))
    assert f"To: {sent}\n".encode() in mime


def answer(code: str, status: int) -> ClientError:
    told = {"Error": {"Code": code, "Message": ""}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(told, "SendEmail")


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (answer("TooManyRequestsException", 429), NotTaken),
        (answer("Throttling", 400), NotTaken),
        (answer("LimitExceededException", 400), NotTaken),
        (answer("SendingPausedException", 400), NotTaken),
        (answer("AccountSuspendedException", 400), NotTaken),
        (answer("MailFromDomainNotVerifiedException", 400), NotTaken),
        (answer("AccessDeniedException", 403), NotTaken),
        (answer("MessageRejected", 400), MailRefused),
        (answer("BadRequestException", 400), MailRefused),
        (answer("InternalFailure", 500), Unavailable),
        (answer("ServiceUnavailable", 503), Unavailable),
        (EndpointConnectionError(endpoint_url="https://ses"), NotTaken),
        (ConnectTimeoutError(endpoint_url="https://ses"), NotTaken),
        (NoCredentialsError(), NotTaken),
        (ReadTimeoutError(endpoint_url="https://ses"), Unavailable),
        (ConnectionClosedError(endpoint_url="https://ses"), Unavailable),
    ],
    ids=lambda given: str(given)[:60],
)
def test_only_silence_after_sending_is_uncertain(
    error: Exception, meaning: type[Unavailable], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(BaseClient, "_make_api_call", fail)
    with pytest.raises(Unavailable) as raised:
        SesMail(read_settings({})).send(LETTER)
    assert type(raised.value) is meaning


def test_every_mail_can_be_stopped_by_the_mail_programs_own_button(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, Any]] = []
    monkeypatch.setattr(BaseClient, "_make_api_call", lambda _, __, given: asked.append(given) or {"MessageId": "m"})
    SesMail(read_settings({})).send(replace(LETTER, one_click="https://office.example/api/v1/unsubscribe/A-B-c"))
    mime = message_from_bytes(asked[0]["Content"]["Raw"]["Data"])
    assert mime["List-Unsubscribe"] == "<https://office.example/api/v1/unsubscribe/A-B-c>"
    assert mime["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
