"""Keeping the state: a save at least every half minute by a forked copy, with the mail and the tables' streams.

What is acknowledged between two saves is in the journal (`acknowledged.py`), which a save shortens.
"""

from __future__ import annotations

import asyncio
import copy
import json
import os
import shutil
import signal
import time
from pathlib import Path
from typing import Any

from journal import Journal
from ministack import app as ministack
from ministack.core import persistence
from ministack.services import dynamodb, lambda_svc, ses

SAVE_SECONDS = float(os.environ.get("SAVE_SECONDS", "30"))
_JOURNALED = ("cognito", "dynamodb", "ses", "sqs")


class Saver:
    """Saves the whole state beside the old one and then puts it in its place, file by file."""

    def __init__(self, state: Path, journal: Journal) -> None:
        self.state, self.journal = state, journal
        self.changed = False
        self._alone = asyncio.Lock()
        self._closed = False

    async def save(self) -> bool:
        """Fork, let the copy write, and wait for it without holding up anybody. One copy at a time."""
        async with self._alone:
            if self._closed:
                return True
            self.changed = False
            told = self.journal.rotate()
            child = os.fork()  # on the event loop's own thread: MiniStack changes its state nowhere else
            if child == 0:
                os._exit(self._write())
            _, status = await asyncio.to_thread(os.waitpid, child, 0)
            for path in told if status == 0 else []:
                path.unlink()
        return status == 0

    async def close(self) -> None:
        """Start no copy any more and let the last one end: it must not put its older state over the final one."""
        async with self._alone:
            self._closed = True

    def _write(self) -> int:
        try:
            os.nice(10)
            signal.alarm(300)  # a copy that hangs must not stay
            fresh = self.state / ".saving"
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            persistence.STATE_DIR = str(fresh)
            persistence.save_all(ministack._build_persistence_save_dict())
            if absent := [name for name in _JOURNALED if not (fresh / f"{name}.json").exists()]:
                raise OSError(f"not written: {absent}")  # MiniStack only logs it, and the journal would be shortened
            for path in fresh.iterdir():
                path.replace(self.state / path.name)
        except Exception as error:  # noqa: BLE001  # the copy ends here either way; say why
            os.write(2, f"saving failed: {error!r}\n".encode())
            return 1
        return 0

    async def run(self, stop: asyncio.Event) -> None:
        """Save when something was written, and stop when whoever started us is gone."""
        parent, last = os.getppid(), time.monotonic()
        while not stop.is_set():
            await asyncio.sleep(1)
            if os.getppid() != parent:
                stop.set()
            elif self.changed and time.monotonic() - last >= SAVE_SECONDS:
                await self.save()
                last = time.monotonic()


class AtOnce:
    """Stands in for `json` where a state is saved: `json.dump` goes crumb by crumb, at twice the time."""

    def dump(self, state: Any, file: Any, **how: Any) -> None:
        """Write a state."""
        file.write(json.dumps(state, **how))

    def __getattr__(self, name: str) -> Any:
        return getattr(json, name)


def save_at_once() -> None:
    """Let each service's state be written in one go."""
    persistence.json = AtOnce()


def keep_mail() -> None:
    """Let sent mail be part of the saved state."""
    state_of, restore = ses.get_state, ses.load_persisted_state

    def get_state() -> dict[str, Any]:
        return state_of() | {"_sent_emails": copy.deepcopy(ses._sent_emails)}

    def load_persisted_state(found: dict[str, Any]) -> None:
        restore(found)
        ses._sent_emails.update(found.get("_sent_emails", {}))

    ses.get_state, ses.load_persisted_state = get_state, load_persisted_state


def keep_streams() -> None:
    """Let what no function has read of the tables' streams yet be part of the saved state.

    MiniStack keeps how far each function has read, but not the records: after a start it would count them from zero,
    and pass over everything new until the count is where it was.
    """
    state_of, restore = dynamodb.get_state, dynamodb.load_persisted_state

    def get_state() -> dict[str, Any]:
        return state_of() | {
            "_unread": copy.deepcopy([_unread(*place) for place, _ in dynamodb._stream_records.all_items()])
        }

    def load_persisted_state(found: dict[str, Any]) -> None:
        restore(found)
        for account, region, table, position, records in found.get("_unread", []):
            dynamodb._stream_trimmed.set_scoped(account, region, table, position)
            dynamodb._stream_records.set_scoped(account, region, table, records)

    dynamodb.get_state, dynamodb.load_persisted_state = get_state, load_persisted_state


def unread() -> int:
    """How many records of the tables' streams no function has read yet."""
    return sum(len(_unread(*place)[-1]) for place, _ in dynamodb._stream_records.all_items())


def _unread(account: str, region: str, table: str) -> list[Any]:
    """A table's stream from where its slowest reader stands: account, region, table, position, records."""
    records = dynamodb._stream_records.get_scoped(account, region, table)
    first = dynamodb._stream_trimmed.get_scoped(account, region, table, 0)
    stands = dict(lambda_svc._dynamodb_stream_positions.all_items())
    read = [
        stands[place]
        for place, source in lambda_svc._esms.all_items()
        if place in stands and f":table/{table}/" in source["EventSourceArn"]
    ]
    position = max(first, min(read, default=first + len(records)))
    return [account, region, table, position, records[position - first :]]
