"""A deployed stage on its first day: what is asked of it, and what one proof says."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from infra.first_day.asking import Answer, ask

R = TypeVar("R")
State = Literal["holds", "fails", "unknown"]
PAUSE_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Day:
    """A stage and the ways to it. `marker` tells what this run made from all else; nothing in it names anybody."""

    session: Any  # boto3.Session
    outputs: Mapping[str, str]
    resources: Mapping[str, str]  # deployed names by those of the template
    sender: str  # the office's own address, as the stage was told it
    lend: Callable[[str, str, int], str]  # an address to upload to: key, media type, bytes
    whoami: Callable[[], str]  # the network address of this machine, as others see it
    ask: Callable[..., Answer] = ask
    sleep: Callable[[float], None] = time.sleep
    marker: str = field(default_factory=lambda: f"first-day-{secrets.token_hex(8)}")

    @property
    def site(self) -> str:
        """The origin of the portal and the API."""
        return self.outputs["SiteAddress"]

    def client(self, service: str) -> Any:
        """A client of the stage's account and Region."""
        return self.session.client(service)

    def until(self, look: Callable[[], R | None], seconds: float) -> R | None:
        """Look again and again until something is found, for so long; None when it never was."""
        for _ in range(max(1, int(seconds / PAUSE_SECONDS))):
            found = look()
            if found:
                return found
            self.sleep(PAUSE_SECONDS)
        return look()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to be proved. `look` answers what was found instead, or nothing where it holds."""

    what: str
    look: Callable[[Day], str]
    means: str  # what it would mean for the office if it did not hold
    mend: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of one check. Where it does not hold: what was found instead."""

    check: Check
    state: State
    found: str = ""

    def __str__(self) -> str:
        if self.state == "holds":
            return f"holds    {self.check.what}"
        return (
            f"{self.state:8} {self.check.what}: {self.found}\n         {self.check.means}\n         {self.check.mend}"
        )


def proved(day: Day, checks: tuple[Check, ...]) -> Iterator[Proof]:
    """Every check in its order. What cannot be looked at is unknown, and stops nothing else."""
    for check in checks:
        try:
            found = check.look(day)
        except ClientError as refusal:
            yield Proof(check, "unknown", f"{refusal.operation_name} answers {refusal.response['Error']['Code']}")
        except (BotoCoreError, OSError, KeyError, ValueError) as trouble:  # their words may quote an address
            yield Proof(check, "unknown", type(trouble).__name__)
        else:
            yield Proof(check, "fails" if found else "holds", found)
