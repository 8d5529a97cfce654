"""RFC 8058: what a mail program posts closes e-mail, whatever became of the link; opening it changes nothing."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, Channel, ConcernKind, ConcernSeverity
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Letter, Ports
from chalicelib.ledger import actions as ledger
from chalicelib.outreach import actions as outreach
from chalicelib.outreach.api import unsubscribing
from chalicelib.payments import actions as payments
from chalicelib.payments import store
from chalicelib.payments.rules import FAILURES_TO_REVOKE
from tests.fakes.client import make_client
from tests.fakes.dunning import enroll, owe
from tests.fakes.office import REP, START, Outage, make_office
from tests.fakes.outreach import debtor, deliver, remind, token_in
from tests.unit.collections.test_no_account_is_missed import changes_since


def mailed(ports: Ports) -> tuple[Account, Letter]:
    account = debtor(ports)
    deliver(ports, remind(ports, account))
    return account, ports.mail.sent[-1]


def closed(ports: Ports, account: Account) -> bool:
    return Channel.EMAIL in enrollment.account_of(ports, account.id).contact.opted_out


def opens(ports: Ports, letter: Letter) -> bool:
    try:
        payments.open_link(ports, token_in(letter.text, "#k="))
    except NotFound:
        return False
    return True


def knock(ports: Ports, method: str, path: str, body: str = "", media_type: str = "") -> Any:
    client = make_client(ports, [unsubscribing.api], REP)
    return client._http.request(method, path, {"Content-Type": media_type} if media_type else {}, body.encode())


def path_of(letter: Letter) -> str:
    return "/api/v1/unsubscribe/" + letter.one_click.rsplit("/", 1)[1]


def test_the_letter_and_its_header_carry_one_secret_that_opens_nothing() -> None:
    ports = make_office()
    _, letter = mailed(ports)
    out = token_in(letter.text, "#o=")
    assert letter.one_click == f"{ports.settings.site_url}/api/v1/unsubscribe/{out}"
    assert token_in(letter.text, "#k=") not in letter.one_click
    with pytest.raises(NotFound):
        payments.open_link(ports, out)


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=x", "--x\r\n\r\n--x--"),
        ("application/json", ""),
    ],
)
def test_what_a_mail_program_posts_closes_e_mail_and_the_links(media_type: str, body: str) -> None:
    ports = make_office()
    account, letter = mailed(ports)
    for _ in range(2):
        assert knock(ports, "POST", path_of(letter), body, media_type).status_code == 204
    assert closed(ports, account)
    assert not opens(ports, letter)


def test_opening_the_address_changes_nothing_and_leads_to_the_page_with_the_button() -> None:
    ports = make_office()
    account, letter = mailed(ports)
    before = len(ports.tables.changes)
    answer = knock(ports, "GET", path_of(letter))
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{ports.settings.site_url}/pay.html?l=en#o={token_in(letter.text, '#o=')}"
    assert len(ports.tables.changes) == before
    assert not closed(ports, account)


@pytest.mark.parametrize(("currency", "language"), [("USD", "en"), ("SEK", "sv"), ("PLN", "pl")])
def test_every_page_a_letter_leads_to_is_told_the_letters_language(currency: str, language: Language) -> None:
    ports = make_office()
    account = enroll(ports, "ada", currency)
    owe(ports, account, 200_00, ledger.today(ports) - timedelta(days=10))
    deliver(ports, remind(ports, account))
    letter = ports.mail.sent[-1]
    page = f"{ports.settings.site_url}/pay.html?l={language}"
    assert {link.split("#")[0] for link in re.findall(r"https?://\S+#\w=\S+", letter.text)} == {page}
    assert knock(ports, "GET", path_of(letter)).headers["Location"] == f"{page}#o={token_in(letter.text, '#o=')}"


def used(ports: Ports, account: Account, token: str) -> None:
    payments.pass_check(ports, token, "1980-05-05")


def locked(ports: Ports, account: Account, token: str) -> None:
    for _ in range(FAILURES_TO_REVOKE):
        ports.clock.advance(timedelta(hours=1))
        with pytest.raises(Exception, match=r"match|valid"):
            payments.pass_check(ports, token, "1999-01-01")


def revoked(ports: Ports, account: Account, token: str) -> None:
    payments.revoke_links(ports, account.id, "merged", REP)


def expired(ports: Ports, account: Account, token: str) -> None:
    ports.clock.advance(timedelta(days=60))


@pytest.mark.parametrize("became", [used, locked, revoked, expired])
@pytest.mark.parametrize("mark", ["#o=", "#k="])
def test_an_opt_out_works_whatever_became_of_the_link(became, mark: str) -> None:
    ports = make_office()
    account, letter = mailed(ports)
    became(ports, account, token_in(letter.text, "#k="))
    body = json.dumps({"token": token_in(letter.text, mark)})
    answer = knock(ports, "POST", "/api/v1/pay/opt-out", body, "application/json")
    assert answer.status_code == 204
    assert closed(ports, account)
    assert not opens(ports, letter)


def test_a_link_is_remembered_for_the_sixty_days_that_law_asks() -> None:
    ports = make_office()
    mailed(ports)
    (link,) = [raw for raw in ports.tables.scan(ports.settings.core_table) if raw["sk"]["S"] == "LINK"]
    lives = int(link["expires_at"]["N"]) - ports.clock.now().timestamp()
    assert lives >= timedelta(days=60).total_seconds()
    assert store.LINKS.read(link).expires_at - ports.clock.now() == timedelta(days=45)


@pytest.mark.parametrize("change", [0, 30, 60])
def test_a_forged_token_closes_nothing(change: int) -> None:
    ports = make_office()
    account, letter = mailed(ports)
    token = token_in(letter.text, "#o=")
    forged = token[:change] + ("1" if token[change] != "1" else "2") + token[change + 1 :]
    for method in ("GET", "POST"):
        assert knock(ports, method, f"/api/v1/unsubscribe/{forged}").status_code == 404
    assert not closed(ports, account)


def test_closing_e_mail_at_the_desk_revokes_the_links_too() -> None:
    ports = make_office()
    account, letter = mailed(ports)
    count = len(ports.tables.changes)
    enrollment.opt_out(ports, account.id, Channel.EMAIL, REP)
    outreach.hear_stream(ports, changes_since(ports, count))
    assert not opens(ports, letter)
    settled = len(ports.tables.changes)
    outreach.hear_stream(ports, changes_since(ports, count))
    assert len(ports.tables.changes) == settled


def test_a_new_link_replaces_the_older_ones_when_it_is_mailed_and_only_then() -> None:
    ports = make_office()
    account, first = mailed(ports)
    asked = outreach.send(ports, account.id, "link:key-1", "link_renewed", REP, at=START, asked_for=True)
    assert opens(ports, first)
    deliver(ports, asked)
    second = ports.mail.sent[-1]
    assert (opens(ports, first), opens(ports, second)) == (False, True)
    assert outreach.send(ports, account.id, "link:key-1", "link_renewed", REP, at=START, asked_for=True).state == "sent"
    assert deliver(ports, asked) is None
    assert opens(ports, second)
    deliver(ports, remind(ports, account, "letter-2"))
    assert opens(ports, second)  # a reminder brings one more link and takes none away


@pytest.mark.parametrize("outage", [Outage.BUSY, Outage.REFUSED])
def test_a_renewal_that_the_mail_does_not_take_leaves_the_good_links_alone(outage: Outage) -> None:
    ports = make_office()
    account, first = mailed(ports)
    ports.mail.next = [outage]
    deliver(ports, outreach.send(ports, account.id, "link-1", "link_renewed", REP, at=START, asked_for=True))
    assert opens(ports, first)


def test_a_renewal_that_the_gate_refuses_leaves_the_good_links_alone() -> None:
    ports = make_office()
    account, first = mailed(ports)
    form = enrollment.ConcernForm(ConcernKind.BANKRUPTCY, ConcernSeverity.CRITICAL, "told by phone")
    enrollment.add_concern(ports, account.id, form, REP, "concern-1")
    refused = outreach.send(ports, account.id, "link-1", "link_renewed", REP, at=START, asked_for=True)
    assert (refused.state, deliver(ports, refused)) == ("refused", None)
    assert opens(ports, first)
