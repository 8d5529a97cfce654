"""Whoever can write the tables can neither forge, cut nor hide: the trail shows it, on its page and at night."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.errors import RuleBroken
from chalicelib.ledger import actions as ledger
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from chalicelib.privacy import actions, rules, store
from chalicelib.privacy.actions import anchor_trails, proving
from chalicelib.privacy.api import api as privacy_api
from chalicelib.privacy.model import Fault, Proof
from tests.fakes.dunning import nights
from tests.fakes.memory_tables import MemoryTables
from tests.fakes.office import REP, START, SUPERVISOR, FakeCrypto, make_office
from tests.fakes.people import contact_form, enroll_one
from tests.fakes.portal import Portal
from tests.fakes.practice import enroll, issue, open_practice
from tests.fakes.stream import stream_records

AUDIT, CORE = "quittance-dev-audit", "quittance-dev-core"


class Strange(FakeCrypto):
    """A key that is not the office's."""

    def keyed_hash(self, text: str) -> str:
        return super().keyed_hash("not the office's" + text)


def read(ports, times: int = 1, record: str = "acc_1", who=REP) -> None:
    for number in range(times):
        actions.record_read(ports, who, record, "account", f"call-{number:04d}")


def next_day(ports, days: int = 1) -> None:
    ports.clock.at += timedelta(days=days)


def entries(ports, record: str = "acc_1") -> dict:
    return ports.tables.kept[AUDIT][f"E#{record}"]


def rewrite(ports, record: str, sealed_by, who: str = "staff:other") -> None:
    """Give every entry of a chain to somebody else and seal it all again with a key."""
    last = None
    for entry in store.read_from(ports.tables, record, 1, 500):
        deeds = tuple(replace(deed, who=who) for deed in entry.deeds)
        last = rules.entry_of(record, deeds, last, START, sealed_by)
        entries(ports, record)[store.place(entry.place)] = store.entry_item(last).raw()


def cut(ports, place: int, record: str = "acc_1") -> None:
    """Cut off a chain from a place on."""
    for sk in [sk for sk in entries(ports, record) if sk >= store.place(place)]:
        del entries(ports, record)[sk]
        ports.tables.order[AUDIT, f"E#{record}"].remove(sk)


def fault(ports, record: str = "acc_1") -> Fault | None:
    return actions.prove_chain(ports, record).fault


def test_a_chain_that_nobody_touched_holds_before_and_after_it_was_anchored() -> None:
    ports = make_office()
    read(ports, 3)
    assert actions.prove_chain(ports, "acc_1") == Proof(3, True, None)
    next_day(ports)
    assert anchor_trails(ports) == 1
    read(ports, 2)
    assert actions.prove_chain(ports, "acc_1") == Proof(5, True, None)


def test_a_changed_entry_shows_where_it_stands() -> None:
    ports = make_office()
    read(ports, 3)
    entries(ports)[store.place(2)]["who"] = {"S": "staff:other"}
    assert fault(ports) == Fault(2, "seal")


def test_a_chain_sealed_again_without_the_offices_key_is_broken_from_its_first_entry() -> None:
    ports = make_office()
    read(ports, 3)
    rewrite(ports, "acc_1", Strange().keyed_hash)
    assert fault(ports) == Fault(1, "seal")


def test_a_chain_written_anew_even_with_the_key_is_not_what_was_anchored() -> None:
    ports = make_office()
    read(ports, 3)
    next_day(ports)
    anchor_trails(ports)
    rewrite(ports, "acc_1", ports.crypto.keyed_hash)
    assert fault(ports) == Fault(3, "anchor")


@pytest.mark.parametrize("place", [1, 3])
def test_an_end_cut_off_after_an_anchor_shows_on_the_page_and_at_night(place: int) -> None:
    ports = make_office()
    read(ports, 3)
    next_day(ports)
    anchor_trails(ports)
    cut(ports, place)
    assert fault(ports) == Fault(place, "cut")
    read(ports)  # also when the chain goes on
    assert fault(ports) == (Fault(3, "anchor") if place == 3 else Fault(2, "cut"))
    next_day(ports)
    with pytest.raises(RuleBroken, match="acc_1"):
        anchor_trails(ports)


def test_every_night_anchors_the_chains_that_moved_and_no_other() -> None:
    ports = make_office()
    read(ports, 2, "acc_1")
    read(ports, 1, "acc_2")
    next_day(ports)
    assert anchor_trails(ports) == 2
    read(ports, 1, "acc_2")
    next_day(ports)
    before = set(ports.anchors.names)
    assert anchor_trails(ports) == 1
    new = {name for name in ports.anchors.names - before if name.startswith("chains/")}
    assert [name.rsplit("/", 1)[0] for name in new] == ["chains/acc_2/000000000002"]
    assert anchor_trails(ports) == 0


def test_a_day_of_many_entries_says_once_that_the_chain_moved() -> None:
    ports = make_office()
    read(ports, 5)
    moved = [new for table, _, new in ports.tables.changes if table == AUDIT and new["pk"]["S"].startswith("MOVED#")]
    assert len(moved) == 1


def test_nights_that_failed_are_made_up_for() -> None:
    ports = make_office()
    read(ports)
    next_day(ports, 20)
    read(ports, record="acc_2")
    next_day(ports)
    assert anchor_trails(ports) == 2
    assert [a.place for a in store.read_anchors(ports.anchors, "acc_1")] == [1]


def test_one_chain_that_does_not_hold_stops_no_other_and_is_told_every_night() -> None:
    ports = make_office()
    records = [f"acc_{number}" for number in range(20)]
    for record in records:
        read(ports, 2, record)
    entries(ports, "acc_7")[store.place(1)]["who"] = {"S": "staff:other"}
    next_day(ports)
    for _ in range(2):
        with pytest.raises(RuleBroken, match="acc_7") as told:
            anchor_trails(ports)
        assert told.value.code == "trail_broken"
    anchored = [record for record in records if store.read_anchors(ports.anchors, record)]
    assert anchored == [record for record in records if record != "acc_7"]


def test_at_night_a_chain_is_read_from_its_last_anchor_only(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = make_office()
    read(ports, 50)
    next_day(ports)
    anchor_trails(ports)
    read(ports, 2)
    next_day(ports)
    asked = []
    between = MemoryTables.between

    def counted(tables, *given):
        found = list(between(tables, *given))
        asked.append(len(found))
        return iter(found)

    monkeypatch.setattr(MemoryTables, "between", counted)
    anchor_trails(ports)
    assert asked == [3]


def test_a_long_chain_is_proved_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "_PROVED_AT_ONCE", 4)
    ports = make_office()
    read(ports, 10)
    entries(ports)[store.place(9)]["who"] = {"S": "staff:other"}
    first = actions.prove_chain(ports, "acc_1")
    assert first == Proof(5, False, None)
    assert actions.prove_chain(ports, "acc_1", first.upto) == Proof(9, False, Fault(9, "seal"))


def test_a_write_around_the_office_is_called_that_and_not_the_last_writers() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    enrollment.change_contact(ports, account.id, contact_form(email="a@example.com"), 1, SUPERVISOR)
    (client,) = [sk for sk in ports.tables.kept[CORE][account.id] if sk.startswith("CLIENT#")]
    old = ports.tables.kept[CORE][account.id][client]
    ports.tables.changes.append((CORE, old, {**old, "birth_date": {"S": "1970-01-01"}}))
    actions.record_changes(ports, stream_records(ports.tables))
    told = [(e.deed.who, e.deed.kind) for e in actions.trail(ports, account.id, 50).items if e.deed.verb == "changed"]
    assert told == [(rules.AROUND, "client"), (SUPERVISOR.subject, "account")]


def test_the_page_tells_the_first_entry_that_does_not_hold() -> None:
    ports = make_office()
    record = enroll_one(ports).account.id
    read(ports, 3, record)
    portal = Portal(ports, privacy_api)
    path = f"/api/v1/accounts/{record}/audit/proof"
    whole = {"upto": 3, "whole": True, "broken_at": 0, "fault": ""}
    assert portal("GET", path, role="auditor") == (200, whole)
    entries(ports, record)[store.place(2)]["at"] = {"S": "2020-01-01T00:00:00.000000Z"}
    broken = {"upto": 4, "whole": True, "broken_at": 2, "fault": "seal"}
    assert portal("GET", path, role="auditor") == (200, broken)
    assert portal("GET", path, role="representative")[0] == 403
    searches = portal("GET", "/api/v1/audit/searches/staff:nobody/proof", role="auditor")
    assert searches == (200, {"upto": 0, "whole": True, "broken_at": 0, "fault": ""})


def test_nothing_that_the_office_itself_writes_is_told_as_around_it() -> None:
    ports = make_office()
    open_practice(ports)
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001", "VISIT", ports.clock.now().date() - timedelta(days=60))
    notice = outreach.send(ports, account.id, f"invoice:{invoice.id}", "invoice_ready", REP, at=START)
    outreach.deliver(ports, account.id, notice.id, collections.standstill_of)
    nights(ports, 40)
    collections.place_dunning_hold(ports, account.id, DunningHoldReason.OTHER, "", None, "hold-0001", REP)
    cheque = NewPayment("cheque-1", "guarantor", Method.CHEQUE, 5_000, ledger.today(ports))
    paid = payments.post_payment(ports, account.id, cheque, REP)
    payments.return_payment(ports, account.id, paid.id, "bounced", "return-1", REP)
    actions.record_changes(ports, stream_records(ports.tables))
    deeds = [e.deed for e in actions.trail(ports, account.id, 500).items]
    assert {"payment", "invoice", "notice", "dunning"} <= {deed.kind for deed in deeds if deed.verb == "changed"}
    assert [deed for deed in deeds if deed.who == rules.AROUND] == []
