"""A pool's passkeys as Cognito keeps them: what it asks, what it takes, once each, and what it says to whom it lacks.

A person is a dict of the pool; passkeys stand in it under `KEPT`, so that they are saved with it. A passkey is checked
as a relying party checks one (WebAuthn, 7.1 and 7.2), of ES256 alone. Documents of browsers are JSON with base64url.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

KEPT = "_passkeys"
MOST = 20  # a person's passkeys (Cognito quotas)
OPEN_SECONDS = 300
Person = dict[str, Any]

ES256 = -7
_PRESENT, _VERIFIED, _WITH_KEY = 0x01, 0x04, 0x40
_ID_AT = 53  # hash 32, flags 1, count 4, maker 16: then the length of the id


class Refused(Exception):
    """A passkey that does not hold, by Cognito's name for why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def raw(text: str) -> bytes:
    """Bytes of base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text(value: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


class PasskeyPool:
    """The passkeys of one relying party. `now` is seconds since the epoch."""

    def __init__(self, domain: str, now: Callable[[], float] = time.time) -> None:
        self.domain = domain
        self._now = now
        self._making: dict[str, tuple[str, float]] = {}  # by user name
        self._asked: dict[str, tuple[str, str, float]] = {}  # by session: who, challenge, until when

    def start(self, person: Person) -> dict[str, Any]:
        """CredentialCreationOptions for a person; each asking ends the one before."""
        kept = person.get(KEPT, [])
        if len(kept) >= MOST:
            raise Refused("LimitExceededException")
        challenge, name = text(secrets.token_bytes(16)), person["Username"]
        self._making[name] = (challenge, self._now() + OPEN_SECONDS)
        return {
            "rp": {"id": self.domain, "name": self.domain},
            "user": {"id": text(hashlib.sha256(name.encode()).digest()), "name": name, "displayName": name},
            "challenge": challenge,
            "pubKeyCredParams": [{"type": "public-key", "alg": ES256}],
            "timeout": 60_000,
            "excludeCredentials": [{"type": "public-key", "id": one["id"]} for one in kept],
            "authenticatorSelection": {
                "requireResidentKey": True, "residentKey": "required", "userVerification": "required"
            },
        }  # fmt: skip

    def complete(self, person: Person, credential: dict[str, Any]) -> None:
        """Keep a passkey; a challenge serves once."""
        challenge, until = self._making.pop(person["Username"], ("", 0.0))
        if self._now() > until:
            raise Refused("WebAuthnChallengeNotFoundException")
        found = _whole(lambda: made(credential, challenge, self.domain))
        how = {"attachment": credential.get("authenticatorAttachment") or "platform", "at": self._now()}
        person.setdefault(KEPT, []).append(found | how)

    def listed(self, person: Person) -> list[dict[str, Any]]:
        """WebAuthnCredentialDescription of each."""
        return [
            {
                "CredentialId": one["id"],
                "FriendlyCredentialName": "Passkey",
                "RelyingPartyId": self.domain,
                "AuthenticatorAttachment": one["attachment"],
                "AuthenticatorTransports": [],
                "CreatedAt": one["at"],
            }
            for one in person.get(KEPT, [])
        ]

    def delete(self, person: Person, passkey_id: str) -> None:
        """Forget one."""
        left = [one for one in person.get(KEPT, []) if one["id"] != passkey_id]
        if len(left) == len(person.get(KEPT, [])):
            raise Refused("ResourceNotFoundException")
        person[KEPT] = left

    def ask(self, name: str, person: Person | None) -> dict[str, Any]:
        """InitiateAuth for a preferred passkey: its challenge to who has one; a choice to who has none. Of a name the
        pool does not know it says the one or the other, always the same.
        """
        session, challenge = secrets.token_urlsafe(600), text(secrets.token_bytes(16))
        named = [one["id"] for one in person.get(KEPT, [])] if person else _made_up(name)
        self._asked[session] = (person["Username"] if person else "", challenge, self._now() + OPEN_SECONDS)
        if not named:
            return {"ChallengeName": "SELECT_CHALLENGE", "Session": session, "AvailableChallenges": ["PASSWORD"]}
        options = {
            "challenge": challenge,
            "timeout": 180_000,
            "rpId": self.domain,
            "allowCredentials": [{"type": "public-key", "id": one} for one in named],
            "userVerification": "required",
        }
        told = {"CREDENTIAL_REQUEST_OPTIONS": json.dumps(options)}
        return {"ChallengeName": "WEB_AUTHN", "Session": session, "ChallengeParameters": told}

    def answer(self, session: str, person: Person | None, credential: str) -> None:
        """RespondToAuthChallenge: whether one of the person's passkeys signed. A session serves once."""
        name, challenge, until = self._asked.pop(session, ("", "", 0.0))
        if person is None or name != person["Username"] or self._now() > until:
            raise Refused("NotAuthorizedException")
        given = _whole(lambda: json.loads(credential))
        kept = {one["id"]: one for one in person.get(KEPT, [])}.get(_whole(lambda: given["id"]))
        if kept is None:
            raise Refused("NotAuthorizedException")
        try:
            kept["count"] = _whole(lambda: signed(given, challenge, self.domain, kept))
        except Refused:
            raise Refused("NotAuthorizedException") from None  # RespondToAuthChallenge has no other word for it


def _made_up(name: str) -> list[str]:
    known = hashlib.sha256(name.encode()).digest()
    return [text(known)] if known[0] % 2 else []


def _whole(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except (KeyError, TypeError, ValueError, IndexError):
        raise Refused("InvalidParameterException") from None


def made(credential: dict[str, Any], challenge: str, domain: str) -> dict[str, Any]:
    """A new passkey, as it is kept: its id, public key (DER) and count. Refused when it does not hold."""
    answer = credential["response"]
    _told(answer, "webauthn.create", challenge, domain)
    if answer.get("publicKeyAlgorithm") != ES256:
        raise Refused("WebAuthnCredentialNotSupportedException")
    seen = raw(answer["authenticatorData"])
    _authenticated(seen, domain, _PRESENT | _VERIFIED | _WITH_KEY)
    length = int.from_bytes(seen[_ID_AT : _ID_AT + 2], "big")
    named = seen[_ID_AT + 2 : _ID_AT + 2 + length]
    point = _key(answer["publicKey"]).public_numbers()
    within = all(part.to_bytes(32, "big") in seen for part in (point.x, point.y))
    if seen not in raw(answer["attestationObject"]) or named != raw(credential["id"]) or not within:
        raise Refused("InvalidParameterException")
    return {"id": credential["id"], "key": answer["publicKey"], "count": int.from_bytes(seen[33:37], "big")}


def signed(credential: dict[str, Any], challenge: str, domain: str, kept: dict[str, Any]) -> int:
    """What the passkey counts now that it has signed the challenge. Refused when it has not."""
    answer = credential["response"]
    _told(answer, "webauthn.get", challenge, domain)
    seen = raw(answer["authenticatorData"])
    _authenticated(seen, domain, _PRESENT | _VERIFIED)
    over = seen + hashlib.sha256(raw(answer["clientDataJSON"])).digest()
    try:
        _key(kept["key"]).verify(raw(answer["signature"]), over, ECDSA(SHA256()))
    except InvalidSignature:
        raise Refused("NotAuthorizedException") from None
    count = int.from_bytes(seen[33:37], "big")
    if (count or kept["count"]) and count <= kept["count"]:
        raise Refused("NotAuthorizedException")  # a copy of it has signed since
    return count


def _told(answer: dict[str, Any], kind: str, challenge: str, domain: str) -> None:
    client = json.loads(raw(answer["clientDataJSON"]))
    host = urlsplit(client["origin"]).hostname or ""
    if client["type"] != kind:
        raise Refused("InvalidParameterException")
    if client["challenge"] != challenge:
        raise Refused("WebAuthnChallengeNotFoundException")
    if host != domain and not host.endswith(f".{domain}"):
        raise Refused("WebAuthnOriginNotAllowedException")


def _authenticated(seen: bytes, domain: str, flags: int) -> None:
    if seen[:32] != hashlib.sha256(domain.encode()).digest():
        raise Refused("WebAuthnRelyingPartyMismatchException")
    if seen[32] & flags != flags:
        raise Refused("WebAuthnCredentialNotSupportedException")


def _key(der: str) -> EllipticCurvePublicKey:
    found = load_der_public_key(raw(der))
    if not isinstance(found, EllipticCurvePublicKey) or not isinstance(found.curve, SECP256R1):
        raise Refused("WebAuthnCredentialNotSupportedException")
    return found
