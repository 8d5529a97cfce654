"""The verbs of staff."""

from __future__ import annotations

from chalicelib.cloud.tables import until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.identity import Colleague
from chalicelib.kernel.ports import Ports
from chalicelib.staff import store
from chalicelib.staff.model import Preferences


def colleagues(ports: Ports) -> list[Colleague]:
    """Everybody who works in the office or did, by name. Unavailable `identity_unavailable`."""
    return ports.identity.colleagues()


def preferences_of(ports: Ports, actor: Actor) -> Preferences | None:
    """How a staff member likes the portal; None while they have not said."""
    return store.read_preferences(ports.tables, actor.subject)


def keep_preferences(ports: Ports, actor: Actor, preferences: Preferences) -> Preferences:
    """Keep how a staff member likes the portal, instead of what they said before."""
    until_settled(lambda: ports.tables.commit([store.kept(actor.subject, preferences)], actor))
    return preferences
