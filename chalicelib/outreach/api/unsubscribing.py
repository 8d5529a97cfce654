"""Stopping e-mail: from the page a message leads to, or by the mail program's own button (RFC 8058)."""

from __future__ import annotations

from typing import Annotated

from chalice.app import Response
from pydantic import Field

from chalicelib.outreach import actions
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.rate import limit
from chalicelib.web.shapes import Shape

api = Api("unsubscribing", "/api/v1")

TRIES_PER_MINUTE = 30
POSTS_PER_MINUTE = 600  # from one address: a large mail provider posts for all its readers


class OptOutIn(Shape):
    """The token out of the opt-out link's fragment; that of a pay link does as well."""

    token: Annotated[str, Field(min_length=20, max_length=100, pattern="^[A-Za-z0-9_-]+$")]


@api.post("/pay/opt-out", Permission.ANYONE, 204)
def opt_out(call: Call, body: OptOutIn) -> None:
    """Stop e-mail to the account the message was sent to, whether its link still opens or not."""
    limit(call, "pay-opt-out", TRIES_PER_MINUTE)
    actions.opt_out(call.ports, body.token)


@api.get("/unsubscribe/{token}", Permission.ANYONE)
def show_unsubscribe(call: Call, token: str) -> Response:
    """Lead a person who opened the address to the page with the button, in the account's language; changes nothing, as
    scanners open links.
    """
    language = actions.language_of_one_click(call.ports, token)
    return Response("", {"Location": f"{call.ports.settings.site_url}/pay.html?l={language}#o={token}"}, 303)


@api.post("/unsubscribe/{token}", Permission.ANYONE, 204, takes="any")
def unsubscribe(call: Call, token: str) -> None:
    """Stop e-mail at once: what a mail program posts, `List-Unsubscribe=One-Click`, without cookie or check."""
    limit(call, "unsubscribe", POSTS_PER_MINUTE)
    actions.opt_out(call.ports, token)
