"""What the office writes off, by currency: delivered as data, edited by the office, every version kept."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere, Contested, edited
from chalicelib.invoicing import store
from chalicelib.invoicing.model import WriteOffPolicy
from chalicelib.invoicing.rules.write_offs import check_policy, delivered
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say


def write_off_policy_of(ports: Ports, currency: str) -> WriteOffPolicy:
    """What the office writes off in a currency now: its own choice, else as delivered. NotFound `policy_not_found`."""
    if currency not in delivered():
        raise NotFound("policy_not_found", say("The office keeps no accounts in this currency."))
    return store.WRITE_OFF_POLICIES.get(ports.tables, "", currency) or delivered()[currency]


def list_write_off_policies(ports: Ports) -> list[WriteOffPolicy]:
    """What the office writes off now, in every currency."""
    return [write_off_policy_of(ports, currency) for currency in delivered()]


def save_write_off_policy(ports: Ports, policy: WriteOffPolicy, by: Actor) -> WriteOffPolicy:
    """Choose what is written off in a currency from now on, edited on the policy's `version`; the one before is kept.

    NotFound `policy_not_found`, Invalid `policy_unsound`, Conflict `changed_meanwhile`. What was asked for before is
    decided as it was asked.
    """
    current = write_off_policy_of(ports, policy.currency)
    edited(current.version, policy.version)
    after = replace(policy, version=policy.version + 1)
    check_policy(after)
    try:
        ports.tables.commit(store.writing_write_off_policy(after), by)
    except (AlreadyThere, Contested) as error:
        if write_off_policy_of(ports, policy.currency) == after:  # our write was done and its reply lost
            return after
        raise Conflict(
            "changed_meanwhile", say("Somebody changed this since you opened it. Reload and try again.")
        ) from error
    return after
