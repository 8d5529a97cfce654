"""A person makes a passkey with a device of the browser's own, signs in with it, removes it, and is in no more by it.

At `localhost`: a browser binds a passkey to no address in numbers.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import DESK, PHONE, flaws, window
from tests.e2e.conftest import Office
from tests.e2e.portal.basics import dialog, heading, said
from tests.e2e.test_who_signs_in_and_who_does_not import bearer, totp

pytestmark = pytest.mark.local_cloud
EMAIL, USER = "pat@quittance.example", "pat.key"
WITH_A_PASSKEY = "Sign in with a passkey"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def secret(office: Office) -> str:
    """A representative of this test's own, with an authenticator app: its key."""
    cognito, pool = office.client("cognito-idp"), office.outputs["StaffPoolId"]
    known = {"email": EMAIL, "email_verified": "true", "name": "Pat Key", "locale": "en"}
    told = [{"Name": name, "Value": value} for name, value in known.items()]
    cognito.admin_create_user(UserPoolId=pool, Username=USER, UserAttributes=told, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=USER, Password=office.password(), Permanent=True)
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=USER, GroupName="representative")
    visitor = Office(office.places)
    token = visitor.login({"email": EMAIL, "password": office.password()})[1]["access_token"]
    made = visitor.call("POST", "/api/v1/auth/second-factor", **bearer(token))[1]
    code = {"code": totp(made["secret"], time.time())}
    assert visitor.call("POST", "/api/v1/auth/second-factor/confirm", code, **bearer(token))[0] == 204
    return str(made["secret"])


@pytest.fixture
def page(office: Office, chromium: Browser) -> Iterator[Page]:
    """The sign-in at `localhost`."""
    with window(chromium) as page:
        page.goto(f"http://localhost:{office.places.port}/")
        yield page


def give(page: Page, **options: Any) -> tuple[Any, str]:
    """Give the browser a device that makes and keeps passkeys: the way to speak to it, and its id."""
    speak = page.context.new_cdp_session(page)
    speak.send("WebAuthn.enable")
    return speak, speak.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | options})["authenticatorId"]


def sign_in_by_password(page: Page, office: Office, secret: str) -> None:
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(office.password())
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Six-figure code").fill(totp(secret, time.time()))
    page.get_by_role("button", name="Continue").click()
    heading(page, "Home")


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Pat Key").click()
    page.get_by_role("menuitem", name="Sign out").click()


def fits_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(DESK)


def test_a_passkey_is_made_signs_in_and_is_removed(page: Page, office: Office, secret: str) -> None:
    speak, device = give(page)
    sign_in_by_password(page, office, secret)
    page.goto(f"http://localhost:{office.places.port}/settings")
    card = page.get_by_role("region", name="Passkeys")
    expect(card).to_contain_text("You have no passkey yet.")
    card.get_by_role("button", name="Add a passkey").press("Enter")
    said(page, "The passkey is yours.")
    expect(card.get_by_role("listitem")).to_have_count(1)
    fits_a_phone(page)
    card.get_by_role("button", name="Add a passkey").click()
    expect(card).to_contain_text("This device has a passkey for you already.")

    sign_out(page)
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_role("button", name=WITH_A_PASSKEY).press("Enter")
    heading(page, "My preferences")  # where they were; without a password, and without a code
    (kept,) = speak.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    assert kept["signCount"] == 2, "made once, signed once"

    card.get_by_role("button", name="Remove").click()
    dialog(page).get_by_role("button", name="Remove").click()
    said(page, "The passkey is removed.")
    expect(card).to_contain_text("You have no passkey yet.")
    sign_out(page)
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_role("button", name=WITH_A_PASSKEY).click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey of this address was confirmed in time.")
    fits_a_phone(page)


def test_who_says_no_to_the_device_signs_in_by_the_password(page: Page, office: Office, secret: str) -> None:
    give(page, isUserVerified=False)
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_role("button", name=WITH_A_PASSKEY).click()
    expect(page.get_by_role("region", name=WITH_A_PASSKEY)).to_contain_text("No passkey was confirmed.")
    sign_in_by_password(page, office, secret)


def test_at_an_address_in_numbers_there_is_no_such_way_in(office: Office, chromium: Browser) -> None:
    with window(chromium) as page:
        with page.expect_response("**/api/v1/auth/ways") as ways:
            page.goto(office.url)
        assert ways.value.json() == {"passkey_domain": "localhost"}
        page.get_by_label("E-mail").wait_for()
        expect(page.get_by_role("button", name=WITH_A_PASSKEY)).to_have_count(0)
