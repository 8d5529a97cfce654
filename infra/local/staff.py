"""The demo staff of a local instance: one account a role, one password made for this instance alone."""

from __future__ import annotations

import secrets
from typing import Any

from infra.local.places import Places, read_record, write_record

DOMAIN = "quittance.example"
ACCOUNTS = (  # name before the @, role, name, language of the portal
    ("rep", "representative", "Robin Reyes", "en"),
    ("supervisor", "supervisor", "Sam Okafor", "en"),
    ("collections", "collections", "Cleo Lindqvist", "sv"),
    ("coder", "coder", "Kim Kowalska", "pl"),
    ("auditor", "auditor", "Ada Nowak", "en"),
    ("admin", "administrator", "Alex Berg", "en"),
)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


def demo_password(places: Places) -> str:
    """The password of this instance's demo accounts, made once: 16 letters, 79 bits."""
    record = read_record(places)
    if "password" not in record:
        groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
        record = write_record(places, password="-".join(groups))
    return str(record["password"])


def demo_accounts(places: Places) -> list[dict[str, str]]:
    """The accounts with their password, for the sign-in page of the local run."""
    password = demo_password(places)
    return [
        {"email": f"{login}@{DOMAIN}", "role": role, "name": name, "password": password}
        for login, role, name, _ in ACCOUNTS
    ]


def enlist(cognito: Any, places: Places, pool: str) -> None:
    """Create the demo accounts that are not there yet and put each in its role's group."""
    known = {user["Username"] for user in cognito.list_users(UserPoolId=pool)["Users"]}
    for login, role, name, language in ACCOUNTS:
        user = name.lower().replace(" ", ".")
        if user not in known:
            email = f"{login}@{DOMAIN}"
            _create(cognito, pool, user, {"email": email, "email_verified": "true", "name": name, "locale": language})
            cognito.admin_set_user_password(
                UserPoolId=pool, Username=user, Password=demo_password(places), Permanent=True
            )
        cognito.admin_add_user_to_group(UserPoolId=pool, Username=user, GroupName=role)


def _create(cognito: Any, pool: str, user: str, attributes: dict[str, str]) -> None:
    listed = [{"Name": key, "Value": value} for key, value in attributes.items()]
    cognito.admin_create_user(UserPoolId=pool, Username=user, UserAttributes=listed, MessageAction="SUPPRESS")
