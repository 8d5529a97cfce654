"""The doors of passkeys: signing in with one; which a person has, one more, one less."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.identity import Passkey
from chalicelib.kernel.sentences import say
from chalicelib.web import session
from chalicelib.web.api import Api
from chalicelib.web.auth import (
    KNOCKS_A_MINUTE,
    Email,
    Note,
    SignInView,
    bearer,
    opened_note,
    signed_in_or_asked,
)
from chalicelib.web.call import Call
from chalicelib.web.lockout import Guess, guarded
from chalicelib.web.permissions import Permission
from chalicelib.web.rate import limit
from chalicelib.web.shapes import Shape, View

CHANGES_A_MINUTE = 20  # each new passkey takes two
api = Api("auth", session.PATH)

# What a passkey signed is about a thousand characters; a statement of its maker's comes with certificates.
Credential = Annotated[str, Field(min_length=2, max_length=16_000)]


class PasskeyLoginIn(Shape):
    """Who wants in with a passkey."""

    email: Email


class PasskeyAnswerIn(Shape):
    """What a passkey signed: WebAuthn's AuthenticationResponseJSON, as the browser wrote it."""

    secrets = frozenset({"challenge", "credential"})
    challenge: Note
    credential: Credential


class PasskeyIn(Shape):
    """A passkey that was just made: WebAuthn's RegistrationResponseJSON, as the browser wrote it."""

    secrets = frozenset({"credential"})
    credential: Credential


class WaysView(View):
    """How one may sign in beside the password. `passkey_domain`: the domain passkeys are bound to; empty without."""

    passkey_domain: str


class PasskeyView(View):
    """A passkey of the caller: what the device is called, and when it was made."""

    id: str
    name: str
    made_at: datetime

    @classmethod
    def of(cls, passkey: Passkey) -> PasskeyView:
        """Show a passkey."""
        return cls(id=passkey.id, name=passkey.name, made_at=passkey.made_at)


class NewPasskeyView(View):
    """What the browser makes a passkey by: WebAuthn's PublicKeyCredentialCreationOptionsJSON, as text."""

    options: str


@api.get("/ways", Permission.ANYONE)
def ways(call: Call) -> WaysView:
    """Say how one may sign in here beside the password."""
    return WaysView(passkey_domain=call.ports.settings.passkey_domain)


@api.post("/passkey", Permission.ANYONE, status=200)
def ask_passkey(call: Call, body: PasskeyLoginIn) -> SignInView:
    """Begin to sign in with a passkey: what the browser is to ask it. Every address is asked the same, known or not."""
    limit(call, "login", KNOCKS_A_MINUTE)
    if not call.ports.settings.passkey_domain:
        raise RuleBroken("no_passkeys", say("Here nobody can sign in with a passkey."))
    return signed_in_or_asked(call, call.ports.identity.ask_passkey(body.email), body.email)


@api.post("/passkey/answer", Permission.ANYONE, status=200)
def answer_passkey(call: Call, body: PasskeyAnswerIn) -> SignInView:
    """Sign in with what a passkey signed."""
    limit(call, "login", KNOCKS_A_MINUTE)
    opened, who = opened_note(call, body.challenge, passkey=True)
    outcome = guarded(call, Guess.PASSKEY, who, lambda: call.ports.identity.answer(opened, body.credential))
    return signed_in_or_asked(call, outcome, who)


@api.get("/passkeys", Permission.SIGNED_IN)
def list_passkeys(call: Call) -> list[PasskeyView]:
    """The caller's passkeys, oldest first."""
    return [PasskeyView.of(one) for one in call.ports.identity.passkeys_of(bearer(call))]


@api.post("/passkeys/begin", Permission.SIGNED_IN, status=200)
def begin_passkey(call: Call) -> NewPasskeyView:
    """Begin to make a passkey. Who has one keeps the authenticator app, so that a lost device locks nobody out."""
    limit(call, "passkeys", CHANGES_A_MINUTE)
    if not call.ports.identity.person(bearer(call)).second_factor:
        raise RuleBroken("second_factor_first", say("Set up the authenticator app first."))
    return NewPasskeyView(options=call.ports.identity.begin_passkey(bearer(call)))


@api.post("/passkeys", Permission.SIGNED_IN, status=204)
def keep_passkey(call: Call, body: PasskeyIn) -> None:
    """Keep the passkey that was just made."""
    limit(call, "passkeys", CHANGES_A_MINUTE)
    call.ports.identity.keep_passkey(bearer(call), body.credential)


@api.delete("/passkeys/{passkey_id}", Permission.SIGNED_IN)
def remove_passkey(call: Call, passkey_id: str) -> None:
    """Take a passkey away: it signs nobody in again. One that is gone already stays so."""
    limit(call, "passkeys", CHANGES_A_MINUTE)
    call.ports.identity.remove_passkey(bearer(call), passkey_id)
