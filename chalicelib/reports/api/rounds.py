"""How far the work on every account has come, and beginning it by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from chalicelib.cloud.round_counts import Progress, RoundState
from chalicelib.reports import actions
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Shape, View

api = Api("rounds", "/api/v1/reports/rounds")


class RoundIn(Shape):
    """What to do with every account: prove its books and lists, or make its lists anew."""

    task: Literal["prove", "rebuild"]


class RoundView(View):
    """The last round of a kind of work on every account. `done` counts a message that came twice twice.

    `confirmed` goes through payments, not accounts: `left_out` are those that the books had lost, `wrong` those that
    cannot be booked. `ended_at` is when the last of it was done. Behind: nothing was queued or done for three quarters
    of an hour.
    """

    name: Literal["dunning", "confirmed", "prove", "rebuild"]
    state: RoundState
    begun_at: datetime
    begun_by: str
    last_at: datetime
    ended_at: datetime | None
    shards: int
    shards_ended: int
    queued: int
    done: int
    wrong: int
    left_out: int

    @classmethod
    def of(cls, progress: Progress, now: datetime) -> RoundView:
        """Show how far a round has come."""
        state = progress.state(now)
        return cls.model_validate(
            {
                "name": progress.round.name,
                "state": state,
                "begun_at": progress.round.begun_at,
                "begun_by": progress.round.begun_by,
                "last_at": progress.last_at,
                "ended_at": progress.last_at if state == "ended" else None,
                "shards": progress.round.shards,
                "shards_ended": progress.shards_ended,
                "queued": progress.queued,
                "done": min(progress.done, progress.queued),
                "wrong": progress.wrong,
                "left_out": progress.left_out,
            }
        )


@api.get("", Permission.REPORT_READ)
def list_rounds(call: Call) -> list[RoundView]:
    """The last night of dunning, look at what the gateway confirmed, proof of the books and rebuild of the lists."""
    return [RoundView.of(one, call.ports.clock.now()) for one in actions.last_rounds(call.ports)]


@api.post("", Permission.BOOKS_PROVE)
def begin_round(call: Call, body: RoundIn) -> RoundView:
    """Begin a proof of all books or a rebuild of all lists, if none is under way."""
    return RoundView.of(actions.begin_by_hand(call.ports, body.task, call.actor), call.ports.clock.now())
