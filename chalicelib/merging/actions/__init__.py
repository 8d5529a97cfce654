"""The verbs of merging."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use
from chalicelib.kernel.ports import Ports

if TYPE_CHECKING:
    from chalicelib.merging.actions.carrying import carry_on, left_behind, work
    from chalicelib.merging.actions.joining import merge_accounts
    from chalicelib.merging.actions.looking import preview_merge
    from chalicelib.merging.actions.reading import merge_of, merges_of
    from chalicelib.merging.actions.splitting import split_accounts
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".carrying": ("carry_on", "left_behind", "work"),
            ".joining": ("merge_accounts",),
            ".looking": ("preview_merge",),
            ".reading": ("merge_of", "merges_of"),
            ".splitting": ("split_accounts",),
        },
    )


def sweep(ports: Ports) -> int:
    """Set going again the merges and splits that stand still, for nobody has to press anything; answers how many."""
    from chalicelib.merging.model import WORKLIST  # most runs find nothing and need no more

    if not ports.tables.worklist(WORKLIST):
        return 0
    from chalicelib.merging.actions.sweeping import sweep_waiting

    return sweep_waiting(ports)
