"""A year of the practice, day by day, through the very actions the portal uses, on tables in memory."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import CodeSystem
from chalicelib.cloud.round_counts import tallied
from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile, ConcernKind, ConcernSeverity, GuarantorKind
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, InvoiceState, LineIn
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from infra.demo.people import invent
from infra.demo.sellers import introduce
from infra.demo.services import BY, PAYERS, SERVICES, stock
from infra.demo.sides import introduce_sides

DAYS: Final = 365
PEOPLE: Final = 220
AT: Final = time(15, 0)  # UTC: contact hours in Boston, Uppsala and Kraków alike
HABITS: Final = ("prompt",) * 11 + ("slow",) * 4 + ("short", "short", "over", "never", "never")
CONCERNS: Final = (
    (ConcernKind.INTERPRETER, ConcernSeverity.INFO, "Speaks Portuguese; book an interpreter."),
    (ConcernKind.HARDSHIP, ConcernSeverity.WARNING, "Asked about assistance in spring."),
    (ConcernKind.LEGAL_REPRESENTATIVE, ConcernSeverity.WARNING, "All letters go to the legal representative."),
    (ConcernKind.LIFE_SUPPORT, ConcernSeverity.CRITICAL, "Depends on equipment at home."),
    (ConcernKind.BANKRUPTCY, ConcernSeverity.CRITICAL, "Filed; no contact about the debt."),
    (ConcernKind.DO_NOT_CONTACT, ConcernSeverity.CRITICAL, "Wrote that all contact must stop."),
)


@dataclass
class Year:
    """The practice while its year goes by. `due` holds what is to be done on later days."""

    ports: Ports
    last: date
    seed: int = 20261121
    files: list[AccountFile] = field(default_factory=list)
    due: dict[date, list[Callable[[], object]]] = field(default_factory=lambda: defaultdict(list))
    payers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.first = self.last - timedelta(days=DAYS)

    def live(self, tell: Callable[[int], None]) -> None:
        """Let the whole year pass; `tell` hears each month."""
        self._set(self.first)
        catalog.seed_taxes(self.ports, BY)
        introduce(self.ports)
        self.payers = stock(self.ports, self.first)
        introduce_sides(self.ports, self.payers)
        for number in range(PEOPLE):
            enrolled = self.first + timedelta(days=number * 300 // PEOPLE)
            self.due[enrolled].append(lambda number=number: self._enroll(number))
        for back in range(DAYS, -1, -1):
            self._day(self.last - timedelta(days=back))
            if back % 30 == 0:
                tell(DAYS - back)

    def _set(self, on: date) -> None:
        self.ports.clock.at = datetime.combine(on, AT, UTC)  # type: ignore[attr-defined]

    def _day(self, on: date) -> None:
        self._set(on)
        for act in self.due.pop(on, []):
            try:
                act()
            except DomainError:
                continue  # the practice, too, is sometimes told no
        collections.queue_dunning(self.ports, on)
        outreach.sweep(self.ports)
        queues = self.ports.queues.messages  # type: ignore[attr-defined]
        while messages := queues.pop("dunning", []):  # shards, then the accounts that they queue
            self._night(messages)
        for message in queues.pop("notices", []):
            outreach.deliver(self.ports, message["account_id"], message["notice_id"], collections.standstill_of)

    def _night(self, messages: Sequence[Mapping[str, Any]]) -> None:
        with tallied(self.ports) as tally:  # as the worker does, so that the night is shown as done
            for message in messages:
                if collections.work_dunning(self.ports, message) is None:
                    tally.add(message)

    def _in(self, days: int, act: Callable[[], object]) -> None:
        self.due[ledger.today(self.ports) + timedelta(days=days)].append(act)

    def _enroll(self, number: int) -> None:
        chance = random.Random(self.seed * 1000 + number)
        country, person = invent(number, chance, self.first)
        client = enrollment.ClientForm(person.name, person.birth_date, person.sex, person.address)
        form = enrollment.EnrollmentForm(
            clients=(client,),
            guarantor=enrollment.GuarantorForm(GuarantorKind.SELF),
            contact=enrollment.ContactForm(
                email=person.email,
                phones=(enrollment.PhoneForm(person.phone),),
                email_consent=number % 17 != 5,
                country=country.code,
            ),
            currency=country.currency,
            language=country.language,
            time_zone=country.time_zone,
            coverages=self._coverages(number) if country.code == "US" else (),
            concerns=self._concerns(number),
        )
        file = enrollment.enroll(self.ports, form, BY, f"demo-{self.seed}-{number:04d}", confirmed_not_duplicate=True)
        self.files.append(file)
        self._in(chance.randint(0, 3), lambda: self._visit(file, number, chance, 0))

    def _coverages(self, number: int) -> tuple[enrollment.CoverageForm, ...]:
        if number % 2:
            return ()
        place = (number // 2) % len(PAYERS)
        _, _, percent, copay, cap = PAYERS[place]
        terms = {"percent_bp": percent, "copay_minor": copay, "cap_minor": cap}
        member = f"M{number:06d}"
        return (enrollment.CoverageForm(0, self.payers[place], 1, self.first, member_id=member, **terms),)

    def _concerns(self, number: int) -> tuple[enrollment.ConcernForm, ...]:
        if number % 9:
            return ()
        return (enrollment.ConcernForm(*CONCERNS[(number // 9) % len(CONCERNS)]),)

    def _visit(self, file: AccountFile, number: int, chance: random.Random, visit: int) -> None:
        self._in(chance.randint(35, 80), lambda: self._visit(file, number, chance, visit + 1))
        chosen = chance.sample(SERVICES, chance.choice((1, 1, 2, 3)))
        today = ledger.today(self.ports)
        lines = [
            LineIn(
                file.clients[0].id,
                today,
                CodeSystem.SERVICE,
                code,
                discount_bp=1500 if chance.random() < 0.02 else 0,
                discount_reason="hardship",
            )
            for code, *_ in chosen
        ]
        key = f"demo-visit-{number:04d}-{visit:03d}"
        draft = invoicing.draft_invoice(self.ports, file.account.id, ChargesIn(lines), BY, key)
        late = (self.last - today).days < 4 and number % 3 == 0
        if draft.state is not InvoiceState.DRAFT or late:
            return  # waits for a person: held by the audit, or captured and not yet issued
        invoice = invoicing.issue(self.ports, file.account.id, draft.id, BY)
        if invoice.open.get(GUARANTOR):
            outreach.send(
                self.ports, file.account.id, f"invoice:{invoice.id}", "invoice_ready", BY, at=self.ports.clock.now()
            )
        self._plan_payments(file, number, chance, key)

    def _plan_payments(self, file: AccountFile, number: int, chance: random.Random, key: str) -> None:
        head = ledger.head_of(self.ports, file.account.id)
        for party in [p for p in self.payers if head.owed(p)]:
            self._in(chance.randint(18, 50), lambda party=party: self._pay(file, party, key, "exact", Method.PAYER))
        habit = HABITS[number % len(HABITS)]
        wait = {"prompt": (2, 24), "slow": (38, 75), "short": (10, 30), "over": (5, 20)}.get(habit)
        if wait:
            method = chance.choice((Method.CARD, Method.CARD, Method.CHEQUE, Method.BANK_TRANSFER, Method.CASH))
            self._in(chance.randint(*wait), lambda: self._pay(file, GUARANTOR, key, habit, method))

    def _pay(self, file: AccountFile, party: str, key: str, habit: str, method: Method) -> None:
        owed = ledger.head_of(self.ports, file.account.id).owed(party)
        minor = {"short": owed * 6 // 10, "over": owed + 2_000}.get(habit, owed)
        if minor <= 0:
            return
        paid = f"payment:demo:{key}:{party}"
        gateway = f"pi_{key.replace('-', '_')}" if method is Method.CARD else ""
        new = NewPayment(paid, party, method, minor, ledger.today(self.ports), gateway_reference=gateway)
        payments.post_payment(self.ports, file.account.id, new, BY)
