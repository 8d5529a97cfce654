"""One call at the HTTP edge: who calls, with which ports, under which correlation id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.languages import LANGUAGES, Language
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.values import dataclass


def language_of(headers: Mapping[str, str]) -> Language:
    """The language a caller reads: the first of Accept-Language (RFC 9110, 12.5.4) that we speak, else English."""
    for part in headers.get("accept-language", "").split(","):
        tag = part.split(";")[0].strip().lower()[:2]
        for language in LANGUAGES:
            if tag == language:
                return language
    return "en"


def correlation_id_of(request: Any) -> str:
    """The id that ties a call's lines and entries together: the caller's own where it is one, else the gateway's."""
    given = str(request.headers.get("x-correlation-id", ""))
    if 8 <= len(given) <= 64 and given.isascii() and given.replace("-", "").isalnum():
        return given
    return str((request.context or {}).get("requestId", "")) or "local"


@dataclass(frozen=True, slots=True)
class Call:
    """What a handler knows of its caller. `actor` is the office itself behind doors that anyone may use."""

    ports: Ports
    actor: Actor
    correlation_id: str
    headers: Mapping[str, str]
    raw_body: bytes
    source_ip: str
    query: Mapping[str, str]
    answer_headers: dict[str, str | list[str]] = field(default_factory=dict)  # what a handler adds to its answer
    bound_at: datetime | None = None  # when the caller's key first came, behind a door that heeds one

    @property
    def language(self) -> Language:
        """The language the caller reads."""
        return language_of(self.headers)

    @property
    def today(self) -> date:
        """The office's civil date, from which days that are sent are reckoned."""
        return civil_date(self.ports.clock.now(), self.ports.settings.office_time_zone)

    @property
    def asked_at(self) -> datetime:
        """When this was first asked for: a repeat under its key answers the same moment."""
        return self.bound_at or self.ports.clock.now()

    @property
    def idempotency_key(self) -> str:
        """The caller's key for a POST that moves money; Invalid `idempotency_key_missing` without one."""
        key = self.headers.get("idempotency-key", "").strip()
        if not (8 <= len(key) <= 100) or not key.isascii() or not key.replace("-", "").replace("_", "").isalnum():
            raise Invalid(
                "idempotency_key_missing",
                say("Send an Idempotency-Key header of 8 to 100 letters, digits, - or _, the same for one attempt."),
            )
        return key
