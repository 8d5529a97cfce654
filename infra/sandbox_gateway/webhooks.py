"""Deliver events to the office: signed, again until they are taken, and as badly as the hook's settings ask."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request

from infra.sandbox_gateway.state import State, Thing, public

ATTEMPTS = 8
# How long a reversed batch gathers before it goes out, in seconds.
GATHERING = 0.3

# The office is on this machine: no proxy in between.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def signature(secret: str, body: str, at: int) -> str:
    """The `Stripe-Signature` header: HMAC-SHA256 of `<time>.<body>` (docs.stripe.com/webhooks, verify manually)."""
    mac = hmac.new(secret.encode(), f"{at}.{body}".encode(), hashlib.sha256)
    return f"t={at},v1={mac.hexdigest()}"


class Courier(threading.Thread):
    """Carries queued events to the hook, one after the other, until it is told to stop."""

    def __init__(self, state: State) -> None:
        super().__init__(name="courier", daemon=True)
        self._state = state
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Finish the delivery under way and end."""
        self._stopping.set()
        self.join(timeout=15)

    def run(self) -> None:
        while not self._stopping.wait(0.02):
            for delivery in self._ready():
                if self._stopping.is_set():
                    return
                self._carry(delivery)

    def _ready(self) -> list[Thing]:
        with self._state.lock:
            hook, now = self._state.hook, time.time()
            if not hook.url or hook.paused:
                return []
            ready = [item for item in self._state.deliveries if item["not_before"] <= now]
        if not hook.reorder:
            return ready
        return ready[::-1] if ready and now - max(item["queued"] for item in ready) > GATHERING else []

    def _carry(self, delivery: Thing) -> None:
        with self._state.lock:
            hook = self._state.hook
            body = json.dumps(public(self._state.things[delivery["event"]]))
        answers = [_post(hook.url, hook.secret, body) for _ in range(hook.duplicates + 1)]
        with self._state.acting():
            self._file(delivery, all(answers))

    def _file(self, delivery: Thing, taken: bool) -> None:
        self._state.changed = True
        delivery["attempt"] += 1
        delivery["not_before"] = time.time() + self._state.hook.retry_seconds * 2 ** (delivery["attempt"] - 1)
        if taken or delivery["attempt"] >= ATTEMPTS:
            self._state.deliveries.remove(delivery)
        if not taken and delivery["attempt"] >= ATTEMPTS:
            self._state.undelivered.append(delivery)


def _post(url: str, secret: str, body: str) -> bool:
    """Post one event, signed with the machine's time whatever the sandbox's own clock says."""
    headers = {"Content-Type": "application/json", "Stripe-Signature": signature(secret, body, int(time.time()))}
    request = urllib.request.Request(url, body.encode(), headers)
    try:
        with _OPENER.open(request, timeout=10) as response:
            return bool(200 <= response.status < 300)
    except (urllib.error.URLError, OSError):
        return False
