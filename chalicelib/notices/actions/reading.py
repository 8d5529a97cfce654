"""Reading notices: one, all, a page of them, and those that count as contacts."""

from __future__ import annotations

from typing import Final

from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.ids import NoticeId, id_from
from chalicelib.kernel.paging import Page, cursor_of, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Raw
from chalicelib.notices import store
from chalicelib.notices.model import ContactMade, Notice, NoticeState

_UNDER_WAY: Final = frozenset({NoticeState.QUEUED, NoticeState.SENDING, NoticeState.SENT, NoticeState.DELIVERED})
_NO_CONTACT: Final = frozenset({NoticeState.REFUSED, NoticeState.FAILED})  # what reached nobody


def notice_id_of(account_id: str, key: str) -> NoticeId:
    """The id of the notice of a cause: the same for ever, so that one cause makes one notice."""
    return NoticeId(id_from("ntc", f"{account_id}:{key}"))


def reference_of(notice: Notice) -> str:
    """The reference that goes out with a message and comes back with its events."""
    return f"{notice.account_id}/{notice.id}"


def notice_of(ports: Ports, account_id: str, notice_id: str) -> Notice:
    """Read one notice. NotFound `notice_not_found`."""
    notice = store.NOTICES.get(ports.tables, account_id, notice_id)
    if notice is None:
        raise NotFound("notice_not_found", say("There is no such message on this account."))
    return notice


def notices_of(ports: Ports, account_id: str) -> list[Notice]:
    """All notices of an account, the newest first."""
    return sorted(
        store.NOTICES.of(ports.tables, account_id), key=lambda notice: (notice.made_at, notice.id), reverse=True
    )


def notices_page(ports: Ports, account_id: str, limit: int, cursor: str | None) -> Page[Notice]:
    """A page of an account's notices, the newest first. Invalid `bad_cursor`."""
    place = place_of(cursor, "made_at", "id")
    kept = notices_of(ports, account_id)
    if place is not None:
        seen = (place["made_at"], place["id"])
        kept = [notice for notice in kept if (notice.made_at.isoformat(), notice.id) < seen]
    last = kept[limit - 1] if len(kept) > limit else None
    return Page(kept[:limit], cursor_of({"made_at": last.made_at.isoformat(), "id": last.id}) if last else None)


def contacts_of(ports: Ports, account_id: str, but: str = "") -> tuple[ContactMade, ...]:
    """The contacts with an account that the gate counts: every notice that is under way or went out.

    `but` is the id of the notice the gate is asked about: it does not stand in its own way.
    """
    return tuple(
        ContactMade(notice.sent_at or notice.made_at, notice.channel)
        for notice in store.NOTICES.of(ports.tables, account_id)
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
