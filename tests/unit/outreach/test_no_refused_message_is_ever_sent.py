"""For any accounts and any order of events: what was refused by then is not mailed, and nothing is mailed twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from threading import Thread

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, Channel, ConcernKind, ConcernSeverity
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.ports import Letter, Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState, Verdict
from chalicelib.notices.rules.purposes import asks_for
from chalicelib.outreach import actions as outreach
from tests.fakes.dunning import drain, owe, pay
from tests.fakes.office import REP, START, Outage, make_office
from tests.fakes.outreach import debtor

TEMPLATES = ("invoice_ready", "reminder_1", "final_notice", "link_renewed", "payment_received")
CONCERNS = {
    "bankrupt": ConcernKind.BANKRUPTCY,
    "died": ConcernKind.DECEASED,
    "silent": ConcernKind.DO_NOT_CONTACT,
}
Event = tuple[str, int]


class Watched:
    """A mail service that looks up, at the moment a letter is handed to it, whether it may go."""

    def __init__(self, ports: Ports, outages: list[Outage | None]) -> None:
        self.ports = ports
        self.inner = ports.mail
        self.inner.next = outages
        self.wrong: list[str] = []

    def send(self, letter: Letter) -> str:
        account_id, notice_id = letter.reference.split("/")
        notice = notices.notice_of(self.ports, account_id, notice_id)
        account = enrollment.account_of(self.ports, account_id)
        file = enrollment.account_file(self.ports, account_id)
        silenced = {c.kind for c in file.concerns if c.ended_at is None} & set(CONCERNS.values())
        if silenced or Channel.EMAIL in account.contact.opted_out:
            self.wrong.append(f"{notice.template} to somebody who is not to be written to")
        head = ledger.head_of(self.ports, account_id)
        if asks_for(notice.template) != "nothing" and head.owed(GUARANTOR) - head.unapplied(GUARANTOR) <= 0:
            self.wrong.append(f"{notice.template} asks for nothing")
        stands = collections.standstill_of(self.ports, file)
        if asks_for(notice.template) == "overdue" and (stands.holds or stands.promised_on):
            self.wrong.append(f"{notice.template} in spite of {stands}")
        local = self.ports.clock.now() - timedelta(hours=5)  # New York in winter
        if not notice.asked_for and not 8 <= local.hour < 21:
            self.wrong.append(f"{notice.template} at {local:%H:%M}")
        return self.inner.send(letter)


def happen(ports: Ports, account: Account, event: Event, number: int) -> None:
    """One thing that may happen to an account."""
    name, size = event
    today, key = ledger.today(ports), f"key-{number:04d}"
    acts: dict[str, Callable[[], object]] = {
        "pay": lambda: pay(ports, account, size * 25_00, key),
        "owe": lambda: owe(ports, account, size * 25_00, today + timedelta(days=size - 3), key),
        "opt out": lambda: enrollment.opt_out(ports, account.id, Channel.EMAIL, REP),
        "hold": lambda: collections.place_dunning_hold(
            ports, account.id, DunningHoldReason.DISPUTE, "", today + timedelta(days=size), key, REP
        ),
        "promise": lambda: collections.record_promise(
            ports, account.id, size * 20_00, today + timedelta(days=size), key, REP
        ),
        "wait": lambda: ports.clock.advance(timedelta(hours=size * 5)),
        "send": lambda: outreach.send(
            ports,
            account.id,
            key,
            TEMPLATES[size % len(TEMPLATES)],
            REP,
            at=START,
            asked_for=size % len(TEMPLATES) == 3,
        ),
    }
    for word, kind in CONCERNS.items():
        form = enrollment.ConcernForm(kind, ConcernSeverity.CRITICAL, "told")
        acts[word] = lambda form=form: enrollment.add_concern(ports, account.id, form, REP, key)
    with suppress(DomainError):
        acts[name]()


def give(ports: Ports, *, at_once: bool) -> None:
    """Give every queued message to workers, each twice, one after the other or side by side."""
    messages = drain(ports, "notices") * 2
    given = [
        (lambda m=m: outreach.deliver(ports, m["account_id"], m["notice_id"], collections.standstill_of))
        for m in messages
    ]
    if not at_once:
        for work in given:
            work()
        return
    workers = [Thread(target=work) for work in given]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


# Most things happen now and then; silencing for good happens seldom, or nothing would be left to try.
EVENTS = st.tuples(
    st.sampled_from(["pay", "owe", "hold", "promise", "wait", "wait", "send", "send", "send", "opt out", *CONCERNS]),
    st.integers(1, 6),
)
STEPS = st.lists(st.one_of(EVENTS, EVENTS, st.just(("deliver", 1)), st.just(("deliver at once", 1))), max_size=25)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS, outages=st.lists(st.sampled_from([None, None, *Outage]), max_size=12))
def test_no_refused_message_is_sent_whatever_happens_between_decision_and_delivery(
    steps: list[Event], outages: list[Outage | None]
) -> None:
    ports = make_office()
    account = debtor(ports)
    mail = Watched(ports, outages)
    object.__setattr__(ports, "mail", mail)
    for number, step in enumerate([*steps, ("wait", 4), ("deliver", 1)]):
        if step[0].startswith("deliver"):
            outreach.sweep(ports)
            give(ports, at_once=step[0] == "deliver at once")
        else:
            happen(ports, account, step, number)
    assert mail.wrong == []
    sent = Counter(letter.reference for letter in mail.inner.sent)
    assert max(sent.values(), default=0) <= 1
    for notice in notices.notices_page(ports, account.id, 100, None).items:
        if notice.state is NoticeState.REFUSED:
            assert notice.decision is not None
            assert notice.decision.verdict is Verdict.REFUSE
            assert notice.decision.reason
            assert f"{account.id}/{notice.id}" not in sent
