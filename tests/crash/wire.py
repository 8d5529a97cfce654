"""The wire between the office and everything outside: each call is a point at which things may go wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from botocore.exceptions import EndpointConnectionError, ReadTimeoutError

from chalicelib.kernel.errors import Unavailable

Send = Callable[[], Any]
Strike = Callable[[Send, "Silence"], Any]
Answer = Callable[[Any, str, dict[str, Any]], Any]


class Died(BaseException):
    """The worker was killed. No `except` of the office may catch it, as none would run."""


class Silence:
    """How a caller sees that no answer came: `unsent` before the call was sent, `unanswered` after it was done."""

    def __init__(self, unsent: Callable[[], Exception], unanswered: Callable[[], Exception]) -> None:
        self.unsent = unsent
        self.unanswered = unanswered


AWS = Silence(
    lambda: EndpointConnectionError(endpoint_url="https://aws.example"),
    lambda: ReadTimeoutError(endpoint_url="https://aws.example"),
)
GATEWAY = Silence(*[lambda: Unavailable("gateway_unavailable", "The gateway is silent.")] * 2)


class Wire:
    """Counts the calls of a run and strikes at one of them, once."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.begin()

    def begin(self, at: int = -1, strike: Strike | None = None) -> None:
        """Start a run that strikes at call `at`."""
        self.names: list[str] = []
        self.messages: list[str] = []
        self.mails: list[str] = []
        self.put: list[dict[str, Any]] = []  # the items of `core` as they were written
        self.at, self.strike, self.struck = at, strike, False

    def call(self, name: str, send: Send, silence: Silence) -> Any:
        """Let one call pass, or strike."""
        place = len(self.names)
        self.names.append(name)
        if self.strike is None or self.struck or place != self.at:
            return send()
        self.struck = True
        return self.strike(send, silence)

    def aws(self, client: Any, operation: str, given: dict[str, Any]) -> Any:
        """Stand in for botocore's one way out, whichever client it is: boto3's and pynamodb's pass here."""
        return self.call(operation, lambda: self._sent(client, operation, given), AWS)

    def _sent(self, client: Any, operation: str, given: dict[str, Any]) -> Any:
        answer = self._answer(client, operation, given)
        self.put += _items_of_core(operation, given)
        if operation == "SendMessageBatch":
            queue = given["QueueUrl"].rsplit("/", 1)[1]
            self.messages += [f"{queue} {entry['MessageBody']}" for entry in given["Entries"]]
        if operation == "SendEmail":
            self.mails.append(given["EmailTags"][0]["Value"])
        return answer


def _items_of_core(operation: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    writes = given.get("TransactItems", [{"Put": given}] if operation == "PutItem" else [])
    puts = [write["Put"] for write in writes if "Put" in write]
    return [put["Item"] for put in puts if put["TableName"].endswith("-core")]


class WiredGateway:
    """The card gateway in memory, at the end of the wire."""

    def __init__(self, gateway: Any, wire: Wire) -> None:
        self.inner = gateway
        self.name = gateway.name
        self.wire = wire

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self.inner, name)
        return lambda *given: self.wire.call(f"gateway.{name}", lambda: inner(*given), GATEWAY)


def strikes(duplicate: Callable[[], None]) -> dict[str, Strike]:
    """Everything that may happen at a call: {before it is sent, reply lost} x {retried, a duplicate in between}.

    A retry comes from whoever called again after the worker died, from the office's own code after an error, or from
    the client of AWS, which sends again by itself.
    """

    def dies(send: Send, silence: Silence) -> Any:
        raise Died

    def done_and_dies(send: Send, silence: Silence) -> Any:
        send()
        raise Died

    def not_sent(send: Send, silence: Silence) -> Any:
        raise silence.unsent()

    def reply_lost(send: Send, silence: Silence) -> Any:
        send()
        raise silence.unanswered()

    def overtaken(send: Send, silence: Silence) -> Any:
        duplicate()
        return send()

    def repeated_and_lost(send: Send, silence: Silence) -> Any:
        send()
        duplicate()
        raise silence.unanswered()

    return {
        "dies before it is sent": dies,
        "dies after it was done": done_and_dies,
        "is not sent": not_sent,
        "is done and its reply lost": reply_lost,
        "is overtaken by a duplicate": overtaken,
        "is done, repeated by a duplicate, and its reply lost": repeated_and_lost,
    }


def sent_twice(send: Send, silence: Silence) -> Any:
    """The client's own retry after a lost reply: the second answer is the one that counts."""
    send()
    return send()


# What a client may send twice. A transaction carries a token that makes the second the first; mail is sent once only.
AGAIN = frozenset({"PutItem", "UpdateItem", "DeleteItem", "SendMessageBatch", "PutObject"})
