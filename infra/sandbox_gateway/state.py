"""What the sandbox remembers: Stripe's objects, what falls due, what is to be delivered, and its own clock."""

from __future__ import annotations

import copy
import json
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from infra.local.ministack.journal import Journal
from infra.sandbox_gateway.refusal import missing

Thing = dict[str, Any]

DAY = 86_400


@dataclass
class Hook:
    """Where notifications go and how badly: `duplicates` more of each, in reverse order, or held back."""

    url: str = ""
    secret: str = ""
    duplicates: int = 0
    reorder: bool = False
    paused: bool = False
    retry_seconds: float = 1.0


@dataclass
class State:
    """Everything the sandbox knows. Names of things that begin with `_` never leave it. Change it in `acting`."""

    things: dict[str, Thing] = field(default_factory=dict)
    due: list[Thing] = field(default_factory=list)
    deliveries: list[Thing] = field(default_factory=list)
    undelivered: list[Thing] = field(default_factory=list)
    replies: dict[str, Thing] = field(default_factory=dict)
    offset: float = 0.0
    hook: Hook = field(default_factory=Hook)
    faults: list[Thing] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    machine_time: Callable[[], float] = time.time
    changed: bool = False
    unsaved: bool = False
    journal: Journal | None = None
    _touched: dict[str, Thing] = field(default_factory=dict)
    _replied: dict[str, Thing] = field(default_factory=dict)
    _moment: float | None = None
    _muted: bool = False

    def now(self) -> int:
        """The sandbox's time in whole seconds since 1970: the machine's, moved by `offset`."""
        return int(self.machine_time() + self.offset if self._moment is None else self._moment)

    @contextmanager
    def at(self, moment: float) -> Iterator[None]:
        """Live through a past moment: what fell due then is dated then."""
        self._moment = moment
        try:
            yield
        finally:
            self._moment = None

    @contextmanager
    def muted(self) -> Iterator[None]:
        """Let things happen that nobody is notified of."""
        self._muted = True
        try:
            yield
        finally:
            self._muted = False

    def add(self, prefix: str, kind: str, **fields: Any) -> Thing:
        """Make a new object with an id of Stripe's style."""
        name = f"{prefix}_{secrets.token_hex(12)}"
        thing = {"id": name, "object": kind, "created": self.now(), "livemode": False, **fields}
        self.things[name] = self._touched[name] = thing
        self.changed = True
        return thing

    def get(self, kind: str, name: str | None) -> Thing:
        """Find an object by kind and id; a 404 as Stripe words it."""
        thing = self.things.get(name or "")
        if thing is None or thing["object"] != kind:
            raise missing(kind, name or "")
        self._touched[thing["id"]] = thing
        return thing

    def all(self, kind: str) -> list[Thing]:
        """All objects of a kind, newest first."""
        return [thing for thing in reversed(self.things.values()) if thing["object"] == kind]

    def fall_due(self, after: float, action: str, subject: str) -> None:
        """Remember that something will happen to an object, in seconds from now."""
        self.due.append({"at": self.now() + after, "action": action, "subject": subject})
        self.due.sort(key=lambda item: item["at"])

    def tell(self, kind: str, thing: Thing) -> Thing:
        """Record an event about an object as it is now, and queue its delivery."""
        event = self.add("evt", "event", type=kind, api_version=None, data={"object": public(thing)})
        if not self._muted:
            self.deliver(event["id"])
        return event

    def deliver(self, event: str) -> None:
        """Queue one event for the webhook, if there is one."""
        if not self.hook.url:
            return
        self.deliveries.append({"event": event, "attempt": 0, "queued": time.time(), "not_before": 0.0})
        self.changed = True

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Hold the lock over an act. What it changed is in the journal when it ends, before anybody is answered."""
        with self.lock:
            try:
                yield
            finally:
                if self.changed:
                    self._note()
                self._touched, self._replied = {}, {}

    def _note(self) -> None:
        """Things by their own names: one may have been renamed since it was made."""
        told = {thing["id"]: thing for thing in self._touched.values()}
        if self.journal:
            lists = {name: getattr(self, name) for name in _LISTS}
            self.journal.append({"things": told, "replies": self._replied, **lists})
        self.changed, self.unsaved = False, True

    def reply(self, key: str, status: int, body: Thing) -> None:
        """Keep the answer of a key that is held."""
        self.replies[key].update(status=status, body=body)
        self._replied[key] = self.replies[key]
        self.changed = True

    def save(self, path: Path) -> None:
        """Write what must survive: a new file in the old one's place, readable by its owner only."""
        with self.lock:
            kept = {name: getattr(self, name) for name in ("things", "replies", *_LISTS)}
            told = self.journal.rotate() if self.journal else []
            text = json.dumps(kept | {"journaled": self.journal.number if self.journal else 0})
            self.unsaved = False
        fresh = path.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
        fresh.replace(path)
        for old in told:
            old.unlink()

    def load(self, path: Path) -> None:
        """Take up what `save` wrote and what was done since. A call that was under way at the stop is forgotten."""
        found = json.loads(path.read_text()) if path.exists() else {}
        self.journal = Journal(path.with_suffix(".journal"))
        mark = found.pop("journaled", 0)
        for name, value in found.items():
            setattr(self, name, value)
        for entry in self.journal.after(mark):
            self.things |= entry.pop("things")
            self.replies |= entry.pop("replies")
            for name, value in entry.items():
                setattr(self, name, value)
        self.replies = {key: reply for key, reply in self.replies.items() if "status" in reply}


_LISTS = ("due", "deliveries", "undelivered", "offset")


def public(thing: Thing) -> Thing:
    """A copy of an object as the API shows it."""
    return copy.deepcopy({name: value for name, value in thing.items() if not name.startswith("_")})
