"""`python -m infra.local up | stop | clean | save | status`: run an instance of the whole office on this machine."""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from infra.local import instance
from infra.local.children import ChildFailed, save_cloud
from infra.local.places import FIRST_PORT, HOME, Places, read_record, write_record
from infra.local.practice import FillingFailed
from infra.local.tools import ToolMissing
from infra.package import BuildFailed
from infra.stack import DeployFailed

READY_SECONDS = 900  # a first build on a slow machine, libraries downloaded
STOP_SECONDS = 180
_TROUBLE = (BuildFailed, ChildFailed, FillingFailed, DeployFailed, ToolMissing, OSError)


def say(text: str) -> None:
    """Show progress."""
    print(text, flush=True)


def running(places: Places) -> int:
    """The process that runs this folder's instance; 0 when none does."""
    lock = places.folder / "lock"
    if not lock.exists():
        return 0
    with lock.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(file.read() or 0)
    return 0


def up(places: Places, *, detach: bool, empty: bool) -> int:
    """Run in the foreground until Ctrl-C, or in the background until `stop`."""
    if detach:
        return _up_in_background(places, empty)
    try:
        instance.run(places, say, empty=empty)
    except instance.AlreadyRunning as address:
        say(f"It runs already: {address}/   (stop it with `make stop`)")
        return 0
    except _TROUBLE as trouble:
        say(f"\n{trouble}")
        return 1
    return 0


def _up_in_background(places: Places, empty: bool) -> int:
    if running(places):
        say(f"It runs already: {places.site_url}/")
        return 0
    places.logs.mkdir(parents=True, exist_ok=True)
    write_record(places, ready=False)
    log = places.logs / "up.log"
    command = [sys.executable, "-m", "infra.local", "up", "--port-base", str(places.port)]
    command += ["--state-dir", str(places.folder), *(["--empty"] if empty else [])]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True)
    end = time.monotonic() + READY_SECONDS
    while not read_record(places).get("ready"):
        if process.poll() is not None or time.monotonic() > end:
            say(log.read_text())
            return 1
        time.sleep(0.2)
    say(f"{places.site_url}/")
    return 0


def stop(places: Places) -> int:
    """Stop gently, so that everything is saved."""
    process = running(places)
    if process:
        os.kill(process, signal.SIGTERM)
    end = time.monotonic() + STOP_SECONDS
    while running(places):
        if time.monotonic() > end:
            say("It does not stop; see its logs.")
            return 1
        time.sleep(0.1)
    say("Stopped; everything is saved." if process else "Nothing was running.")
    return 0


def clean(places: Places) -> int:
    """Stop and forget everything this instance held."""
    if stop(places):
        return 1
    shutil.rmtree(places.folder, ignore_errors=True)
    say("Forgotten.")
    return 0


def save(places: Places) -> int:
    """Save now, without stopping."""
    save_cloud(places)
    return 0


def status(places: Places) -> int:
    """Say whether it runs."""
    process = running(places)
    say(f"{places.site_url}/ (process {process})" if process else "Not running.")
    return 0 if process else 1


def main() -> int:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    parser.add_argument("command", choices=("up", "stop", "clean", "save", "status"))
    parser.add_argument("--port-base", type=int, default=FIRST_PORT, help="first of three ports on 127.0.0.1")
    parser.add_argument("--state-dir", type=Path, default=HOME / "state", help="folder that keeps everything")
    parser.add_argument("--detach", action="store_true", help="run in the background and return when it is ready")
    parser.add_argument("--empty", action="store_true", help="without the demo practice")
    asked = parser.parse_args()
    places = Places(asked.state_dir.resolve(), asked.port_base)
    if asked.command == "up":
        return up(places, detach=asked.detach, empty=asked.empty)
    return {"stop": stop, "clean": clean, "save": save, "status": status}[asked.command](places)


if __name__ == "__main__":
    raise SystemExit(main())
