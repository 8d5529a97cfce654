"""What the rooms need from the outside world, each as a protocol, and the one frozen object that carries them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.identity import Identity
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import Money
from chalicelib.kernel.paging import Page
from chalicelib.kernel.tables import Tables
from chalicelib.kernel.values import dataclass

if TYPE_CHECKING:
    from chalicelib.settings import Settings


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail, ready to go: plain text and HTML of the same words. No health data in any field."""

    to: str
    subject: str
    text: str
    html: str
    language: Language
    reference: str  # notice id; comes back with bounce and complaint events
    one_click: str = ""  # where a mail program posts when its reader unsubscribes (RFC 8058)


class NotTaken(Unavailable):
    """The mail service did not take a message, for now: it is busy or closed to us. It has not gone and may be tried
    again later."""


class MailRefused(Unavailable):
    """The mail service will never take this message, such as one to an address it cannot write to. It has not gone."""


class Mail(Protocol):
    """Sends one e-mail and answers the provider's message id."""

    def send(self, letter: Letter) -> str:
        """Send it once: nothing is sent again by itself.

        NotTaken `mail_busy`, MailRefused `mail_refused`; any other Unavailable (`mail_unavailable`): nobody knows
        whether it has gone.
        """
        ...


class Documents(Protocol):
    """Keeps files (uploads, PDF documents, exports) under a key and lends them by short-lived addresses."""

    def put(self, key: str, body: bytes, media_type: str) -> None: ...

    def get(self, key: str) -> bytes: ...

    def join(self, keys: Sequence[str], key: str, media_type: str) -> None:
        """Make one file of others, in order, without fetching them: each 5 MiB at least, but for the last."""
        ...

    def upload_address(self, key: str, media_type: str, size: int) -> str: ...

    def download_address(self, key: str, file_name: str) -> str: ...

    def view_address(self, key: str, media_type: str) -> str:
        """Where a browser shows a file in a page, as what it was found to be and nothing else."""
        ...

    def remove(self, key: str) -> None:
        """Take a file away that was brought and not kept; one that is gone already may be removed again."""
        ...


class Anchors(Protocol):
    """Keeps names that can be added and never changed or taken away again: a name is all that is kept."""

    def add(self, name: str) -> None:
        """Keep a name; a name that is there already stays. Unavailable `anchors_unavailable`."""
        ...

    def named(self, begins: str, after: str = "") -> list[str]:
        """The names that begin so, in order, those that come behind `after`. Unavailable `anchors_unavailable`."""
        ...


class Queues(Protocol):
    """Puts messages on a queue of ours; at least once, in any order."""

    def send(self, queue: str, messages: Iterable[Mapping[str, Any]], after: timedelta = timedelta()) -> None:
        """Put messages on a queue, to be worked off `after` a while (15 minutes at most); Unavailable."""
        ...

    def pause(self, queue: str, receipt: str, length: timedelta) -> None:
        """Let a message that was taken and failed rest for so long before it is given again."""
        ...


class Keys(Protocol):
    """Keeps to which request each caller's key belongs (`web/once.py` asks); described in `cloud/keys.py`."""

    def bind(self, key: str, mark: str, by: Actor) -> tuple[datetime, bool]: ...

    def free(self, key: str, mark: str, by: Actor) -> None: ...


class Crypto(Protocol):
    """Seals small secrets under the office's key and makes keyed hashes for look-ups."""

    def seal(self, plain: str, context: str) -> bytes: ...

    def open(self, sealed: bytes, context: str) -> str: ...

    def keyed_hash(self, text: str) -> str: ...


class AttemptState(StrEnum):
    """Where a gateway payment stands. Only `succeeded` is money."""

    PENDING = "pending"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HostedPayment:
    """What the gateway is asked to collect. `reference` is ours and permanent; `description` holds no health data."""

    reference: str  # payment attempt id: the gateway's idempotency key and metadata
    account_id: str
    amount: Money
    description: str
    language: Language
    success_url: str
    cancel_url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where to send the client, and the gateway's own name of the hosted payment."""

    url: str
    gateway_reference: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the gateway says of one payment when asked. `reference` is empty when the payment is none of ours."""

    gateway_reference: str
    reference: str
    account_id: str
    state: AttemptState
    amount: Money | None
    payment_reference: str | None  # the gateway's payment (Stripe: PaymentIntent), the natural key in our books
    method: str | None = None
    decline_reason: str | None = None
    at: datetime | None = None


class GatewayEventKind(StrEnum):
    """What a gateway tells us of."""

    PAYMENT = "payment"
    REFUND = "refund"
    DISPUTE = "dispute"


@dataclass(frozen=True, slots=True)
class GatewayEvent:
    """One verified notification: which of its objects changed. The object is read again; the order is not trusted."""

    event_id: str
    kind: GatewayEventKind
    gateway_reference: str  # hosted session, refund or dispute
    payment_reference: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RefundSnapshot:
    """What the gateway says of one refund: `state` is pending, succeeded or failed (which may follow succeeded).

    `reference` is empty for a refund somebody made at the gateway itself.
    """

    gateway_reference: str
    payment_reference: str
    reference: str
    state: str
    amount: Money


@dataclass(frozen=True, slots=True)
class DisputeSnapshot:
    """What the gateway says of one dispute (chargeback or late return): warning, open, won, lost or unknown.

    The gateway has taken the money back while `state` is open or lost, and not while it is warning or won. For
    unknown a person must look.
    """

    gateway_reference: str
    payment_reference: str
    state: str
    amount: Money
    reason: str


class CardGateway(Protocol):
    """Collects card and bank payments on the gateway's own hosted page; no card number ever comes to us.

    Every call raises Unavailable `gateway_unavailable` when the gateway did not answer: the outcome is then unknown.
    NotFound `gateway_object_missing`: it answered, and knows of no such thing.
    """

    name: str

    def start_hosted(self, payment: HostedPayment) -> Redirect:
        """Open a hosted payment; the same payment again answers the same one for a day.

        Conflict `gateway_key_reused` when the reference came before with other content.
        """
        ...

    def expire_hosted(self, gateway_reference: str) -> None:
        """Close a hosted payment that nobody has paid; Conflict `gateway_completed` when somebody has."""
        ...

    def retrieve(self, gateway_reference: str) -> Snapshot:
        """Ask for one payment by the gateway's name of the hosted payment or of the payment itself."""
        ...

    def find(self, reference: str) -> Snapshot | None:
        """Ask for the payment begun under our reference when no answer ever came; None: nothing was paid under it."""
        ...

    def successes(self, since: datetime, until: datetime | None, cursor: str | None) -> Page[Snapshot]:
        """A page of the payments of ours that were begun from one moment until before another (of the wire's time; None
        for no end) and have succeeded: a hundred at most. It may hold none and still have a cursor, the gateway's own.
        """
        ...

    def refund(self, payment_reference: str, amount: Money, reference: str, reason: str) -> RefundSnapshot:
        """Give money back once per `reference`, however often it is asked; RuleBroken when the payment lacks it."""
        ...

    def retrieve_refund(self, gateway_reference: str) -> RefundSnapshot: ...

    def retrieve_dispute(self, gateway_reference: str) -> DisputeSnapshot: ...

    def parse_notification(self, body: bytes, signature: str, now: datetime) -> list[GatewayEvent]:
        """Verify and read one webhook; NotAllowed `bad_signature` when it is forged, tampered with or stale.

        `now` is the machine's real time (SystemClock), also where the stage's own clock was moved: gateways sign
        with the time of the wire.
        """
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything outside, built once by `wiring.py` and handed to every action."""

    settings: Settings
    clock: Clock
    tables: Tables
    keys: Keys
    mail: Mail
    documents: Documents
    anchors: Anchors
    queues: Queues
    crypto: Crypto
    gateway: CardGateway
    identity: Identity
