"""The local cloud's own process. It runs in MiniStack's environment, so it imports nothing of ours.

MiniStack saves its state at a gentle stop only, so that a crash loses what it acknowledged, forgets sent mail and what
the tables' streams hold, passes over changes that a consumer wants again, moves no dead letters, tells nobody what
became of mail, unpacks the package anew for every worker, and knows no passkeys. The files beside this one add what is
missing.
"""

from __future__ import annotations

import asyncio
import os
import resource
import signal
from pathlib import Path
from typing import Any

from acknowledged import keep_acknowledged
from giving_up import keep_what_is_given_up
from hypercorn.asyncio import serve
from hypercorn.config import Config
from journal import Journal
from keeping import Saver, keep_mail, keep_streams, save_at_once, unread
from mail_events import complete_topic_events, publish_mail_events
from ministack import app as ministack
from ministack.core import persistence
from ministack.services import lambda_svc, s3
from moving import move_dead_letters
from passkeys import offer_passkeys
from permissions import check_as_aws_does
from resting import note_rests, resting
from shared_code import share_code

_WRITES = {"POST", "PUT", "DELETE", "PATCH"}
_COUNTS = {"/_local/unread": unread, "/_local/resting": resting}


async def answer(send: Any, status: int, body: bytes = b"") -> None:
    """Answer a request of our own."""
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": body})


def watched(saver: Saver) -> Any:
    """MiniStack's application, noting writes, with addresses of our own: `POST /_local/save` and `_COUNTS`."""

    async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"] == "/_local/save":
            await answer(send, 204 if await saver.save() else 500)
            return
        if scope["type"] == "http" and scope["path"] in _COUNTS:
            await answer(send, 200, str(_COUNTS[scope["path"]]()).encode())
            return
        if scope["type"] == "http" and scope["method"] in _WRITES:
            saver.changed = True
        await ministack.app(scope, receive, send)

    return application


def _folder(name: str) -> Path:
    folder = Path(os.environ[name])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def main() -> None:
    """Serve until told to stop; MiniStack saves once more on the way out."""
    journal = Journal(_folder("STATE_DIR") / "journal", persistence._json_default, persistence._json_object_hook)
    saver = Saver(_folder("STATE_DIR"), journal)
    share_code(_folder("CODE_DIR"))
    save_at_once()
    keep_mail()
    keep_streams()
    keep_acknowledged(journal)
    publish_mail_events()
    complete_topic_events()
    check_as_aws_does()
    note_rests()
    keep_what_is_given_up(lambda_svc, s3)
    move_dead_letters()
    offer_passkeys()
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    config = Config()
    config.bind = [f"{os.environ['BIND_HOST']}:{os.environ['GATEWAY_PORT']}"]
    config.keep_alive_timeout = 75
    config.loglevel = "WARNING"
    saving = asyncio.create_task(saver.run(stop))

    async def stopped() -> None:
        await stop.wait()
        await saver.close()

    await serve(watched(saver), config, shutdown_trigger=stopped)
    await saving


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(main())
