"""One answer a key: a repeat gets the first answer, other parameters get 400, a race gets 409.

Source: docs.stripe.com/api/idempotent_requests. Refusals before anything was done are not kept.
"""

from __future__ import annotations

import hashlib

from infra.sandbox_gateway.refusal import RefusedError
from infra.sandbox_gateway.state import DAY, State, Thing


def fingerprint(method: str, path: str, body: str) -> str:
    """What must be the same for a repeat to be one."""
    return hashlib.sha256(f"{method} {path}\n{body}".encode()).hexdigest()


def known(state: State, key: str, print_: str) -> Thing | None:
    """The kept answer of a key, if there is one; keys are forgotten after a day."""
    reply = state.replies.get(key)
    if reply is None or reply["at"] < state.now() - DAY:
        return None
    if reply["print"] != print_:
        message = f"Keys for idempotent requests can only be used with the same parameters as before ('{key}')."
        raise RefusedError(400, message, kind="idempotency_error")
    if "status" not in reply:
        message = "There is currently another in-progress request using this Idempotent Key."
        raise RefusedError(409, message, "idempotency_key_in_use", kind="idempotency_error")
    return reply


def claim(state: State, key: str, print_: str) -> None:
    """Hold a key while its request is worked off: others who come with it meanwhile get 409."""
    state.replies[key] = {"at": state.now(), "print": print_}


def keep(state: State, key: str, status: int, body: Thing) -> None:
    """Keep the answer under its key; a refused request did nothing and frees it."""
    if status < 300:
        state.reply(key, status, body)
    else:
        del state.replies[key]
