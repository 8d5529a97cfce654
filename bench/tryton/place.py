"""Where Tryton runs: its own environment in the cache, its own PostgreSQL on a socket in a folder that goes away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

RELEASE = "8.2"
PACKAGES = (
    "trytond[postgresql]==8.2.1",
    "trytond-account-invoice==8.2.0",
    "trytond-account-dunning==8.2.0",
    "psycopg[binary]",
)
PEER = Path(__file__).parent / "peer.py"


class Missing(Exception):
    """Something that must be on the machine is not; the message says what to do."""


def python() -> Path:
    """The Python of Tryton's environment, made when it is not there."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "quittance-bench" / f"tryton-{RELEASE}"
    found = cache / "bin" / "python"
    if not (cache / "whole").exists():
        sys.stderr.write(f"installing Tryton {RELEASE} into {cache}\n")
        venv.create(cache, clear=True, with_pip=True)
        subprocess.run([found, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        (cache / "whole").touch()
    return found


def _program(name: str) -> str:
    """A program of PostgreSQL: Debian keeps them outside the path. Missing when there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(debian[-1]) if debian else shutil.which(name)
    if found is None:
        raise Missing("PostgreSQL is not installed: apt-get install postgresql")
    return found


@contextmanager
def postgres() -> Iterator[Path]:
    """A PostgreSQL of this run, reached by a socket in its folder; never as root, which it refuses."""
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="quittance-peer-"))
    if user:
        shutil.chown(folder, user)
    cluster = str(folder / "data")
    options = f"-k {folder} -c listen_addresses=''"

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    run(_program("initdb"), "-D", cluster, "-A", "trust", "-U", "quittance", "-E", "UTF8")
    run(_program("pg_ctl"), "-D", cluster, "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield folder
    finally:
        run(_program("pg_ctl"), "-D", cluster, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


class Tryton:
    """The other process, told one job at a time."""

    def __init__(self, socket: Path) -> None:
        named = {"PGHOST": str(socket), "PGUSER": "quittance", "DB_NAME": "quittance"}
        named |= {"TRYTOND_DATABASE_URI": "postgresql://"}
        environ = {**os.environ, **named, "PYTHONWARNINGS": "ignore"}
        pipe = subprocess.PIPE
        self._process = subprocess.Popen([python(), PEER], env=environ, stdin=pipe, stdout=pipe, text=True)
        self._answer()  # it says when its book is set up

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Missing("Tryton ended: what it said stands above.")
        return dict(json.loads(line))

    def do(self, job: str, count: int) -> dict[str, float]:
        """Do a job so many times; answers milliseconds of CPU per operation, `python` and `postgres`."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{job} {count}\n")
        self._process.stdin.flush()
        said = self._answer()
        assert said["count"] == count, f"{job}: {said['count']} done of {count}"
        return {part: said[part] / count * 1000 for part in ("python", "postgres")}

    def end(self) -> None:
        """Let it go."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)
