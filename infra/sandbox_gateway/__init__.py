"""A card gateway for the local run and the tests: enough of Stripe's API for the real adapter to be driven against it.

Never packaged, listens on 127.0.0.1 only, moves no money. See docs/decisions/sandbox-gateway.md and
docs/runbooks/gateway.md.
"""
