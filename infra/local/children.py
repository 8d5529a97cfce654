"""The two processes beside the front: the local cloud and the sandbox of the card gateway."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from infra.local.places import HOST, REGION, Places
from infra.package import ROOT

START_SECONDS = 120
SAVE_SECONDS = 120
STOP_SECONDS = 120  # saving 50,000 items takes MiniStack 10 s, twice when a copy is under way, on a busy machine


class ChildFailed(Exception):
    """A process did not start or ended by itself; the message names its log."""


class Child:
    """One supervised process. It has a session of its own, so that Ctrl-C reaches the supervisor alone."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.name = name
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=out, stderr=out, stdin=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip

    def check(self) -> None:
        """ChildFailed when it has ended."""
        if self.process.poll() is not None:
            raise ChildFailed(f"{self.name} ended with {self.process.returncode}: see {self.log}\n{self._tail()}")

    def wait_for(self, url: str) -> None:
        """Wait until it answers."""
        end = time.monotonic() + START_SECONDS
        while not _answers(url):
            self.check()
            if time.monotonic() > end:
                raise ChildFailed(f"{self.name} did not answer at {url}: see {self.log}\n{self._tail()}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop it gently; after a minute, not gently."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def _tail(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def start_cloud(python: Path, places: Places) -> Child:
    """Start the local cloud with its saved state. `AUTH` makes it check every function's role as IAM does."""
    temporary = places.folder / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    environment = _clean_environment() | {
        "BIND_HOST": HOST,
        "MINISTACK_HOST": HOST,
        "GATEWAY_PORT": str(places.port + 1),
        "MINISTACK_REGION": REGION,
        "AUTH": "true",
        "PERSIST_STATE": "1",
        "STATE_DIR": str(places.cloud_state),
        "S3_PERSIST": "1",
        "S3_DATA_DIR": str(places.cloud_state / "s3"),
        "CODE_DIR": os.environ.get("CODE_DIR", str(places.folder / "code")),
        "TMPDIR": str(temporary),
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "DOCKER_HOST": "unix:///nonexistent",
        "LOG_LEVEL": "WARNING",
    }
    script = str(Path(__file__).parent / "ministack")
    return Child("The local cloud", [str(python), script], environment, places.logs / "cloud.log")


def _clean_environment() -> dict[str, str]:
    """This process's environment without what would change the functions' own: they inherit it from the cloud."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHON", "VIRTUAL_ENV"))}


def save_cloud(places: Places) -> None:
    """Let the local cloud save everything now, without stopping."""
    request = urllib.request.Request(f"{places.cloud_url}/_local/save", method="POST")
    with urllib.request.urlopen(request, timeout=SAVE_SECONDS):
        return


def start_gateway(places: Places, webhook: str, secret: str) -> Child:
    """Start the sandbox of the card gateway."""
    command = [sys.executable, "-m", "infra.sandbox_gateway", "--port", str(places.port + 2), "--webhook", webhook]
    command += ["--secret", secret, "--state", str(places.folder / "gateway.json")]
    return Child("The card gateway's sandbox", command, dict(os.environ), places.logs / "gateway.log")
