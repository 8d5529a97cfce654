"""A seeded world: an office in memory whose calls fail, conflict, lose their replies and come twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.cloud.tables import Contested
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, Channel, PayerKind
from chalicelib.kernel.errors import DomainError, Unavailable
from chalicelib.kernel.ports import AttemptState, Letter, NotTaken, Ports
from chalicelib.kernel.tables import Write
from chalicelib.reports import actions as reports
from tests.fakes.gateway import FakeGateway
from tests.fakes.office import REP, make_office
from tests.fakes.practice import enroll, open_practice

FAULT_RATE = 0.06  # of all commits and calls outside
READ_FAULT_RATE = 0.01  # of reads, of which an action makes many
BUSY = 25  # accounts on which half of everything happens
REPEAT_RATE = 0.10  # of all actions: done again under the same key
REFUNDS_BEGIN = ("pending", "pending", "succeeded", "failed")
ENDS = (AttemptState.SUCCEEDED, AttemptState.SUCCEEDED, AttemptState.FAILED, AttemptState.EXPIRED)


@dataclass
class World:
    """Ports, people, chance, and what happened so far."""

    seed: int
    ports: Ports = field(default_factory=make_office)
    accounts: list[Account] = field(default_factory=list)
    payers: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    cash_in: dict[str, int] = field(default_factory=dict)  # by natural key: what was confirmed to us
    news: list[dict[str, str]] = field(default_factory=list)  # what the gateway told and nobody has heard yet
    batches: list[int] = field(default_factory=list)
    write_offs: list[tuple[str, str, str]] = field(default_factory=list)  # account, invoice and write-off
    unwanted: list[str] = field(default_factory=list)  # mail to somebody who had closed e-mail
    steps: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.ports.clock.at = datetime(2026, 3, 2, 15, tzinfo=UTC)

    def open(self, accounts: int) -> None:
        """Enroll everyone, with payers for every third."""
        open_practice(self.ports)
        for number in range(3):
            form = enrollment.PayerForm(f"Payer {number}", PayerKind.INSURER)
            self.payers.append(enrollment.add_payer(self.ports, form, REP, f"payer-{number:04d}").id)
        for number in range(accounts):
            self.accounts.append(enroll(self.ports, f"enroll-{number:05d}", **self._coverages(number)))
        self.ports.tables.fault = self._fault
        for name in ("start_hosted", "retrieve", "refund", "retrieve_refund", "retrieve_dispute"):
            setattr(self.ports.gateway, name, self.outside(getattr(self.ports.gateway, name)))
        self.gateway().refund_begins = lambda: self.chance.choice(REFUNDS_BEGIN)
        self.ports.mail.send = self.outside(self._looked_at(self.ports.mail.send))

    def _coverages(self, number: int) -> dict[str, Any]:
        if number % 3:
            return {}
        since = self.ports.clock.now().date() - timedelta(days=400)
        cover = enrollment.CoverageForm(0, self.payers[number % 3], 1, since, percent_bp=8000, copay_minor=500)
        return {"coverages": (cover,)}

    def _fault(self, step: str, writes: Sequence[Write]) -> None:
        if step == "read" and self.chance.random() < READ_FAULT_RATE:
            self.faults["read throttled"] += 1
            raise Unavailable("busy", "busy")
        if step != "read" and self.chance.random() < FAULT_RATE / 2:
            self.faults["throttled or in conflict" if step == "before" else "reply lost"] += 1
            raise Contested

    def _looked_at(self, send: Callable[[Letter], str]) -> Callable[[Letter], str]:
        """The mail service, sometimes too busy; what it is handed for somebody who closed e-mail is noted."""

        def sent(letter: Letter) -> str:
            if self.ports.tables.fault and self.chance.random() < FAULT_RATE:
                self.faults["mail throttled"] += 1
                raise NotTaken("mail_busy", "busy")
            fault, self.ports.tables.fault = self.ports.tables.fault, None
            account = enrollment.account_of(self.ports, letter.reference.partition("/")[0])
            self.ports.tables.fault = fault
            if Channel.EMAIL in account.contact.opted_out:
                self.unwanted.append(letter.reference)
            return send(letter)

        return sent

    def outside(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A call to the world outside that may not arrive, or whose reply may be lost."""

        def asked(*given: Any) -> Any:
            if self.ports.tables.fault and self.chance.random() < FAULT_RATE:
                self.faults["call outside not taken"] += 1
                raise Unavailable("gateway_unavailable", "silent")
            answer = call(*given)
            if self.ports.tables.fault and self.chance.random() < FAULT_RATE:
                self.faults["reply from outside lost"] += 1
                raise Unavailable("gateway_unavailable", "silent")
            return answer

        return asked

    def someone(self) -> Account:
        """Any account; half the time one of a few, on which much happens."""
        few = self.accounts[:BUSY] if self.chance.random() < 0.5 else self.accounts
        return self.chance.choice(few)

    def pass_days(self, days: int) -> None:
        """Move the clock on; the gateway closes pages whose time is over."""
        self.ports.clock.advance(timedelta(days=days))
        self.gateway().close_old(self.ports.clock.now())

    def key(self) -> str:
        """A new idempotency key."""
        self.steps += 1
        return f"step-{self.seed}-{self.steps:08d}"

    def perform(self, name: str, action: Callable[[], object]) -> None:
        """Do an action as a caller would: again when the office was busy, and sometimes again for no reason."""
        times = 2 if self.chance.random() < REPEAT_RATE else 1
        outcome = "done"
        for _ in range(times):
            for _ in range(8):
                try:
                    action()
                    break
                except (Unavailable, Contested):
                    self.faults["given up and tried again"] += 1
                except DomainError as refused:
                    outcome = f"refused {refused.code}"
                    break
        self.done[f"{name}: {outcome}"] += 1

    def gateway(self) -> FakeGateway:
        """The gateway in memory."""
        gateway: FakeGateway = self.ports.gateway  # type: ignore[assignment]
        return gateway

    def withholds(self, dispute: str) -> bool:
        """Whether the gateway says that a dispute is open."""
        return self.gateway().disputes[dispute].state == "open"

    def drain(self, queue: str, work: Callable[[dict[str, Any]], object]) -> None:
        """Work off a queue: in any order, some messages twice."""
        messages = self.ports.queues.messages.pop(queue, [])
        messages += [m for m in messages if self.chance.random() < REPEAT_RATE]
        self.chance.shuffle(messages)
        for message in messages:
            self.perform(f"work {queue}", lambda message=message: work(message))

    def quiet(self) -> None:
        """No more faults: to look at the books."""
        self.ports.tables.fault = None

    def faults_of(self, account: Account) -> list[str]:
        """What is wrong with an account's books."""
        return reports.faults_of(self.ports, account.id)
