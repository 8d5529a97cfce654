"""The verbs of staff."""

from __future__ import annotations

from chalicelib.cloud.books import until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.staff import store
from chalicelib.staff.model import Preferences


def preferences_of(ports: Ports, actor: Actor) -> Preferences | None:
    """How a staff member likes the portal; None while they have not said."""
    return store.read_preferences(ports.books, actor.subject)


def keep_preferences(ports: Ports, actor: Actor, preferences: Preferences) -> Preferences:
    """Keep how a staff member likes the portal, instead of what they said before."""
    until_settled(lambda: ports.books.commit([store.kept(actor.subject, preferences)]))
    return preferences
