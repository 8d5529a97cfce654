"""Asking over HTTP as a browser would, without following, retrying or hiding anything."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

_FOURTH: Final = ("0.0.0.0", 0)  # noqa: S104  # goes out by IPv4, by which `whoami` is told this machine's address
_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        """The body as problem+json; empty when it is none."""
        if self.headers.get("content-type", "").partition(";")[0] != "application/problem+json":
            return {}
        try:
            found = json.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def ask(method: str, url: str, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Answer:
    """Send one request and read its answer; OSError when none comes."""
    place = urlsplit(url)
    kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    connection = kind(place.netloc, timeout=_SECONDS, source_address=_FOURTH)
    try:
        path = f"{place.path or '/'}?{place.query}" if place.query else place.path or "/"
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    except http.client.HTTPException as broken:
        raise OSError(type(broken).__name__) from broken
    finally:
        connection.close()
