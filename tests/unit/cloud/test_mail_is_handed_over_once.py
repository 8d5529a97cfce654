"""SES takes no idempotency key: whatever the network does, a message goes out on the wire once."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

from chalicelib.cloud.clients import client
from chalicelib.cloud.mail import SesMail
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
