"""A whole office in memory: real actions on fake ports, with a clock that stands still until moved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from chalicelib.cloud.keys import CoreKeys
from chalicelib.cloud.queues import with_request
from chalicelib.cloud.tables import Contested
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.clock import SetClock
from chalicelib.kernel.errors import NotFound, Unavailable
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.money import currency
from chalicelib.kernel.ports import Letter, MailRefused, NotTaken, Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import new_head
from chalicelib.settings import read_settings
from tests.fakes.memory_tables import MemoryTables

REP = Actor("staff:rep", frozenset({Role.REPRESENTATIVE}), "Robin Representative")
SUPERVISOR = Actor("staff:sup", frozenset({Role.SUPERVISOR}), "Sam Supervisor")
START = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)


class Outage(StrEnum):
    """What may happen to a letter on its way to the mail service."""

    BUSY = "busy"  # throttled or over the quota: not taken
    REFUSED = "refused"  # looked at, and will never be sent
    SILENT = "silent"  # no answer, and it has not gone
    LOST_REPLY = "lost reply"  # sent, and no answer


@dataclass
class FakeMail:
    """Keeps what was sent. `next` says, letter by letter, what happens; when it is empty all is well."""

    sent: list[Letter] = field(default_factory=list)
    next: list[Outage | None] = field(default_factory=list)

    def send(self, letter: Letter) -> str:
        outage = self.next.pop(0) if self.next else None
        if outage is Outage.BUSY:
            raise NotTaken("mail_busy", say("busy"))
        if outage is Outage.REFUSED:
            raise MailRefused("mail_refused", say("refused"))
        if outage is Outage.SILENT:
            raise Unavailable("mail_unavailable", say("silent"))
        self.sent.append(letter)
        if outage is Outage.LOST_REPLY:
            raise Unavailable("mail_unavailable", say("silent"))
        return f"message-{len(self.sent)}"


@dataclass
class FakeDocuments:
    """Keeps files in a dict."""

    files: dict[str, bytes] = field(default_factory=dict)
    announced: dict[str, int] = field(default_factory=dict)  # bytes, by key: what an address was lent for
    part_min: int = 5 * 2**20  # bytes: what S3 refuses to join when it is not the last; smaller where parts are made so

    def put(self, key: str, body: bytes, media_type: str) -> None:
        self.files[key] = body

    def get(self, key: str) -> bytes:
        if key not in self.files:
            raise NotFound("document_not_found", "There is no such document.")
        return self.files[key]

    def join(self, keys: Sequence[str], key: str, media_type: str) -> None:
        bodies = [self.get(part) for part in keys]
        if any(len(body) < self.part_min for body in bodies[:-1]) or not all(bodies):
            raise Unavailable("documents_unavailable", say("EntityTooSmall"))
        self.files[key] = b"".join(bodies)

    def upload_address(self, key: str, media_type: str, size: int) -> str:
        self.announced[key] = size
        return f"memory:{key}"

    def download_address(self, key: str, file_name: str) -> str:
        return f"memory:{key}?name={file_name}"

    def view_address(self, key: str, media_type: str) -> str:
        return f"memory:{key}?as={media_type}"

    def remove(self, key: str) -> None:
        self.files.pop(key, None)


@dataclass
class FakeAnchors:
    """Keeps names, as the bucket under lock does."""

    names: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        self.names.add(name)

    def named(self, begins: str, after: str = "") -> list[str]:
        return sorted(name for name in self.names if name.startswith(begins) and name > after)


@dataclass
class FakeQueues:
    """Keeps messages by queue."""

    messages: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    paused: list[tuple[str, str, timedelta]] = field(default_factory=list)

    def send(self, queue: str, messages: Iterable[Mapping[str, Any]], after: timedelta = timedelta()) -> None:
        self.messages.setdefault(queue, []).extend(with_request(message) for message in messages)

    def pause(self, queue: str, receipt: str, length: timedelta) -> None:
        self.paused.append((queue, receipt, length))


class FakeCrypto:
    """Reversible and plain: for tests only."""

    def seal(self, plain: str, context: str) -> bytes:
        return f"{context}|{plain}".encode()

    def open(self, sealed: bytes, context: str) -> str:
        found, _, plain = sealed.decode().partition("|")
        assert found == context
        return plain

    def keyed_hash(self, text: str) -> str:
        return hashlib.sha256(b"test" + text.encode()).hexdigest()


def make_office(**changes: Any) -> Ports:
    """Build ports on memory; keyword arguments replace single ports."""
    from tests.fakes.gateway import FakeGateway
    from tests.fakes.identity import FakeIdentity

    ports: dict[str, Any] = {
        "settings": read_settings({}),
        "clock": SetClock(START),
        "tables": MemoryTables(),
        "mail": FakeMail(),
        "documents": FakeDocuments(),
        "anchors": FakeAnchors(),
        "queues": FakeQueues(),
        "crypto": FakeCrypto(),
        "gateway": FakeGateway(),
        "identity": FakeIdentity(),
    }
    made = {**ports, **changes}
    return Ports(**{"keys": CoreKeys(made["tables"], made["clock"]), **made})


def stored(ports: Ports, begins: str = "") -> list[str]:
    """The keys of `core` whose partition begins so."""
    core = ports.tables.kept["quittance-dev-core"]
    return sorted(f"{pk}/{sk}" for pk, items in core.items() for sk in items if pk.startswith(begins))


def lose_replies(ports: Ports, *at: int, when: str = "after") -> None:
    """Commits number `at` are done, but their answer is lost; or, `when` before, never get there."""
    calls = iter(range(1000))

    def fault(step: str, _: object) -> None:
        if step == when and next(calls) in at:
            raise Contested

    ports.tables.fault = fault


def open_books(ports: Ports, account_id: str, code: str = "USD") -> None:
    """Open the books of an account that was not enrolled."""
    ports.tables.commit([new_head(AccountId(account_id), currency(code))], REP)
