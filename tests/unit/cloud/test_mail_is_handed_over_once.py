"""SES takes no idempotency key: whatever the network does, a message goes out once, to an address servers take."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

from chalicelib.cloud.clients import client
from chalicelib.cloud.mail import SesMail, on_the_wire
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Letter
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
