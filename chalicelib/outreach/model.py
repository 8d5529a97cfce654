"""The words of reaching people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chalicelib.enrollment.model import AccountFile
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import Said
from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Standstill:
    """Why nothing is demanded of an account just now: the reasons of its holds, the day of a promise waited for."""

    holds: tuple[Said, ...] = ()
    promised_on: date | None = None


# Holds and promises are kept by the room above: who has a message delivered says how the account stands.
StandstillOf = Callable[[Ports, AccountFile], Standstill]

NOTHING_STANDS_STILL = Standstill()
