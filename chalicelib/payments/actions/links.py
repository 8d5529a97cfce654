"""Pay links: made for one notice, opened by the one who holds it and passes one check, good for a short session."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotAllowed, NotFound
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.payments import rules, store
from chalicelib.payments.model import PayLink, PaySession

# 256 random bits (docs/decisions/pay-links.md); days a link lives; minutes a session lives.
TOKEN_BYTES: Final = 32
LINK_DAYS: Final = 45
ON_PAPER: Final = "paper"  # stands for the notice of a link that a paper carries
_TYPED: Final = "23456789abcdefghjkmnpqrstuvwxyz"  # 31 of them: twenty are 99 bits
# Digits of a ZIP code and of ZIP+4 (USPS Publication 28): the four are of a block's side, and few know their own.
ZIP: Final = 5
ZIP_PLUS_FOUR: Final = 9
_ZIP_COUNTRIES: Final = frozenset({"US", "PR"})
SESSION_MINUTES: Final = 20

NOT_VALID: Final = NotFound("link_not_valid", say("This link is not valid any more. Ask us for a new one."))


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """What may be shown before the check: nothing about the account but its language and which question is asked."""

    language: Language
    challenge: str  # birth_date or postal_code


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def create_link(ports: Ports, account_id: str, notice_id: str, address_hash: str, by: Actor) -> str:
    """Make a pay link for one notice and answer its token, which is kept nowhere; older links live on."""
    return _made(ports, account_id, notice_id, address_hash, secrets.token_urlsafe(TOKEN_BYTES), by)


def page_on_paper(ports: Ports, account_id: str, by: Actor) -> str:
    """Make a pay link for a paper and answer the page it opens, short enough to be typed: five groups of four letters
    and figures that nobody takes for one another. Like any link it shows nothing before its check.
    """
    token = "-".join("".join(secrets.choice(_TYPED) for _ in range(4)) for _ in range(5))
    return f"{ports.settings.site_url}/pay.html#k={_made(ports, account_id, ON_PAPER, '', token, by)}"


def _made(ports: Ports, account_id: str, notice_id: str, address_hash: str, token: str, by: Actor) -> str:
    now = ports.clock.now()
    link = PayLink(
        hash=_hash(token),
        account_id=AccountId(account_id),
        notice_id=notice_id,
        address_hash=address_hash,
        created_at=now,
        expires_at=later(now, LINK_DAYS),
        failures=0,
        locked_until=None,
        revoked_at=None,
        revoked_reason="",
        version=1,
    )
    _add(ports, store.LINKS.add(link), by)
    return token


def _add(ports: Ports, write: Write, by: Actor) -> None:
    """Add what lies under the hash of a token made just now: when it is there, it is ours and the reply was lost."""
    try:
        until_settled(lambda: ports.tables.commit([write], by))
    except AlreadyThere:
        return


def _link(ports: Ports, token: str) -> PayLink:
    """Read a usable link; the same refusal for unknown, expired, revoked and locked ones."""
    link = store.LINKS.get(ports.tables, _hash(token))
    if link is None or not rules.is_usable(link, ports.clock.now()):
        raise NotFound(NOT_VALID.code, NOT_VALID.message)
    return link


def open_link(ports: Ports, token: str) -> OpenedLink:
    """Look at a link without using it up: opening changes nothing, so a mail scanner does no harm."""
    account = enrollment.account_of(ports, _link(ports, token).account_id)
    return OpenedLink(account.language, challenge_of(account))


def challenge_of(account: Account) -> str:
    """Which one thing the client is asked: the guarantor's birth date when we hold it, else the postal code."""
    return "birth_date" if account.guarantor.birth_date else "postal_code"


def folded(text: str) -> str:
    """An answer as it is compared: letters and digits only, without case, width or accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _answered(account: Account, answer: str) -> bool:
    born, address = account.guarantor.birth_date, account.guarantor.address
    expected, given = folded(born.isoformat() if born else address.postal_code), folded(answer)
    if not born and address.country in _ZIP_COUNTRIES and ZIP in (len(expected), len(given)):
        expected, given = expected[:ZIP], given[:ZIP] if len(given) == ZIP_PLUS_FOUR else given
    return bool(expected) and hmac.compare_digest(given.encode(), expected.encode())


def pass_check(ports: Ports, token: str, answer: str) -> tuple[str, AccountId]:
    """Answer the one check: the token of a session of twenty minutes for that account, or for the one it was merged
    into.

    Raises NotFound `link_not_valid` for a link that does not open and NotAllowed `wrong_answer`; the fifth wrong
    answer locks the link for an hour, the tenth revokes it.
    """
    link = _counted(ports, token)
    account = enrollment.account_of(ports, link.account_id)
    if not _answered(account, answer):
        raise NotAllowed("wrong_answer", say("That does not match what we have. Try again."))
    owing = enrollment.surviving_account(ports, account).id
    return _new_session(ports, link, owing), owing


def _counted(ports: Ports, token: str) -> PayLink:
    """Count a try before anything is compared, so that guesses side by side get no more tries than one by one."""

    def attempt() -> PayLink:
        link = _link(ports, token)
        counted = rules.after_try(link, ports.clock.now())
        ports.tables.commit([store.LINKS.replace(counted, link.version)], client_of(link.account_id))
        return counted

    return until_settled(attempt)


def _new_session(ports: Ports, link: PayLink, account_id: AccountId) -> str:
    """Open a session for who answered right, and take the try back."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    ends = ports.clock.now() + timedelta(minutes=SESSION_MINUTES)
    session = PaySession(_hash(token), account_id, link.hash, ends)
    by = client_of(link.account_id, link.hash)

    def attempt() -> None:
        now = store.LINKS.get(ports.tables, link.hash) or link
        writes = [store.SESSIONS.add(session), store.LINKS.replace(rules.after_right_answer(now), now.version)]
        ports.tables.commit(writes, by)

    with suppress(AlreadyThere):  # under a token made just now: it is ours, and the reply was lost
        until_settled(attempt)
    return token


def authenticate_client(ports: Ports, token: str) -> Actor:
    """Who holds a pay session: an actor for one account (`subject` = `client:<account id>`, `name` = link hash).

    Raises NotAllowed `session_ended` when it is unknown or over, or its link was revoked meanwhile.
    """
    session = store.SESSIONS.get(ports.tables, _hash(token))
    if session is None or session.expires_at <= ports.clock.now() or _revoked(ports, session):
        raise session_ended()
    return client_of(session.account_id, session.link_hash)


def session_ended() -> NotAllowed:
    """The refusal of a session that is over."""
    return NotAllowed("session_ended", say("Your session has ended. Open the link in the message again."))


def _revoked(ports: Ports, session: PaySession) -> bool:
    link = store.LINKS.get(ports.tables, session.link_hash)
    return link is None or link.revoked_at is not None


def client_of(account_id: str, link_hash: str = "") -> Actor:
    """The client of an account as an actor: who holds a link to it."""
    return Actor(subject=f"client:{account_id}", name=link_hash)


def account_of_client(actor: Actor) -> AccountId:
    """The one account a pay session is for."""
    return AccountId(actor.subject.removeprefix("client:"))


def revoke_links(ports: Ports, account_id: str, reason: str, by: Actor) -> int:
    """Revoke every link of an account (bad address, opt-out) and of those merged into it; answers how many were."""
    accounts = [account_id, *(one.account_id for one in enrollment.account_of(ports, account_id).absorbed)]
    return sum(_revoke_those(ports, one, lambda link: True, reason, by) for one in accounts)


def renew_link(ports: Ports, account_id: str, notice_id: str, since: datetime, by: Actor) -> int:
    """Revoke what the link of a notice takes the place of: those made until the notice was taken up for sending.

    Of two renewals at the same time each leaves the other's link, if that is the newer one.
    """

    def replaced(link: PayLink) -> bool:
        return link.notice_id not in (notice_id, ON_PAPER) and link.created_at <= since

    return _revoke_those(ports, account_id, replaced, "renewed", by)


def _revoke_those(ports: Ports, account_id: str, those: Callable[[PayLink], bool], reason: str, by: Actor) -> int:
    found = [pk.removeprefix(store.LINKS.within) for pk, _ in ports.tables.lookup(f"LINKS#{account_id}")]
    return sum(until_settled(partial(_revoke, ports, hash_, those, reason, by)) for hash_ in found)


def _revoke(ports: Ports, hash_: str, those: Callable[[PayLink], bool], reason: str, by: Actor) -> int:
    link = store.LINKS.get(ports.tables, hash_)
    if link is None or link.revoked_at is not None or not those(link):
        return 0
    revoked = replace(link, revoked_at=ports.clock.now(), revoked_reason=reason, version=link.version + 1)
    ports.tables.commit([store.LINKS.replace(revoked, link.version)], by)
    return 1


def account_of_link(ports: Ports, token: str) -> AccountId | None:
    """Whose link a token is of, whether it still opens or not; None when no such link is known.

    A link is remembered for 30 days after its 45: a person may opt out by it for 75 days, and law asks for 60 (CASL,
    S.C. 2010 c. 23, s. 11(2); 16 CFR 316.3 asks for 30).
    """
    link = store.LINKS.get(ports.tables, _hash(token))
    return link.account_id if link else None
