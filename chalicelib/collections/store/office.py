"""Where collections keep what the whole office shares, in `core`:

pk = OFFICE · sk = POLICY#<key>             the office's own copy of a policy
pk = OFFICE · sk = POLICY_WAS#<key>#<nnnn>  every version of it
pk = OFFICE · sk = DUNNED                   how far the schedule has walked, and what it left behind
"""

from __future__ import annotations

from dataclasses import asdict

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import DateAttribute, JSONTextAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import add, put, replace
from chalicelib.collections.model import Policy, Walk
from chalicelib.collections.rules.delivered import policy_from
from chalicelib.kernel.tables import Tables, Write

OFFICE = "OFFICE"
POLICY, POLICY_WAS, DUNNED = "POLICY#", "POLICY_WAS#", "DUNNED"


class PolicyItem(CoreItem):
    """A policy, current or earlier; `version` is its version."""

    body = JSONTextAttribute()
    by = UnicodeAttribute()


class DunnedItem(CoreItem):
    """How far the schedule has walked."""

    through_on = DateAttribute()
    since_on = DateAttribute(null=True)
    open_since_on = DateAttribute(null=True)


def writing_policy(policy: Policy, by: str) -> list[Write]:
    """Write the office's copy of a policy and the same words under their version. Version 1 is the delivered one."""
    body = asdict(policy)
    current = PolicyItem(OFFICE, POLICY + policy.key, version=policy.version, body=body, by=by)
    kept = PolicyItem(OFFICE, f"{POLICY_WAS}{policy.key}#{policy.version:04d}", version=1, body=body, by=by)
    return [add(kept), add(current) if policy.version == 2 else replace(current, policy.version - 1)]


def read_policy(tables: Tables, key: str) -> Policy | None:
    """Read the office's copy of a policy; None while it has none of its own."""
    item = tables.get(PolicyItem, OFFICE, POLICY + key)
    return policy_from(item.body) if item else None


def read_walk(tables: Tables) -> Walk | None:
    """Read how far the schedule has walked; None before its first run."""
    item = tables.get(DunnedItem, OFFICE, DUNNED)
    return Walk(item.through_on, item.since_on or item.through_on, item.open_since_on) if item else None


def writing_walk(walk: Walk) -> Write:
    """Write how far the schedule has walked."""
    item = DunnedItem(OFFICE, DUNNED, through_on=walk.through_on)
    item.since_on, item.open_since_on = walk.since_on, walk.open_since_on
    return put(item)
