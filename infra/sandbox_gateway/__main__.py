"""`python -m infra.sandbox_gateway`: run the sandbox until it is interrupted or terminated."""

from __future__ import annotations

import argparse
import signal
import threading
from pathlib import Path

from infra.sandbox_gateway.server import Sandbox


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.sandbox_gateway", description="A card gateway to try with.")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--state", type=Path, help="file that keeps the payments between runs")
    parser.add_argument("--webhook", default="", help="address that is told of events")
    parser.add_argument("--secret", default="", help="signs the webhooks (whsec_…)")
    parser.add_argument("--office", default="Quittance demo office", help="whom the page says is paid")
    return parser.parse_args()


def main() -> None:
    """Start, say where, and stop in good order on SIGINT or SIGTERM."""
    asked = _arguments()
    sandbox = Sandbox(asked.port, asked.state, asked.office)
    sandbox.state.hook.url, sandbox.state.hook.secret = asked.webhook, asked.secret
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with sandbox:
        print(f"Sandbox gateway: {sandbox.url}", flush=True)
        stop.wait()


if __name__ == "__main__":
    main()
