"""The verbs of collections."""

from chalicelib.collections.actions.advance import advance_account
from chalicelib.collections.actions.holds import lift_hold, place_hold
from chalicelib.collections.actions.letters import preview_letters
from chalicelib.collections.actions.night import hear_stream, queue_dunning, watch_account
from chalicelib.collections.actions.policies import list_policies, policy_of, save_policy
from chalicelib.collections.actions.promises import record_promise
from chalicelib.collections.actions.standing import dunning_of

__all__ = [
    "advance_account",
    "dunning_of",
    "hear_stream",
    "lift_hold",
    "list_policies",
    "place_hold",
    "policy_of",
    "preview_letters",
    "queue_dunning",
    "record_promise",
    "save_policy",
    "watch_account",
]
