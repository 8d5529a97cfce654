"""Staff who sign in: what the office needs of an identity provider, and what it answers."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.languages import Language
from chalicelib.kernel.values import dataclass


class ChallengeKind(StrEnum):
    """What is still asked before a person is signed in."""

    NEW_PASSWORD = "new_password"  # noqa: S105  # the first sign-in with the password of the invitation
    CODE = "code"  # the code of the authenticator app
    SET_UP_CODE = "set_up_code"  # the first code of an app that is being set up
    PASSKEY = "passkey"  # what a passkey signed


@dataclass(frozen=True, slots=True)
class Challenge:
    """One open question of a sign-in. `session` is the provider's; `secret` is the key for the app (base 32); `options`
    what the browser asks a passkey (WebAuthn's PublicKeyCredentialRequestOptionsJSON, as text).
    """

    kind: ChallengeKind
    user: str
    session: str
    secret: str = ""
    options: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A person is signed in: for the next `expires_in` seconds, and longer by the refresh token."""

    user: str
    access: str
    refresh: str
    expires_in: int


@dataclass(frozen=True, slots=True)
class Person:
    """What the provider knows of a staff member."""

    name: str
    email: str
    language: Language
    second_factor: bool


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey of a person. `id` is the authenticator's (base64url), `name` the provider's for the device."""

    id: str
    name: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Colleague:
    """A staff member as the others know them. `subject` is what they act under; `active` is false once disabled."""

    subject: str
    name: str
    email: str
    roles: frozenset[Role]
    active: bool


class Identity(Protocol):
    """Signs staff in and out.

    Refusals: NotAllowed `wrong_credentials`, `wrong_code`, `wrong_passkey`, `session_over`, `password_reset_required`;
    Invalid `weak_password`; TooMany `too_many_tries`; Unavailable `identity_unavailable` when the provider did not
    answer. `verify` reads an access token against the machine's time; NotAllowed `token_refused` when it does not hold.

    Passkeys: `ask_passkey` asks of every address the same, known or not. A new one begins with WebAuthn's creation
    options and is kept by its RegistrationResponseJSON, both as text. Invalid `passkey_late`, `passkey_unsupported`,
    `passkey_misplaced`, `passkey_unreadable`; RuleBroken `no_passkeys`; TooMany `too_many_passkeys`. One that is gone
    already may be removed again.
    """

    def sign_in(self, email: str, password: str) -> Tokens | Challenge: ...

    def answer(self, challenge: Challenge, answer: str) -> Tokens | Challenge: ...

    def ask_passkey(self, email: str) -> Challenge: ...

    def refresh(self, user: str, refresh_token: str) -> Tokens: ...

    def sign_out(self, refresh_token: str) -> None: ...

    def forgot(self, email: str) -> None: ...

    def confirm_forgot(self, email: str, code: str, password: str) -> None: ...

    def person(self, access_token: str) -> Person: ...

    def colleagues(self) -> list[Colleague]: ...

    def verify(self, token: str, now: datetime) -> Actor: ...

    def start_second_factor(self, access_token: str) -> str: ...

    def confirm_second_factor(self, access_token: str, code: str) -> None: ...

    def passkeys_of(self, access_token: str) -> list[Passkey]: ...

    def begin_passkey(self, access_token: str) -> str: ...

    def keep_passkey(self, access_token: str, credential: str) -> None: ...

    def remove_passkey(self, access_token: str, passkey_id: str) -> None: ...
