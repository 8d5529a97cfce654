"""Where one local instance lives: its three ports on the loopback and its folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from infra.package import ROOT

HOST = "127.0.0.1"
FIRST_PORT = 8000
HOME = ROOT / ".local"
REGION = "us-east-1"
STACK = "quittance-dev"


class _LocalSession(boto3.Session):
    """Names the local cloud to each client it makes: the environment is shared with everything else that runs."""

    def __init__(self, url: str) -> None:
        super().__init__(aws_access_key_id="test", aws_secret_access_key="test", region_name=REGION)  # noqa: S106
        self._url = url

    def client(self, *names: Any, **options: Any) -> Any:
        return super().client(*names, **{"endpoint_url": self._url, **options})


@dataclass(frozen=True, slots=True)
class Places:
    """One instance: the front at `port`, the cloud at the next one, the sandbox of the card gateway after it."""

    folder: Path
    port: int = FIRST_PORT

    @property
    def site_url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def cloud_url(self) -> str:
        return f"http://{HOST}:{self.port + 1}"

    @property
    def gateway_url(self) -> str:
        return f"http://{HOST}:{self.port + 2}"

    @property
    def cloud_state(self) -> Path:
        return self.folder / "cloud"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def record(self) -> Path:
        return self.folder / "instance.json"

    def session(self) -> boto3.Session:
        """A session of the local account's root; its clients call the local cloud."""
        return _LocalSession(self.cloud_url)


def read_record(places: Places) -> dict[str, Any]:
    """What is remembered of an instance between runs: what was deployed, its secrets, whether it is ready."""
    return dict(json.loads(places.record.read_text())) if places.record.exists() else {}


def write_record(places: Places, **changes: Any) -> dict[str, Any]:
    """Remember something more."""
    record = read_record(places) | changes
    places.folder.mkdir(parents=True, exist_ok=True)
    partial = places.record.with_suffix(".part")
    partial.touch(mode=0o600)
    partial.write_text(json.dumps(record, indent=1))
    partial.replace(places.record)
    return record
