"""The contact gate: exactly one decision for every account, each refusal named, nobody disturbed at night."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chalicelib.notices
from chalicelib.kernel.sentences import say
from chalicelib.notices.model import ContactFacts, ContactMade, Purpose, Verdict
from chalicelib.notices.rules.gate import ALLOWED, RULES, may_contact

NOON = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # noon in New York
FINE = ContactFacts(
    channel="email",
    purpose=Purpose.COLLECTION,
    country="US",
    time_zone="America/New_York",
    at=NOON,
    address_state="good",
    consent_at=NOON - timedelta(days=90),
)
WEEK = tuple(ContactMade(NOON - timedelta(hours=h), "phone" if h % 2 else "email") for h in range(1, 8))
NIGHT = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)  # 23:00 in New York
DAWN = datetime(2026, 3, 2, 12, 59, tzinfo=UTC)  # 7:59 in New York


@pytest.mark.parametrize(
    ("change", "verdict", "rule"),
    [
        ({}, "allow", "allowed"),
        ({"concerns": frozenset({"hardship", "interpreter"})}, "allow", "allowed"),
        ({"concerns": frozenset({"bankruptcy"})}, "refuse", "silenced_bankruptcy"),
        ({"concerns": frozenset({"deceased"})}, "refuse", "silenced_deceased"),
        ({"concerns": frozenset({"do_not_contact"})}, "refuse", "silenced_do_not_contact"),
        ({"concerns": frozenset({"deceased"}), "channel": "letter"}, "refuse", "silenced_deceased"),
        ({"opted_out": frozenset({"email"})}, "refuse", "opted_out"),
        ({"opted_out": frozenset({"phone"})}, "allow", "allowed"),
        ({"consent_at": None}, "refuse", "no_consent"),
        ({"consent_at": NOON + timedelta(days=1)}, "refuse", "no_consent"),
        ({"consent_at": None, "channel": "letter"}, "allow", "allowed"),
        ({"address_state": "missing"}, "refuse", "address_missing"),
        ({"address_state": "bounced"}, "refuse", "address_bounced"),
        ({"address_state": "complained"}, "refuse", "address_complained"),
        ({"address_state": "unverified"}, "allow", "allowed"),
        ({"holds": (say("dispute"),)}, "refuse", "on_hold"),
        ({"holds": (say("dispute"),), "purpose": Purpose.SERVICE}, "allow", "allowed"),
        ({"history": WEEK}, "refuse", "too_often"),
        ({"history": WEEK[:6]}, "allow", "allowed"),
        ({"history": WEEK, "purpose": Purpose.SERVICE}, "allow", "allowed"),
        ({"history": WEEK, "at": NOON + timedelta(days=7)}, "allow", "allowed"),
        ({"at": NIGHT}, "defer", "quiet_hours"),
        ({"at": DAWN}, "defer", "quiet_hours"),
        ({"at": DAWN + timedelta(minutes=1)}, "allow", "allowed"),
        ({"at": NIGHT, "asked_for": True}, "allow", "allowed"),
        ({"at": NIGHT, "channel": "letter"}, "allow", "allowed"),
        ({"at": NIGHT, "time_zone": "Europe/Stockholm", "country": "SE"}, "defer", "quiet_hours"),
        ({"at": NOON, "time_zone": "Europe/Warsaw", "country": "PL"}, "allow", "allowed"),
        ({"at": NIGHT, "concerns": frozenset({"deceased"})}, "refuse", "silenced_deceased"),
        ({"time_zone": "Mars/Olympus"}, "refuse", "unknown_time_zone"),
    ],
)
def test_each_reason_decides_as_the_table_says(change: dict[str, object], verdict: str, rule: str) -> None:
    decision = may_contact(replace(FINE, **change))
    assert (decision.verdict.value, decision.rule) == (verdict, rule)
    assert decision.reason.endswith((".", ")."))


moments = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minute: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)
facts = st.builds(
    ContactFacts,
    channel=st.sampled_from(["email", "letter", "phone"]),
    purpose=st.sampled_from(Purpose),
    country=st.sampled_from(["US", "SE", "PL", "DE"]),
    time_zone=st.sampled_from(
        ["America/New_York", "America/Phoenix", "Pacific/Honolulu", "Europe/Warsaw", "Asia/Kolkata"]
    ),
    at=moments,
    address_state=st.sampled_from(["missing", "unverified", "good", "bounced", "complained"]),
    concerns=st.frozensets(st.sampled_from(["bankruptcy", "deceased", "do_not_contact", "hardship", "other"])),
    consent_at=st.none() | st.just(datetime(2023, 1, 1, tzinfo=UTC)),
    opted_out=st.frozensets(st.sampled_from(["email", "letter", "phone"])),
    holds=st.lists(st.sampled_from([say("dispute"), say("plan")])).map(tuple),
    history=st.lists(
        st.builds(
            ContactMade,
            moments,
            st.just("email"),
        )
    ).map(tuple),
    asked_for=st.booleans(),
)


@given(facts)
def test_every_account_gets_exactly_one_decision_and_it_is_the_first_that_speaks(given_facts: ContactFacts) -> None:
    decision = may_contact(given_facts)
    spoken = [answer for rule in RULES if (answer := rule(given_facts)) is not None]
    assert [decision] == (spoken[:1] or [ALLOWED])
    assert decision.rule
    assert decision.reason
    assert (decision.until is not None) == (decision.verdict is Verdict.DEFER)


@given(facts)
def test_nothing_timed_goes_out_at_night_and_the_deferred_moment_is_open(given_facts: ContactFacts) -> None:
    decision = may_contact(given_facts)
    zone = ZoneInfo(given_facts.time_zone)
    if decision.verdict is Verdict.ALLOW and given_facts.channel != "letter" and not given_facts.asked_for:
        assert time(8) <= given_facts.at.astimezone(zone).time() < time(21)
    if decision.until is not None:
        assert given_facts.at < decision.until <= given_facts.at + timedelta(hours=14)
        assert may_contact(replace(given_facts, at=decision.until)).verdict is not Verdict.DEFER


@given(facts)
def test_a_silencing_concern_or_an_opt_out_is_never_overridden(given_facts: ContactFacts) -> None:
    silent = {"bankruptcy", "deceased", "do_not_contact"} & given_facts.concerns
    if silent or given_facts.channel in given_facts.opted_out:
        assert may_contact(given_facts).verdict is Verdict.REFUSE


def test_every_number_of_the_policy_names_its_source_and_date() -> None:
    table = Path(chalicelib.notices.__file__).parent / "tables" / "contact_policy.json"
    for country in json.loads(table.read_text())["countries"].values():
        for part in country.values():
            assert part["source"].startswith("https://")
            assert part["basis"]
            datetime.fromisoformat(part["since"])
