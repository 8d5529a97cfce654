"""A pool with passkeys behind Cognito's own calls, and a device that makes them and signs: both for real."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jwt
from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from infra.local.ministack.passkey_pool import ES256, PasskeyPool, Refused, text

DOMAIN, ORIGIN = "office.example", "https://office.example"
EMAIL, USER = "robin@office.example", "robin.reyes"
ACCESS = jwt.encode({"username": USER}, "a key of at least thirty-two bytes.", algorithm="HS256")


@dataclass
class Device:
    """A phone or a key, at `origin`: makes passkeys, signs with the one it made last."""

    origin: str = ORIGIN
    verifies: bool = True  # whether it asks for its owner's finger or PIN
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: secrets.token_bytes(20))

    def make(self, options: str) -> str:
        """RegistrationResponseJSON."""
        asked = json.loads(options)
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        cose = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + point[1:33] + b"\x22\x58\x20" + point[33:]
        named = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        seen = self._seen(asked["rp"]["id"], 0x40) + named
        told = {
            "clientDataJSON": self._client("webauthn.create", asked["challenge"]),
            "authenticatorData": text(seen),
            "attestationObject": text(b"\xa3cfmtdnonegattStmt\xa0hauthData\x58" + bytes([len(seen)]) + seen),
            "publicKey": text(self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)),
            "publicKeyAlgorithm": ES256,
        }
        return self._credential(told)

    def sign(self, options: str) -> str:
        """AuthenticationResponseJSON."""
        asked = json.loads(options)
        self.count += 1
        seen, client = self._seen(asked["rpId"], 0), self._client("webauthn.get", asked["challenge"])
        over = seen + hashlib.sha256(self._plain("webauthn.get", asked["challenge"])).digest()
        signature = self.key.sign(over, ec.ECDSA(SHA256()))
        return self._credential(
            {"clientDataJSON": client, "authenticatorData": text(seen), "signature": text(signature)}
        )

    def _seen(self, domain: str, more: int) -> bytes:
        flags = 0x01 | (0x04 if self.verifies else 0) | more
        return hashlib.sha256(domain.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _plain(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _client(self, kind: str, challenge: str) -> str:
        return text(self._plain(kind, challenge))

    def _credential(self, response: dict[str, Any]) -> str:
        known = text(self.id)
        return json.dumps({"id": known, "rawId": known, "type": "public-key", "response": response})


class PasskeyCognito:
    """Cognito's client as far as passkeys go, for one person; whoever else asks is unknown to it. It wants the hash of
    the client's secret, and lets nobody in by a passkey whose settings do not say that it stands for both factors.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.pool = PasskeyPool(DOMAIN, now)
        self.person: dict[str, Any] = {"Username": USER}
        self.app = True  # whether the person has an authenticator app
        self.both = False  # whether a passkey stands for both factors
        self.signed_out = False
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., dict[str, Any]]:
        def call(**request: Any) -> dict[str, Any]:
            self.asked.append(name)
            try:
                return dict(getattr(self, f"_{name}")(request))
            except Refused as refusal:
                raise ClientError({"Error": {"Code": refusal.code, "Message": ""}}, name) from None

        if name.startswith("_"):
            raise AttributeError(name)
        return call

    def _describe_user_pool_client(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"UserPoolClient": {"ClientSecret": "secret"}}

    def _get_user(self, _: dict[str, Any]) -> dict[str, Any]:
        return {"UserAttributes": [], "UserMFASettingList": ["SOFTWARE_TOKEN_MFA"] if self.app else []}

    def _set_user_mfa_preference(self, request: dict[str, Any]) -> dict[str, Any]:
        if request["WebAuthnMfaSettings"]["Enabled"] and not request["SoftwareTokenMfaSettings"]["Enabled"]:
            raise Refused("InvalidParameterException")
        self.both = True
        return {}

    def _start_web_authn_registration(self, request: dict[str, Any]) -> dict[str, Any]:
        return {"CredentialCreationOptions": self.pool.start(self._owner(request))}

    def _complete_web_authn_registration(self, request: dict[str, Any]) -> dict[str, Any]:
        self.pool.complete(self._owner(request), request["Credential"])
        return {}

    def _list_web_authn_credentials(self, request: dict[str, Any]) -> dict[str, Any]:
        """A page of two at a time."""
        first = int(request.get("NextToken", 0))
        found = self.pool.listed(self._owner(request))
        more = {"NextToken": str(first + 2)} if len(found) > first + 2 else {}
        return {"Credentials": found[first : first + 2], **more}

    def _delete_web_authn_credential(self, request: dict[str, Any]) -> dict[str, Any]:
        self.pool.delete(self._owner(request), request["CredentialId"])
        return {}

    def _initiate_auth(self, request: dict[str, Any]) -> dict[str, Any]:
        given = request["AuthParameters"]
        assert (request["AuthFlow"], given["PREFERRED_CHALLENGE"]) == ("USER_AUTH", "WEB_AUTHN")
        return self.pool.ask(given["USERNAME"], self._hashed(given))

    def _respond_to_auth_challenge(self, request: dict[str, Any]) -> dict[str, Any]:
        given = request["ChallengeResponses"]
        assert request["ChallengeName"] == "WEB_AUTHN"
        self.pool.answer(request["Session"], self._hashed(given), given["CREDENTIAL"])
        if not self.both:
            raise Refused("NotAuthorizedException")
        return {"AuthenticationResult": {"AccessToken": ACCESS, "RefreshToken": "refresh", "ExpiresIn": 900}}

    def _owner(self, request: dict[str, Any]) -> dict[str, Any]:
        if self.signed_out or request["AccessToken"] != ACCESS:
            raise Refused("NotAuthorizedException")
        return self.person

    def _hashed(self, given: dict[str, Any]) -> dict[str, Any] | None:
        if not given.get("SECRET_HASH"):
            raise Refused("NotAuthorizedException")
        return self.person if given["USERNAME"] in (USER, EMAIL) else None
