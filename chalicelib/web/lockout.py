"""A lock on guessing: each try is counted before anything is compared, by person and by where it comes from.

The same everywhere, whatever the identity provider has of its own (docs/decisions/counting-before-comparing.md).
"""

from __future__ import annotations

import ipaddress
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, TypeVar

from chalicelib.kernel.errors import NotAllowed, TooMany
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.web import devices
from chalicelib.web.call import Call
from chalicelib.web.problems import SignInNeeded

T = TypeVar("T")

TRIES: Final = 5  # from one place: a known device, or a network that is none
TRIES_ELSEWHERE: Final = (
    10  # from all places that are no known device of the person: the most PCI DSS 4.0.1, 8.3.4 allows
)
WINDOW_SECONDS: Final = 900  # 15 minutes; requirement 8.3.4 asks for 30 or a reset, NIST 800-63B for a slowing-down
_NETWORK_BITS: Final = {4: 32, 6: 64}  # one household or office: an IPv4 address, an IPv6 /64 (RFC 6177)


class Guess(StrEnum):
    """What can be guessed. Each has its own counters, so that a locked password leaves the way of a forgotten one."""

    PASSWORD = "password"  # noqa: S105  # the name of a counter
    CODE = "code"  # of the authenticator app
    PASSKEY = "passkey"  # what one signed: not to be guessed, and not to be tried without end
    RESET = "reset"  # the code from the mail for a forgotten password


@dataclass(frozen=True, slots=True)
class Counter:
    """How many tries there may be in a window under one key."""

    key: str
    window: str
    most: int

    def add(self, ports: Ports, tries: int) -> int:
        """Add tries, or take some back; answers how many there are now."""
        return ports.tables.count(self.key, self.window, lives_seconds=2 * WINDOW_SECONDS, add=tries)


def canonical(name: str) -> str:
    """The one spelling of an e-mail address or user name: whoever writes it otherwise is still the same person."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()


def guarded(call: Call, guess: Guess, who: str, attempt: Callable[[], T]) -> T:
    """Count a try, then make it; a try that was no wrong guess is taken back.

    Raises TooMany `locked` without comparing anything, SignInNeeded for a wrong guess, and what the attempt raises.
    """
    counted: list[Counter] = []
    for counter in _counters(call, guess, canonical(who)):
        counted.append(counter)
        if counter.add(call.ports, 1) > counter.most:
            raise TooMany("locked", say("Too many failed tries. Wait 15 minutes or choose a new password."))
    try:
        outcome = attempt()
    except NotAllowed as refusal:
        raise SignInNeeded(refusal.code, refusal.message) from refusal
    except Exception:
        _take_back(call.ports, counted)
        raise
    _take_back(call.ports, counted)
    return outcome


def forgive(call: Call, who: str) -> None:
    """Forget the wrong passwords of a person, here and elsewhere, once they have chosen a new one."""
    for counter in _counters(call, Guess.PASSWORD, canonical(who)):
        counter.add(call.ports, -counter.add(call.ports, 0))


def _take_back(ports: Ports, counted: list[Counter]) -> None:
    for counter in counted:
        counter.add(ports, -1)


def _counters(call: Call, guess: Guess, who: str) -> Iterator[Counter]:
    """From a device the person has signed in on: its own alone. From anywhere else: the network's, then all those'."""
    window = str(int(datetime.now(UTC).timestamp()) // WINDOW_SECONDS)
    person = call.ports.crypto.keyed_hash(f"guess:{guess}:{who}")[:32]
    device = devices.known(call, who)
    if device:
        yield Counter(f"GUESS#{person}#{device}", window, TRIES)
        return
    network = call.ports.crypto.keyed_hash(f"network:{_network(call.source_ip)}")[:16]
    yield Counter(f"GUESS#{person}#{network}", window, TRIES)
    yield Counter(f"GUESS#{person}", window, TRIES_ELSEWHERE)


def _network(source_ip: str) -> str:
    try:
        address = ipaddress.ip_address(source_ip)
    except ValueError:
        return source_ip
    return str(ipaddress.ip_network((address, _NETWORK_BITS[address.version]), strict=False))
