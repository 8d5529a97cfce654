"""Where notices lie, in `core`:

pk = account id · sk = NTC#<id>                          a notice, refusals too; in order of when they were asked for
agenda:   NOTICE#<UTC day>#<shard> / <account>#<id>      while QUEUED or SENDING: what the sweep looks at
worklist: NOTICES / <state>#<made at>#<id>               while FAILED or BOUNCED: what a person may send again
lookup:   MAIL#<message id> / <account>                  once SENT: finds the notice a provider's event is about

pk = OFFICE · sk = WORDING#<template>#<language>             what the office says in a message, in its own words
pk = OFFICE · sk = WORDING_WAS#<template>#<language>#<nnnn>  every version of it

and in `projections`: pk = SWEEPING · sk = notices       which of them the sweep queued again lately, all in one item
"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import agenda_keys
from chalicelib.notices.model import Notice, NoticeState, Sweeping, Wording

AGENDA: Final = "NOTICE"
WORKLIST: Final = "NOTICES"


def _index_keys(notice: Notice) -> dict[str, str]:
    keys: dict[str, str] = {}
    if notice.state in (NoticeState.QUEUED, NoticeState.SENDING):
        waits_from = notice.claimed_at or notice.not_before or notice.made_at
        keys |= agenda_keys(AGENDA, waits_from.date(), notice.account_id)
    if notice.state in (NoticeState.FAILED, NoticeState.BOUNCED):
        made = notice.made_at.isoformat()
        keys |= {"worklist_pk": WORKLIST, "worklist_sk": f"{notice.state.value}#{made}#{notice.id}"}
    if notice.message_id:
        keys |= {"lookup_pk": f"MAIL#{notice.message_id}", "lookup_sk": notice.account_id}
    return keys


NOTICES: Final = Stored(Notice, pk="{account_id}", sk="NTC#{id}", index=_index_keys)
SWEEPING: Final = Stored(Sweeping, pk="SWEEPING", sk="{name}", packed=frozenset({"again"}), item=ProjectionItem)
WORDINGS: Final = Stored(Wording, pk="OFFICE", sk="WORDING#{template}#{language}")
WORDINGS_BEFORE: Final = Stored(Wording, pk="OFFICE", sk="WORDING_WAS#{template}#{language}#{version:04d}")
