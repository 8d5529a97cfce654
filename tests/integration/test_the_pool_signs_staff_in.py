"""The Cognito adapter against moto, and by stubbed answers where moto does not go: each challenge, each refusal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import boto3
import jwt
import pytest
from botocore.stub import ANY, Stubber
from moto import mock_aws

from chalicelib.cloud.identity import CognitoIdentity
from chalicelib.kernel.actor import Role
from chalicelib.kernel.errors import DomainError, Invalid, NotAllowed, RuleBroken, TooMany, Unavailable
from chalicelib.kernel.identity import Challenge, ChallengeKind, Passkey, Tokens
from chalicelib.settings import Settings, read_settings

EMAIL, USER, PASSWORD = "robin@office.example", "robin.reyes", "a-long-enough-Passw0rd!"


@pytest.fixture
def pool() -> Iterator[tuple[Any, Settings]]:
    with mock_aws():
        client = boto3.client("cognito-idp", region_name="us-east-1")
        pool_id = client.create_user_pool(PoolName="staff", AliasAttributes=["email"])["UserPool"]["Id"]
        made = client.create_user_pool_client(UserPoolId=pool_id, ClientName="portal", GenerateSecret=True)
        client.admin_create_user(
            UserPoolId=pool_id,
            Username=USER,
            TemporaryPassword="Temporary-1!",
            UserAttributes=[
                {"Name": "email", "Value": EMAIL},
                {"Name": "email_verified", "Value": "true"},
                {"Name": "name", "Value": "Robin Reyes"},
            ],
        )
        yield (
            client,
            read_settings({"USER_POOL_ID": pool_id, "USER_POOL_CLIENT_ID": made["UserPoolClient"]["ClientId"]}),
        )


def test_an_invited_person_chooses_a_password_and_is_in(pool: tuple[Any, Settings]) -> None:
    client, settings = pool
    identity = CognitoIdentity(settings, lambda: client)
    opened = identity.sign_in(USER, "Temporary-1!")  # moto knows no aliases
    assert isinstance(opened, Challenge)
    assert opened.kind is ChallengeKind.NEW_PASSWORD
    signed_in = identity.answer(opened, PASSWORD)
    assert isinstance(signed_in, Tokens)
    assert identity.person(signed_in.access).name == "Robin Reyes"
    assert identity.refresh(signed_in.user, signed_in.refresh).access
    with pytest.raises(NotAllowed, match="wrong"):
        identity.sign_in(USER, "something else")


def access(user: str = "robin.reyes") -> str:
    return jwt.encode({"username": user}, "a key of at least thirty-two bytes.", algorithm="HS256")


@pytest.fixture
def stub() -> Iterator[tuple[CognitoIdentity, Stubber]]:
    client = boto3.client("cognito-idp", region_name="us-east-1")
    with Stubber(client) as stubber:
        found = {"UserPoolClient": {"ClientSecret": "secret" * 5}}
        stubber.add_response("describe_user_pool_client", found, {"UserPoolId": "us-east-1_p", "ClientId": "c"})
        settings = read_settings({"USER_POOL_ID": "us-east-1_p", "USER_POOL_CLIENT_ID": "c"})
        yield CognitoIdentity(settings, lambda: client), stubber


def test_a_pool_that_demands_a_second_factor_has_it_set_up_on_the_way_in(stub: tuple[CognitoIdentity, Stubber]) -> None:
    identity, answers = stub
    asked = {
        "ChallengeName": "MFA_SETUP",
        "Session": "s" * 20,
        "ChallengeParameters": {"USER_ID_FOR_SRP": "robin.reyes"},
    }
    answers.add_response("initiate_auth", asked, None)
    answers.add_response(
        "associate_software_token", {"SecretCode": "K" * 16, "Session": "t" * 20}, {"Session": "s" * 20}
    )
    opened = identity.sign_in(EMAIL, PASSWORD)
    assert opened == Challenge(ChallengeKind.SET_UP_CODE, "robin.reyes", "t" * 20, "K" * 16)
    answers.add_response(
        "verify_software_token", {"Status": "SUCCESS", "Session": "u" * 20}, {"Session": "t" * 20, "UserCode": "123456"}
    )
    result = {"AuthenticationResult": {"AccessToken": access(), "RefreshToken": "r", "ExpiresIn": 900}}
    answers.add_response(
        "respond_to_auth_challenge",
        result,
        {
            "ClientId": "c",
            "ChallengeName": "MFA_SETUP",
            "Session": "u" * 20,
            "ChallengeResponses": {"USERNAME": "robin.reyes", "SECRET_HASH": ANY},
        },
    )
    assert identity.answer(opened, "123456") == Tokens("robin.reyes", access(), "r", 900)


def test_a_passkey_is_asked_for_and_its_signature_handed_over(stub: tuple[CognitoIdentity, Stubber]) -> None:
    identity, answers = stub
    told = json.dumps({"challenge": "c" * 22, "rpId": "office.example", "allowCredentials": [{"id": "k"}]})
    asked = {
        "ChallengeName": "WEB_AUTHN",
        "Session": "s" * 20,
        "ChallengeParameters": {"CREDENTIAL_REQUEST_OPTIONS": told},
    }
    wanted = {"USERNAME": EMAIL, "PREFERRED_CHALLENGE": "WEB_AUTHN", "SECRET_HASH": ANY}
    answers.add_response("initiate_auth", asked, {"AuthFlow": "USER_AUTH", "ClientId": "c", "AuthParameters": wanted})
    opened = identity.ask_passkey(EMAIL)
    assert (opened.kind, opened.session) == (ChallengeKind.PASSKEY, "s" * 20)
    assert json.loads(opened.options)["challenge"] == "c" * 22
    answered = {
        "ClientId": "c",
        "ChallengeName": "WEB_AUTHN",
        "Session": "s" * 20,
        "ChallengeResponses": {"USERNAME": EMAIL, "SECRET_HASH": ANY, "CREDENTIAL": "signed"},
    }
    result = {"AuthenticationResult": {"AccessToken": access(), "RefreshToken": "r", "ExpiresIn": 900}}
    answers.add_response("respond_to_auth_challenge", result, answered)
    assert identity.answer(opened, "signed") == Tokens("robin.reyes", access(), "r", 900)


def test_a_passkey_is_made_kept_listed_and_removed_by_its_owners_token() -> None:
    client = boto3.client("cognito-idp", region_name="us-east-1")
    identity = CognitoIdentity(read_settings({"USER_POOL_ID": "us-east-1_p"}), lambda: client)
    mine = {"AccessToken": access()}
    entry = {
        "CredentialId": "k",
        "FriendlyCredentialName": "iCloud Keychain",
        "RelyingPartyId": "office.example",
        "AuthenticatorTransports": ["internal"],
        "CreatedAt": datetime(2026, 5, 1, tzinfo=UTC),
    }
    with Stubber(client) as answers:
        answers.add_response("start_web_authn_registration", {"CredentialCreationOptions": {"challenge": "c"}}, mine)
        assert json.loads(identity.begin_passkey(access()))["challenge"] == "c"
        answers.add_response("complete_web_authn_registration", {}, {**mine, "Credential": {"id": "k"}})
        both = {"SoftwareTokenMfaSettings": {"Enabled": True, "PreferredMfa": True}}
        answers.add_response("set_user_mfa_preference", {}, {**mine, **both, "WebAuthnMfaSettings": {"Enabled": True}})
        identity.keep_passkey(access(), '{"id": "k"}')
        answers.add_response("list_web_authn_credentials", {"Credentials": [entry]}, mine)
        (kept,) = identity.passkeys_of(access())
        assert kept == Passkey("k", "iCloud Keychain", datetime(2026, 5, 1, tzinfo=UTC))
        answers.add_response("delete_web_authn_credential", {}, {**mine, "CredentialId": "k"})
        identity.remove_passkey(access(), "k")


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("NotAuthorizedException", NotAllowed, "wrong_credentials"),
        ("UserNotFoundException", NotAllowed, "wrong_credentials"),
        ("UserNotConfirmedException", NotAllowed, "wrong_credentials"),
        ("PasswordResetRequiredException", NotAllowed, "password_reset_required"),
        ("InvalidPasswordException", Invalid, "weak_password"),
        ("TooManyRequestsException", TooMany, "too_many_tries"),
        ("InternalErrorException", Unavailable, "identity_unavailable"),
        ("AccessDeniedException", Unavailable, "identity_unavailable"),
    ],
)
def test_every_refusal_of_the_pool_has_one_meaning(
    stub: tuple[CognitoIdentity, Stubber], code: str, kind: type[DomainError], name: str
) -> None:
    identity, answers = stub
    answers.add_client_error("initiate_auth", code, "details that nobody outside should read")
    with pytest.raises(kind) as refusal:
        identity.sign_in(EMAIL, PASSWORD)
    assert refusal.value.code == name
    assert "details" not in refusal.value.message


def test_an_ended_session_says_so(stub: tuple[CognitoIdentity, Stubber]) -> None:
    identity, answers = stub
    answers.add_client_error("initiate_auth", "NotAuthorizedException", "Refresh Token has been revoked")
    with pytest.raises(NotAllowed) as refusal:
        identity.refresh("robin.reyes", "old")
    assert refusal.value.code == "session_over"


def test_colleagues_are_listed_once_with_all_their_roles_and_stay_when_they_leave(pool: tuple[Any, Settings]) -> None:
    client, settings = pool
    for role in Role:
        client.create_group(UserPoolId=settings.user_pool_id, GroupName=role.value)
    email = [{"Name": "email", "Value": "ada@office.example"}]
    client.admin_create_user(UserPoolId=settings.user_pool_id, Username="ada.nowak", UserAttributes=email)
    for user, role in ((USER, "representative"), (USER, "coder"), ("ada.nowak", "auditor")):
        client.admin_add_user_to_group(UserPoolId=settings.user_pool_id, Username=user, GroupName=role)
    client.admin_disable_user(UserPoolId=settings.user_pool_id, Username=USER)
    ada, robin = CognitoIdentity(settings, lambda: client).colleagues()
    assert (ada.name, ada.roles, ada.active) == ("ada.nowak", {Role.AUDITOR}, True)
    assert (robin.name, robin.email, robin.roles) == ("Robin Reyes", EMAIL, {Role.REPRESENTATIVE, Role.CODER})
    assert robin.subject.startswith("staff:")
    assert not robin.active


def test_a_group_of_many_is_read_to_its_end() -> None:
    client = boto3.client("cognito-idp", region_name="us-east-1")
    identity = CognitoIdentity(read_settings({"USER_POOL_ID": "us-east-1_p"}), lambda: client)
    with Stubber(client) as answers:
        for role in Role:
            for page in range(2 if role is Role.CODER else 1):
                sub = {"Name": "sub", "Value": f"{role.value}-{page}"}
                user = {"Username": sub["Value"], "Attributes": [sub], "Enabled": True}
                more = {"NextToken": "next"} if role is Role.CODER and page == 0 else {}
                asked = {
                    "UserPoolId": "us-east-1_p",
                    "GroupName": role.value,
                    **({"NextToken": "next"} if page else {}),
                }
                answers.add_response("list_users_in_group", {"Users": [user], **more}, asked)
        assert len(identity.colleagues()) == len(Role) + 1


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("NotAuthorizedException", NotAllowed, "session_over"),
        ("WebAuthnChallengeNotFoundException", Invalid, "passkey_late"),
        ("WebAuthnCredentialNotSupportedException", Invalid, "passkey_unsupported"),
        ("WebAuthnRelyingPartyMismatchException", Invalid, "passkey_misplaced"),
        ("WebAuthnOriginNotAllowedException", Invalid, "passkey_misplaced"),
        ("WebAuthnClientMismatchException", Invalid, "passkey_misplaced"),
        ("InvalidParameterException", Invalid, "passkey_unreadable"),
        ("WebAuthnNotEnabledException", RuleBroken, "no_passkeys"),
        ("WebAuthnConfigurationMissingException", RuleBroken, "no_passkeys"),
        ("OperationNotEnabledException", RuleBroken, "no_passkeys"),
        ("LimitExceededException", TooMany, "too_many_passkeys"),
        ("TooManyRequestsException", TooMany, "too_many_tries"),
        ("InternalErrorException", Unavailable, "identity_unavailable"),
    ],
)
def test_every_refusal_of_a_passkey_has_one_meaning(code: str, kind: type[DomainError], name: str) -> None:
    client = boto3.client("cognito-idp", region_name="us-east-1")
    identity = CognitoIdentity(read_settings({"USER_POOL_ID": "us-east-1_p"}), lambda: client)
    with Stubber(client) as answers:
        answers.add_client_error("complete_web_authn_registration", code, "details that nobody outside should read")
        with pytest.raises(kind) as refusal:
            identity.keep_passkey(access(), "{}")
    assert refusal.value.code == name
    assert "details" not in refusal.value.message


@pytest.mark.parametrize(
    "code",
    ["NotAuthorizedException", "UserNotFoundException", "InvalidParameterException", "UserNotConfirmedException"],
)
def test_what_the_pool_has_against_an_address_is_not_said_before_a_passkey_signed(
    stub: tuple[CognitoIdentity, Stubber], code: str
) -> None:
    identity, answers = stub
    answers.add_client_error("initiate_auth", code, "User is disabled.")
    opened = identity.ask_passkey(EMAIL)
    assert opened.kind is ChallengeKind.PASSKEY
    assert json.loads(opened.options)["challenge"]
    answers.add_client_error("respond_to_auth_challenge", "InvalidParameterException")
    with pytest.raises(NotAllowed) as refusal:
        identity.answer(opened, "signed")
    assert refusal.value.code == "wrong_passkey"


@pytest.mark.parametrize("code", ["NotAuthorizedException", "UserNotFoundException", "UserNotConfirmedException"])
def test_a_forgotten_password_tells_nobody_who_is_invited_or_known(
    stub: tuple[CognitoIdentity, Stubber], code: str
) -> None:
    identity, answers = stub
    answers.add_client_error("forgot_password", code, "User password cannot be reset in the current state.")
    identity.forgot("invited@office.example")


def test_a_forgotten_password_says_when_nobody_was_asked(stub: tuple[CognitoIdentity, Stubber]) -> None:
    identity, answers = stub
    answers.add_client_error("forgot_password", "LimitExceededException")
    with pytest.raises(TooMany):
        identity.forgot(EMAIL)
