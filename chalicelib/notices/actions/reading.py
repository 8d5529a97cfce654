"""Reading notices: one, a page of them, and those that count as contacts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.ids import NoticeId, id_at, since_id
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Raw
from chalicelib.notices import store
from chalicelib.notices.model import ContactMade, Notice, NoticeState

_UNDER_WAY: Final = frozenset({NoticeState.QUEUED, NoticeState.SENDING, NoticeState.SENT, NoticeState.DELIVERED})
_NO_CONTACT: Final = frozenset({NoticeState.REFUSED, NoticeState.FAILED})  # what reached nobody
# The longest a message may be on its way: quiet hours are one night, and the sweep gives one up after three days.
_ON_ITS_WAY_DAYS: Final = 30
_LOOKED_AT: Final = 200


def notice_id_of(account_id: str, key: str, at: datetime) -> NoticeId:
    """The id of the notice of a cause that is known by a key and a moment: the same for ever, so that one cause makes
    one notice, and in order of time, so that an account's latest are read without its first.
    """
    return NoticeId(id_at("ntc", f"{account_id}:{key}", at))


def reference_of(notice: Notice) -> str:
    """The reference that goes out with a message and comes back with its events."""
    return f"{notice.account_id}/{notice.id}"


def notice_of(ports: Ports, account_id: str, notice_id: str) -> Notice:
    """Read one notice. NotFound `notice_not_found`."""
    notice = store.NOTICES.get(ports.tables, account_id, notice_id)
    if notice is None:
        raise NotFound("notice_not_found", say("There is no such message on this account."))
    return notice


def notices_page(ports: Ports, account_id: str, limit: int, cursor: str | None) -> Page[Notice]:
    """A page of an account's notices, the newest first. Invalid `bad_cursor`."""
    return store.NOTICES.page(ports.tables, account_id, limit, cursor, backwards=True)


def notices_before(ports: Ports, account_id: str, notice_id: str) -> Iterator[Notice]:
    """Read an account's notices from before one on ("" from the newest), the newest first, as far as they are gone
    through.
    """
    return store.NOTICES.walk(ports.tables, account_id, notice_id, stretch=6, backwards=True)


def notices_since(ports: Ports, account_id: str, since: datetime, cause: str) -> list[Notice]:
    """Read the notices of an account since a moment whose key begins so, the newest first: of the latest `_LOOKED_AT`
    of all its notices, which are years of them.
    """
    first, found = since_id("ntc", since), list[Notice]()
    for looked_at, notice in enumerate(notices_before(ports, account_id, "")):
        if notice.id < first or looked_at == _LOOKED_AT:
            break
        found += [notice] if notice.key.startswith(cause) else []
    return found


def contacts_since(ports: Ports, account_id: str, since: datetime, but: str = "") -> tuple[ContactMade, ...]:
    """The contacts with an account that the gate counts, from a moment on: every notice that is under way or went out.

    `but` is the id of the notice the gate is asked about: it does not stand in its own way.
    """
    first = store.NOTICES.begins + since_id("ntc", earlier(since, _ON_ITS_WAY_DAYS))
    asked_for = ports.tables.query(store.NOTICES, account_id, store.NOTICES.begins, since=first)
    return tuple(
        ContactMade(notice.sent_at or notice.made_at, notice.channel)
        for notice in asked_for
        if notice.state not in _NO_CONTACT and notice.id != but
    )


def withdrawn_in(before: Raw | None, after: Raw | None) -> Notice | None:
    """The notice that a change of a stored item withdrew when it was to go; None for any other change."""
    if before is None or after is None or not store.NOTICES.holds(after["sk"]["S"]):
        return None
    was, now = store.NOTICES.read(before), store.NOTICES.read(after)
    return now if was.state is NoticeState.SENDING and now.state is NoticeState.REFUSED else None


def may_send_again(notice: Notice) -> None:
    """Check that a notice may be sent again: Conflict `notice_under_way` while it is queued, sending or delivered."""
    if notice.state in _UNDER_WAY:
        raise Conflict(
            "notice_under_way", say("This message is under way or has arrived. There is nothing to send again.")
        )
