"""The verbs of collections."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.collections.actions.advance import advance_account
    from chalicelib.collections.actions.behind import left_out
    from chalicelib.collections.actions.dunning_file import dunning_in, dunning_of, stops_in
    from chalicelib.collections.actions.dunning_holds import (
        dunning_hold_of,
        lift_dunning_hold,
        place_dunning_hold,
    )
    from chalicelib.collections.actions.letters import preview_letters
    from chalicelib.collections.actions.night import queue_dunning
    from chalicelib.collections.actions.policies import list_policies, policy_of, save_policy
    from chalicelib.collections.actions.promises import record_promise, take_back_promise
    from chalicelib.collections.actions.shards import work_dunning
    from chalicelib.collections.actions.skips import skip_letter, unskip_letter
    from chalicelib.collections.actions.stops import standstill_of
    from chalicelib.collections.actions.watching import hear_stream, watch_account
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".advance": ("advance_account",),
            ".behind": ("left_out",),
            ".dunning_file": ("dunning_in", "dunning_of", "stops_in"),
            ".dunning_holds": ("dunning_hold_of", "lift_dunning_hold", "place_dunning_hold"),
            ".letters": ("preview_letters",),
            ".night": ("queue_dunning",),
            ".policies": ("list_policies", "policy_of", "save_policy"),
            ".promises": ("record_promise", "take_back_promise"),
            ".shards": ("work_dunning",),
            ".skips": ("skip_letter", "unskip_letter"),
            ".stops": ("standstill_of",),
            ".watching": ("hear_stream", "watch_account"),
        },
    )
