"""Where collections keep what the whole office shares, in `core`:

pk = OFFICE · sk = POLICY#<key>             the office's own copy of a policy
pk = OFFICE · sk = POLICY_WAS#<key>#<nnnn>  every version of it
pk = OFFICE · sk = DUNNED#<shard>           how far the nights have walked a shard, and what they left behind
pk = OFFICE · sk = DUNNED                   the same of all shards, kept until each had a walk of its own
"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.collections.model import Policy
from chalicelib.collections.walks import Walk
from chalicelib.kernel.tables import Tables, Write

POLICIES: Final = Stored(Policy, pk="OFFICE", sk="POLICY#{key}")
POLICIES_BEFORE: Final = Stored(Policy, pk="OFFICE", sk="POLICY_WAS#{key}#{version:04d}")
WALKS: Final = Stored(Walk, pk="OFFICE", sk="DUNNED#{part:02d}")
WALKS_OF_ALL: Final = Stored(Walk, pk="OFFICE", sk="DUNNED")


def writing_policy(policy: Policy) -> list[Write]:
    """Write the office's copy of a policy and the same words under their version. Version 1 is the delivered one."""
    was = None if policy.version == 2 else policy.version - 1
    return [POLICIES_BEFORE.add(policy), POLICIES.write(policy, was)]


def read_policy(tables: Tables, key: str) -> Policy | None:
    """Read the office's copy of a policy; None while it has none of its own."""
    return POLICIES.get(tables, "", key)


def read_walk(tables: Tables, part: int) -> Walk | None:
    """Read how far the nights have walked a shard; None before the first."""
    return WALKS.get(tables, "", f"{part:02d}") or WALKS_OF_ALL.get(tables, "")


def writing_walk(walk: Walk) -> Write:
    """Write how far the nights have walked a shard."""
    return WALKS.put(walk)
