"""Staff sign-in by Amazon Cognito: passwords, passkeys, challenges, second factor, refresh, reset.

The client is confidential: every call carries a hash of the user under the client's secret, which the function asks the
pool for once a worker, so that no secret stands in its environment.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.cloud import passkeys, tokens
from chalicelib.cloud.clients import client
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import DomainError, Invalid, NotAllowed, NotFound, TooMany, Unavailable
from chalicelib.kernel.identity import Challenge, ChallengeKind, Colleague, Passkey, Person, Tokens
from chalicelib.kernel.languages import LANGUAGES
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings

_WRONG: Final = (NotAllowed, "wrong_credentials", say("The e-mail address or the password is wrong."))
_WRONG_CODE: Final = (NotAllowed, "wrong_code", say("The code is wrong or too old."))
_TOO_MANY: Final = (TooMany, "too_many_tries", say("Too many tries. Wait a few minutes and try again."))
_REFUSALS: Final[passkeys.Refusals] = {
    "NotAuthorizedException": _WRONG,
    "UserNotFoundException": _WRONG,
    "UserNotConfirmedException": _WRONG,
    "PasswordResetRequiredException": (NotAllowed, "password_reset_required", say("Choose a new password first.")),
    "CodeMismatchException": _WRONG_CODE,
    "ExpiredCodeException": _WRONG_CODE,
    "EnableSoftwareTokenMFAException": _WRONG_CODE,
    "InvalidPasswordException": (Invalid, "weak_password", say("Use at least 12 characters.")),
    "TooManyRequestsException": _TOO_MANY,
    "TooManyFailedAttemptsException": _TOO_MANY,
    "LimitExceededException": _TOO_MANY,
}
_KINDS: Final = {
    "NEW_PASSWORD_REQUIRED": ChallengeKind.NEW_PASSWORD,
    "SOFTWARE_TOKEN_MFA": ChallengeKind.CODE,
    "MFA_SETUP": ChallengeKind.SET_UP_CODE,
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()} | {ChallengeKind.PASSKEY: "WEB_AUTHN"}
_ANSWERS: Final = {
    ChallengeKind.NEW_PASSWORD: "NEW_PASSWORD",
    ChallengeKind.CODE: "SOFTWARE_TOKEN_MFA_CODE",
    ChallengeKind.PASSKEY: "CREDENTIAL",
}
_REFUSED_ANSWERS: Final = {ChallengeKind.PASSKEY: _REFUSALS | passkeys.ANSWERED}
_OWN: Final = _REFUSALS | passkeys.OWN


class CognitoIdentity:
    """The staff pool, by its confidential client."""

    def __init__(self, settings: Settings, connect: Callable[[], Any] = lambda: client("cognito-idp")) -> None:
        self._settings = settings
        self._pool = settings.user_pool_id
        self._client_id = settings.user_pool_client_id
        self._connect = connect

    def sign_in(self, email: str, password: str) -> Tokens | Challenge:
        given = {"USERNAME": email, "PASSWORD": password, "SECRET_HASH": self._hash(email)}
        found = self._call(
            "initiate_auth", AuthFlow="USER_PASSWORD_AUTH", ClientId=self._client_id, AuthParameters=given
        )
        return self._outcome(found, email)

    def ask_passkey(self, email: str) -> Challenge:
        given = {"USERNAME": email, "PREFERRED_CHALLENGE": "WEB_AUTHN", "SECRET_HASH": self._hash(email)}
        asked = {"AuthFlow": "USER_AUTH", "ClientId": self._client_id, "AuthParameters": given}
        found: dict[str, Any] = {}
        with suppress(NotAllowed):  # what the pool has against a person is said to nobody who has proved nothing
            found = self._ask("initiate_auth", _REFUSED_ANSWERS[ChallengeKind.PASSKEY], asked)
        return passkeys.question(found, email, self._settings.passkey_domain)

    def answer(self, challenge: Challenge, answer: str) -> Tokens | Challenge:
        session = challenge.session
        given = {"USERNAME": challenge.user, "SECRET_HASH": self._hash(challenge.user)}
        if challenge.kind is ChallengeKind.SET_UP_CODE:
            session = self._call("verify_software_token", Session=session, UserCode=answer)["Session"]
        else:
            given[_ANSWERS[challenge.kind]] = answer
        told = {"ClientId": self._client_id, "ChallengeName": _NAMES[challenge.kind], "Session": session}
        refusals = _REFUSED_ANSWERS.get(challenge.kind, _REFUSALS)
        found = self._ask("respond_to_auth_challenge", refusals, {**told, "ChallengeResponses": given})
        return self._outcome(found, challenge.user)

    def refresh(self, user: str, refresh_token: str) -> Tokens:
        given = {"REFRESH_TOKEN": refresh_token, "SECRET_HASH": self._hash(user)}
        try:
            found = self._call(
                "initiate_auth", AuthFlow="REFRESH_TOKEN_AUTH", ClientId=self._client_id, AuthParameters=given
            )
        except NotAllowed as refusal:
            raise NotAllowed("session_over", say("Your session is over. Sign in again.")) from refusal
        return _tokens(found["AuthenticationResult"], refresh_token)

    def sign_out(self, refresh_token: str) -> None:
        self._call("revoke_token", Token=refresh_token, ClientId=self._client_id, ClientSecret=self._secret)

    def forgot(self, email: str) -> None:
        # Who was invited and never signed in gets a new invitation, no code; told apart, it would say who is invited.
        with suppress(NotAllowed):
            self._call("forgot_password", ClientId=self._client_id, Username=email, SecretHash=self._hash(email))

    def confirm_forgot(self, email: str, code: str, password: str) -> None:
        self._call(
            "confirm_forgot_password",
            ClientId=self._client_id,
            Username=email,
            SecretHash=self._hash(email),
            ConfirmationCode=code,
            Password=password,
        )

    def person(self, access_token: str) -> Person:
        found = self._call("get_user", AccessToken=access_token)
        attributes = {entry["Name"]: entry["Value"] for entry in found["UserAttributes"]}
        return Person(
            name=attributes.get("name", ""),
            email=attributes.get("email", ""),
            language=next((code for code in LANGUAGES if code == attributes.get("locale")), "en"),
            second_factor="SOFTWARE_TOKEN_MFA" in found.get("UserMFASettingList", []),
        )

    def colleagues(self) -> list[Colleague]:
        found: dict[str, Colleague] = {}
        for role in Role:
            for user in self._members(role):
                one = _colleague(user, role)
                known = found.get(one.subject, one)
                found[one.subject] = replace(known, roles=known.roles | one.roles)
        return sorted(found.values(), key=lambda colleague: (colleague.name.casefold(), colleague.subject))

    def _members(self, role: Role) -> Iterator[dict[str, Any]]:
        place: dict[str, str] = {}
        while True:
            page = self._call("list_users_in_group", UserPoolId=self._pool, GroupName=role.value, **place)
            yield from page["Users"]
            if "NextToken" not in page:
                return
            place = {"NextToken": page["NextToken"]}

    def verify(self, token: str, now: datetime) -> Actor:
        return tokens.verify(token, now, self._settings)

    def start_second_factor(self, access_token: str) -> str:
        return str(self._call("associate_software_token", AccessToken=access_token)["SecretCode"])

    def confirm_second_factor(self, access_token: str, code: str) -> None:
        self._call("verify_software_token", AccessToken=access_token, UserCode=code)
        wanted = {"Enabled": True, "PreferredMfa": True}
        self._call("set_user_mfa_preference", AccessToken=access_token, SoftwareTokenMfaSettings=wanted)

    def passkeys_of(self, access_token: str) -> list[Passkey]:
        found: list[Passkey] = []
        asked = {"AccessToken": access_token}
        while True:
            page = self._ask("list_web_authn_credentials", _OWN, asked)
            found += [passkeys.passkey(entry) for entry in page["Credentials"]]
            if "NextToken" not in page:
                return sorted(found, key=lambda one: one.made_at)
            asked["NextToken"] = page["NextToken"]

    def begin_passkey(self, access_token: str) -> str:
        return passkeys.creation_options(self._ask("start_web_authn_registration", _OWN, {"AccessToken": access_token}))

    def keep_passkey(self, access_token: str, credential: str) -> None:
        mine = {"AccessToken": access_token}
        made = passkeys.credential_of(credential)
        self._ask("complete_web_authn_registration", _OWN, {**mine, "Credential": made})
        # It stands for both factors once its owner's settings say so; the app stays (WebAuthnMfaSettingsType).
        app, passkey = {"Enabled": True, "PreferredMfa": True}, {"Enabled": True}
        wanted = {"SoftwareTokenMfaSettings": app, "WebAuthnMfaSettings": passkey}
        self._ask("set_user_mfa_preference", _OWN, {**mine, **wanted})

    def remove_passkey(self, access_token: str, passkey_id: str) -> None:
        with suppress(NotFound):
            self._ask("delete_web_authn_credential", _OWN, {"AccessToken": access_token, "CredentialId": passkey_id})

    def _outcome(self, found: dict[str, Any], user: str) -> Tokens | Challenge:
        if "AuthenticationResult" in found:
            return _tokens(found["AuthenticationResult"])
        kind = _KINDS.get(found["ChallengeName"])
        if kind is None:
            raise Unavailable("identity_unavailable", say("This way of signing in is not supported."))
        known = found.get("ChallengeParameters", {}).get("USER_ID_FOR_SRP", user)
        if kind is not ChallengeKind.SET_UP_CODE:
            return Challenge(kind, known, found["Session"])
        made = self._call("associate_software_token", Session=found["Session"])
        return Challenge(kind, known, made["Session"], made["SecretCode"])

    def _call(self, name: str, **request: Any) -> dict[str, Any]:
        return self._ask(name, _REFUSALS, request)

    def _ask(self, name: str, refusals: passkeys.Refusals, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return dict(getattr(self._connect(), name)(**request))
        except ClientError as error:
            raise _refusal(error.response["Error"]["Code"], refusals) from None
        except BotoCoreError as error:
            raise _unavailable() from error

    def _hash(self, user: str) -> str:
        """SECRET_HASH: HMAC-SHA256 of user name and client id under the client's secret (Cognito developer guide)."""
        digest = hmac.new(self._secret.encode(), f"{user}{self._client_id}".encode(), hashlib.sha256).digest()
        return base64.b64encode(digest).decode()

    @cached_property
    def _secret(self) -> str:
        found = self._call("describe_user_pool_client", UserPoolId=self._pool, ClientId=self._client_id)
        return str(found["UserPoolClient"]["ClientSecret"])


def _colleague(user: dict[str, Any], role: Role) -> Colleague:
    attributes = {entry["Name"]: entry["Value"] for entry in user["Attributes"]}
    name, email = attributes.get("name", ""), attributes.get("email", "")
    subject = f"staff:{attributes['sub']}"
    return Colleague(subject, name or user["Username"], email, frozenset({role}), user.get("Enabled", True))


def _tokens(found: dict[str, Any], refresh_token: str = "") -> Tokens:
    import jwt  # see `tokens`

    access = found["AccessToken"]
    claims = jwt.decode(access, options={"verify_signature": False})  # it came from the provider itself just now
    return Tokens(claims["username"], access, found.get("RefreshToken", refresh_token), int(found["ExpiresIn"]))


def _refusal(code: str, refusals: passkeys.Refusals) -> DomainError:
    if code not in refusals:
        return _unavailable()
    kind, name, message = refusals[code]
    return kind(name, message)


def _unavailable() -> Unavailable:
    return Unavailable("identity_unavailable", say("The sign-in service did not answer. Try again in a moment."))
