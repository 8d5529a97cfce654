"""The verbs of staff."""

from __future__ import annotations

from typing import cast

from chalicelib.cloud.books import until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.identity import Colleague, Identity
from chalicelib.kernel.ports import Ports
from chalicelib.staff import store
from chalicelib.staff.model import Preferences


def colleagues(ports: Ports) -> list[Colleague]:
    """Everybody who works in the office or did, by name. Unavailable `identity_unavailable`."""
    return cast(Identity, ports.extras["identity"]).colleagues()


def preferences_of(ports: Ports, actor: Actor) -> Preferences | None:
    """How a staff member likes the portal; None while they have not said."""
    return store.read_preferences(ports.books, actor.subject)


def keep_preferences(ports: Ports, actor: Actor, preferences: Preferences) -> Preferences:
    """Keep how a staff member likes the portal, instead of what they said before."""
    until_settled(lambda: ports.books.commit([store.kept(actor.subject, preferences)]))
    return preferences
