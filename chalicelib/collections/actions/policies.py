"""The dunning policies: delivered as data, edited by the office, every version kept."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere, Contested, edited
from chalicelib.collections.model import Policy
from chalicelib.collections.rules.delivered import delivered
from chalicelib.collections.rules.sound import check_policy
from chalicelib.collections.store import office
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Place


def policy_of(ports: Ports, key: str) -> Policy:
    """The policy in force under a key: the office's own copy, else the delivered one. NotFound `policy_not_found`."""
    if key not in delivered():
        raise NotFound("policy_not_found", say("There is no such dunning policy."))
    return office.read_policy(ports.tables, key) or delivered()[key]


def policy_for(ports: Ports, currency: str) -> Policy:
    """The policy of accounts kept in a currency."""
    return policy_of(ports, _key_for(currency))


def place_of_policy(currency: str) -> Place:
    """Where the office's own copy of the policy of a currency lies: to read it ahead."""
    return office.POLICIES.place("", _key_for(currency))


def places_of_policies() -> list[Place]:
    """The same of all policies."""
    return [office.POLICIES.place("", key) for key in delivered()]


def _key_for(currency: str) -> str:
    return next(policy.key for policy in delivered().values() if policy.currency == currency)


def list_policies(ports: Ports) -> list[Policy]:
    """All policies in force."""
    return [policy_of(ports, key) for key in delivered()]


def save_policy(ports: Ports, policy: Policy, version: int, by: Actor) -> Policy:
    """Save the office's copy of a policy, edited on `version`; the one before is kept.

    Key, country and currency stay as delivered. Raises NotFound `policy_not_found`, Invalid `policy_unsound`, Conflict
    `changed_meanwhile`. Accounts follow the new version from their next step on.
    """
    current = policy_of(ports, policy.key)
    edited(current.version, version)
    after = replace(policy, country=current.country, currency=current.currency, version=version + 1)
    check_policy(after)
    try:
        ports.tables.commit(office.writing_policy(after), by)
    except (AlreadyThere, Contested) as error:
        found = policy_of(ports, policy.key)
        if found == after:  # our write was done and its reply lost
            return after
        raise Conflict(
            "changed_meanwhile", say("Somebody changed this since you opened it. Reload and try again.")
        ) from error
    return after
