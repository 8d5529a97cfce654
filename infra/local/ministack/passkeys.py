"""Passkeys in the local pool, which MiniStack lacks: signed for real, checked for real, kept with the person.

Bound to `localhost`: a browser binds none to an address in numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ministack.core.concurrency import run_reentrant
from ministack.core.responses import error_response_json, json_response
from ministack.services import cognito
from passkey_pool import PasskeyPool, Refused

DOMAIN = "localhost"
_OWN = (
    "StartWebAuthnRegistration",
    "CompleteWebAuthnRegistration",
    "ListWebAuthnCredentials",
    "DeleteWebAuthnCredential",
)
Told = dict[str, Any]


def offer_passkeys() -> None:
    """Answer what Cognito answers of passkeys; the rest goes to MiniStack."""
    pool, others = PasskeyPool(DOMAIN), cognito._dispatch_idp
    cognito._UNSIGNED_IDP_ACTIONS.update(_OWN)

    async def dispatch(action: str, data: Told) -> Any:
        work = _work(pool, action, data)
        if work is None:
            return await others(action, data)
        return await run_reentrant(
            cognito._run_idp_handler, work, action, data, thread_name="ministack-cognito-passkey"
        )

    cognito._dispatch_idp = dispatch


def _work(pool: PasskeyPool, action: str, data: Told) -> Callable[[Told], Any] | None:
    if action in _OWN:
        return lambda given: _answered(lambda: _own(pool, action, given))
    if action == "InitiateAuth" and data.get("AuthFlow") == "USER_AUTH":
        return lambda given: _answered(lambda: _ask(pool, given))
    if action == "RespondToAuthChallenge" and data.get("ChallengeName") == "WEB_AUTHN":
        return lambda given: _answered(lambda: _answer(pool, given))
    return None


def _answered(work: Callable[[], Told]) -> Any:
    try:
        return json_response(work())
    except Refused as refusal:
        return error_response_json(refusal.code, refusal.code, 400)


def _own(pool: PasskeyPool, action: str, data: Told) -> Told:
    person, _ = cognito._user_pool_for_access_token(data.get("AccessToken"))
    if person is None:
        raise Refused("NotAuthorizedException")
    if action == "StartWebAuthnRegistration":
        return {"CredentialCreationOptions": pool.start(person)}
    if action == "ListWebAuthnCredentials":
        return {"Credentials": pool.listed(person)}
    if action == "CompleteWebAuthnRegistration":
        pool.complete(person, data["Credential"])
    else:
        pool.delete(person, data["CredentialId"])
    return {}


def _ask(pool: PasskeyPool, data: Told) -> Told:
    users, _ = cognito._pool_for_client(data["ClientId"])
    if "ALLOW_USER_AUTH" not in users["_clients"][data["ClientId"]]["ExplicitAuthFlows"]:
        raise Refused("InvalidParameterException")
    name = data["AuthParameters"]["USERNAME"]
    person, _ = cognito._resolve_user(users, name)
    return pool.ask(name, person)


def _answer(pool: PasskeyPool, data: Told) -> Told:
    users, pool_id = cognito._pool_for_client(data["ClientId"])
    given = data["ChallengeResponses"]
    person, _ = cognito._resolve_user(users, given["USERNAME"])
    pool.answer(data.get("Session", ""), person, given["CREDENTIAL"])
    return {"AuthenticationResult": cognito._build_auth_result(pool_id, data["ClientId"], person)}
