"""Nobody's identity provider: who asks it without having put one in is told so."""

from __future__ import annotations

from typing import Any


class FakeIdentity:
    """Knows nobody. Tests that sign somebody in bring one of their own."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"This test asked the identity provider to {name}; give the office one.")
