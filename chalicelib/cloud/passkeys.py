"""What Cognito says of passkeys, in the office's words: what a browser is to ask them, and what each refusal means.

Whoever asks to sign in gets the same question for every address: no passkey is named in it, the browser shows the ones
it has (WebAuthn, 14.6.2 and 14.6.3). Of an address that has none it is a question that nothing can answer.
"""

from __future__ import annotations

import json
import secrets
from typing import Any, Final

from chalicelib.kernel.errors import DomainError, Invalid, NotAllowed, NotFound, RuleBroken, TooMany
from chalicelib.kernel.identity import Challenge, ChallengeKind, Passkey
from chalicelib.kernel.sentences import Said, say

Refusals = dict[str, tuple[type[DomainError], str, Said]]

CHALLENGE_BYTES: Final = 16  # as long as the pool's own
SESSION_BYTES: Final = 600
ASKED_MS: Final = 180_000  # as long as an open sign-in waits (`session.CHALLENGE_SECONDS`)

_WRONG: Final = (
    NotAllowed,
    "wrong_passkey",
    say("No passkey of this address was confirmed in time. Try again, or sign in with the password."),
)
_LATE: Final = (Invalid, "passkey_late", say("That took too long. Start again."))
_NONE: Final = (RuleBroken, "no_passkeys", say("Here nobody can sign in with a passkey."))
_MISPLACED: Final = (
    Invalid,
    "passkey_misplaced",
    say("This passkey was not made for this address of the portal. Start again at the address you sign in at."),
)
ANSWERED: Final[Refusals] = dict.fromkeys(
    (
        "NotAuthorizedException",
        "UserNotFoundException",
        "UserNotConfirmedException",
        "PasswordResetRequiredException",
        "CodeMismatchException",
        "ExpiredCodeException",
        "InvalidParameterException",
        "MFAMethodNotFoundException",
    ),
    _WRONG,
)
OWN: Final[Refusals] = {
    "NotAuthorizedException": (NotAllowed, "session_over", say("Your session is over. Sign in again.")),
    "ResourceNotFoundException": (NotFound, "no_such_passkey", say("Not found")),
    "WebAuthnChallengeNotFoundException": _LATE,
    "WebAuthnCredentialNotSupportedException": (
        Invalid,
        "passkey_unsupported",
        say("A passkey of this kind is not taken here. Try another device."),
    ),
    "WebAuthnRelyingPartyMismatchException": _MISPLACED,
    "WebAuthnOriginNotAllowedException": _MISPLACED,
    "WebAuthnClientMismatchException": _MISPLACED,
    "InvalidParameterException": (
        Invalid,
        "passkey_unreadable",
        say("What the device answered cannot be read. Start again."),
    ),
    "WebAuthnNotEnabledException": _NONE,
    "WebAuthnConfigurationMissingException": _NONE,
    "OperationNotEnabledException": _NONE,
    "LimitExceededException": (
        TooMany,
        "too_many_passkeys",
        say("You have as many passkeys as one person may have. Remove one you no longer use."),
    ),
}


def question(found: dict[str, Any], email: str, domain: str) -> Challenge:
    """What is asked of whoever wants in with a passkey, by the pool's answer to their address.

    The pool puts a challenge to who has passkeys; to all others, known or not, it says something else, and they get a
    challenge of the same form, with the session that was left or one nobody opened, which the pool then refuses.
    """
    told = found.get("ChallengeParameters", {})
    asked = (
        json.loads(told.get("CREDENTIAL_REQUEST_OPTIONS", "{}")) if found.get("ChallengeName") == "WEB_AUTHN" else {}
    )
    options = {
        "challenge": asked.get("challenge", secrets.token_urlsafe(CHALLENGE_BYTES)),
        "rpId": domain,
        "timeout": ASKED_MS,
        "userVerification": "required",
    }
    session = found.get("Session") or secrets.token_urlsafe(SESSION_BYTES)
    user = told.get("USER_ID_FOR_SRP", email)
    return Challenge(ChallengeKind.PASSKEY, user, session, options=json.dumps(options))


def creation_options(found: dict[str, Any]) -> str:
    """What the browser makes a passkey by. It is to be one that the browser finds by itself: `question` names none."""
    options = found["CredentialCreationOptions"]
    chosen = options.get("authenticatorSelection", {})
    kept = {"residentKey": "required", "requireResidentKey": True, "userVerification": "required"}
    return json.dumps({**options, "authenticatorSelection": {**chosen, **kept}})


def credential_of(text: str) -> dict[str, Any]:
    """What a browser made (WebAuthn's RegistrationResponseJSON); Invalid `passkey_unreadable`."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        kind, name, message = OWN["InvalidParameterException"]
        raise kind(name, message)
    return found


def passkey(entry: dict[str, Any]) -> Passkey:
    """A passkey as the pool lists it."""
    return Passkey(entry["CredentialId"], entry["FriendlyCredentialName"], entry["CreatedAt"])
