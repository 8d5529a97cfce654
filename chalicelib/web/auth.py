"""The doors of signing in and out. The access token goes to the page's memory, the refresh token into a cookie."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Annotated
from urllib.parse import quote

from pydantic import AfterValidator, Field

from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import Misfit, NotAllowed
from chalicelib.kernel.identity import Challenge, ChallengeKind, Identity, Person, Tokens
from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import say
from chalicelib.web import devices, session
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.lockout import Guess, canonical, forgive, guarded
from chalicelib.web.permissions import GRANTS, Permission
from chalicelib.web.problems import SignInNeeded
from chalicelib.web.rate import limit
from chalicelib.web.shapes import Shape, View

KNOCKS_A_MINUTE = 30  # one address; a whole office may sit behind it
api = Api("auth", session.PATH)


def _address(text: str) -> str:
    """The one spelling of an address; a user name is none, so that nobody is counted under two names."""
    found = canonical(text)
    if found.count("@") != 1:
        raise Misfit(say("Write an e-mail address such as name@example.com."))
    return found


# RFC 5321: the longest address
Email = Annotated[str, Field(min_length=3, max_length=254), AfterValidator(_address)]
Secret = Annotated[str, Field(min_length=1, max_length=256)]
Note = Annotated[str, Field(min_length=1, max_length=8000)]
Code = Annotated[str, Field(min_length=6, max_length=10, pattern="^[0-9]+$")]


class LoginIn(Shape):
    """Who wants in."""

    secrets = frozenset({"password"})
    email: Email
    password: Secret


class ChallengeIn(Shape):
    """The answer to an open question: a new password or a code."""

    secrets = frozenset({"challenge", "answer"})
    challenge: Note
    answer: Secret


class ForgotIn(Shape):
    """Whose password is forgotten."""

    email: Email


class ConfirmForgotIn(Shape):
    """The code from the mail and the new password."""

    secrets = frozenset({"password"})
    email: Email
    code: Code
    password: Secret


class CodeIn(Shape):
    """A code of the authenticator app."""

    code: Code


class SecretView(View):
    """The key for the authenticator app: as text, as its address, and as a QR code (a data: picture)."""

    secret: str
    uri: str
    qr: str


class ChallengeView(View):
    """An open question. `challenge` comes back with the answer; `set_up` is there when an app is to be set up. When a
    passkey is asked, `options` says how: WebAuthn's PublicKeyCredentialRequestOptionsJSON, as text.
    """

    challenge: str
    kind: ChallengeKind
    set_up: SecretView | None = None
    options: str | None = None


class SignInView(View):
    """Signed in (`access_token`, good for `expires_in` seconds) or asked something more (`challenge`)."""

    access_token: str | None = None
    expires_in: int | None = None
    challenge: ChallengeView | None = None


class MeView(View):
    """Who is signed in and what they may do. `language` is the one they were invited in; until they choose another
    (`/me/preferences`) the portal speaks it. `time_zone` is the office's: what "today" means in the books.
    """

    subject: str
    user: str
    name: str
    email: str
    language: Language
    roles: list[Role]
    permissions: list[Permission]
    second_factor: bool
    time_zone: str

    @classmethod
    def of(cls, actor: Actor, person: Person, time_zone: str) -> MeView:
        """Show a staff member, as the pool knows them, with what their roles permit."""
        return cls(
            subject=actor.subject,
            user=actor.name,
            name=person.name,
            email=person.email,
            language=person.language,
            roles=sorted(actor.roles),
            permissions=sorted({permission for role in actor.roles for permission in GRANTS[role]}),
            second_factor=person.second_factor,
            time_zone=time_zone,
        )


@api.post("/login", Permission.ANYONE, status=200)
def login(call: Call, body: LoginIn) -> SignInView:
    """Sign in with e-mail address and password."""
    limit(call, "login", KNOCKS_A_MINUTE)
    outcome = guarded(call, Guess.PASSWORD, body.email, lambda: _identity(call).sign_in(body.email, body.password))
    return signed_in_or_asked(call, outcome, body.email)


@api.post("/challenge", Permission.ANYONE, status=200)
def challenge(call: Call, body: ChallengeIn) -> SignInView:
    """Answer what the sign-in still asks."""
    limit(call, "login", KNOCKS_A_MINUTE)
    opened, who = opened_note(call, body.challenge)
    outcome = guarded(call, Guess.CODE, who, lambda: _identity(call).answer(opened, body.answer))
    return signed_in_or_asked(call, outcome, who)


@api.post("/refresh", Permission.ANYONE, status=200)
def refresh(call: Call) -> SignInView:
    """Get a new access token by the session cookie."""
    user, refresh_token = session.read_cookie(call)
    try:
        return _signed_in(call, _identity(call).refresh(user, refresh_token))
    except NotAllowed as refusal:
        raise SignInNeeded(refusal.code, refusal.message) from refusal


@api.post("/logout", Permission.ANYONE, status=204)
def logout(call: Call) -> None:
    """Sign out: the refresh token is revoked and the cookie ended."""
    call.answer_headers["Set-Cookie"] = session.cookie(call.ports.settings, "", "")
    try:
        _, refresh_token = session.read_cookie(call)
    except SignInNeeded:
        return
    _identity(call).sign_out(refresh_token)


@api.post("/forgot", Permission.ANYONE, status=204)
def forgot(call: Call, body: ForgotIn) -> None:
    """Send a code for a new password; the answer is the same whether or not the address is known."""
    limit(call, "forgot", 5)
    _identity(call).forgot(body.email)


@api.post("/confirm-forgot", Permission.ANYONE, status=204)
def confirm_forgot(call: Call, body: ConfirmForgotIn) -> None:
    """Set a new password with the code from the mail: open while guesses of the old one are locked, and their end."""
    limit(call, "login", KNOCKS_A_MINUTE)
    change = partial(_identity(call).confirm_forgot, body.email, body.code, body.password)
    guarded(call, Guess.RESET, body.email, change)
    forgive(call, body.email)


@api.get("/me", Permission.SIGNED_IN)
def me(call: Call) -> MeView:
    """Say who is signed in."""
    return MeView.of(call.actor, _identity(call).person(bearer(call)), call.ports.settings.office_time_zone)


@api.post("/second-factor", Permission.SIGNED_IN, status=200)
def start_second_factor(call: Call) -> SecretView:
    """Begin to set up an authenticator app."""
    return _secret_view(call.actor.name, _identity(call).start_second_factor(bearer(call)))


@api.post("/second-factor/confirm", Permission.SIGNED_IN, status=204)
def confirm_second_factor(call: Call, body: CodeIn) -> None:
    """Finish setting up an authenticator app with its first code."""
    limit(call, "second-factor", 10)
    confirm = partial(_identity(call).confirm_second_factor, bearer(call), body.code)
    guarded(call, Guess.CODE, call.actor.subject, confirm)


def opened_note(call: Call, note: str, *, passkey: bool = False) -> tuple[Challenge, str]:
    """The question of a note and who was asked. A passkey's has a door of its own: no code is counted as one."""
    opened, who = session.unseal(call.ports, note, _now())
    if (opened.kind is ChallengeKind.PASSKEY) is not passkey:
        raise SignInNeeded("challenge_over", say("Start again."))
    return opened, who


def signed_in_or_asked(call: Call, outcome: Tokens | Challenge, who: str) -> SignInView:
    """Let a person in, or seal what is still asked of them; `who` is their address."""
    if isinstance(outcome, Tokens):
        return _signed_in(call, outcome, who)
    set_up = _secret_view(outcome.user, outcome.secret) if outcome.secret else None
    note = session.seal(call.ports, outcome, who, _now())
    shown = ChallengeView(challenge=note, kind=outcome.kind, set_up=set_up, options=outcome.options or None)
    return SignInView(challenge=shown)


def _signed_in(call: Call, tokens: Tokens, who: str = "") -> SignInView:
    """Keep the session and, on a device new to the person `who`, that they have signed in on it."""
    cookies = [session.cookie(call.ports.settings, tokens.user, tokens.refresh)]
    if who and not devices.known(call, who):
        cookies.append(session.device_cookie(call.ports.settings, devices.mark(call.ports, who)))
    call.answer_headers["Set-Cookie"] = cookies
    return SignInView(access_token=tokens.access, expires_in=tokens.expires_in)


def _secret_view(user: str, secret: str) -> SecretView:
    import segno  # only whoever sets up an app needs it

    uri = f"otpauth://totp/Quittance:{quote(user)}?secret={secret}&issuer=Quittance"
    return SecretView(secret=secret, uri=uri, qr=segno.make(uri).svg_data_uri(scale=4))


def _identity(call: Call) -> Identity:
    return call.ports.identity


def bearer(call: Call) -> str:
    """The access token the caller came with."""
    return call.headers["authorization"].partition(" ")[2].strip()


def _now() -> datetime:
    """The machine's time: the provider's sessions do not move with the office's clock."""
    return datetime.now(UTC)
