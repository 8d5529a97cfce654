"""The local cloud's own process. It runs in MiniStack's environment, so it imports nothing of ours.

MiniStack saves its state at a gentle stop only. This wrapper adds three things: a save at least every minute, by a
forked copy of the process so that nobody waits; the sent mail, which MiniStack forgets; and one unpacked copy of the
package for all functions, where MiniStack unpacks it anew for every worker.
"""

from __future__ import annotations

import asyncio
import copy
import hashlib
import os
import resource
import shutil
import signal
import sys
import threading
import time
import zipfile
from pathlib import Path
from typing import Any

from hypercorn.asyncio import serve
from hypercorn.config import Config
from ministack import app as ministack
from ministack.core import lambda_runtime, persistence
from ministack.services import ses

SAVE_SECONDS = 30.0
_WRITES = {"POST", "PUT", "DELETE", "PATCH"}


class Saver:
    """Saves the whole state beside the old one and then puts it in its place, file by file."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.changed = False

    async def save(self) -> bool:
        """Fork, let the copy write, and wait for it without holding up anybody."""
        self.changed = False
        child = os.fork()  # on the event loop's own thread: MiniStack changes its state nowhere else
        if child == 0:
            os._exit(self._write())
        _, status = await asyncio.to_thread(os.waitpid, child, 0)
        return status == 0

    def _write(self) -> int:
        try:
            os.nice(10)
            signal.alarm(300)  # a copy that hangs must not stay
            fresh = self.state / ".saving"
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            persistence.STATE_DIR = str(fresh)
            persistence.save_all(ministack._build_persistence_save_dict())
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


def watched(saver: Saver) -> Any:
    """MiniStack's application, noting writes, with one more address: `POST /_local/save`."""

    async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == "/_local/save":
            saved = await saver.save()
            await send({"type": "http.response.start", "status": 204 if saved else 500, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        if scope["type"] == "http" and scope["method"] in _WRITES:
            saver.changed = True
        await ministack.app(scope, receive, send)

    return application


def keep_mail() -> None:
    """Let sent mail be part of the saved state."""
    state_of, restore = ses.get_state, ses.load_persisted_state

    def get_state() -> dict[str, Any]:
        return state_of() | {"_sent_emails": copy.deepcopy(ses._sent_emails)}

    def load_persisted_state(found: dict[str, Any]) -> None:
        restore(found)
        ses._sent_emails.update(found.get("_sent_emails", {}))

    ses.get_state, ses.load_persisted_state = get_state, load_persisted_state


class SharedCode:
    """Stands in for `zipfile` in MiniStack's Lambda runtime: one unpacked copy a package, shared like /var/task."""

    BadZipFile = zipfile.BadZipFile

    def __init__(self, folder: Path) -> None:
        lock = threading.Lock()

        class ZipFile(zipfile.ZipFile):
            def extractall(self, path: Any = None, members: Any = None, pwd: bytes | None = None) -> None:
                with lock:
                    shared = _unpacked(self, folder)
                Path(str(self.filename)).unlink()  # 60 MB a worker that nothing reads again
                Path(path).rmdir()
                Path(path).symlink_to(shared)

        self.ZipFile = ZipFile


def _unpacked(archive: zipfile.ZipFile, folder: Path) -> Path:
    entries = "".join(f"{entry.filename} {entry.CRC} {entry.file_size}\n" for entry in archive.infolist())
    place = folder / hashlib.sha256(entries.encode()).hexdigest()
    if not place.exists():
        partial = place.with_suffix(".part")
        shutil.rmtree(partial, ignore_errors=True)
        for old in folder.glob("*"):
            if time.time() - old.stat().st_mtime > 86_400:  # a day: no worker of an older package is left
                shutil.rmtree(old, ignore_errors=True)
        zipfile.ZipFile.extractall(archive, partial)
        partial.replace(place)
    return place


def _folder(name: str) -> Path:
    folder = Path(os.environ[name])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def main() -> None:
    """Serve until told to stop; MiniStack saves once more on the way out."""
    saver = Saver(_folder("STATE_DIR"))
    lambda_runtime.zipfile = SharedCode(_folder("CODE_DIR"))
    keep_mail()
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    config = Config()
    config.bind = [f"{os.environ['BIND_HOST']}:{os.environ['GATEWAY_PORT']}"]
    config.keep_alive_timeout = 75
    config.loglevel = "WARNING"
    saving = asyncio.create_task(saver.run(stop))
    await serve(watched(saver), config, shutdown_trigger=stop.wait)
    await saving


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(main())
    sys.exit(0)
