"""Where merges lie, in `core`, under the account that was merged:

pk = account id · sk = MERGE           the last merge of the account into another; worklist MERGING while it goes on
pk = account id · sk = MOVED#<nnnnn>   what one transaction of it carried
"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.merging.model import MOVING_ON, WORKLIST, Merge, Part


def _moving_on(merge: Merge) -> dict[str, str]:
    return {"worklist_pk": WORKLIST, "worklist_sk": merge.account_id} if merge.state in MOVING_ON else {}


MERGES: Final = Stored(
    Merge, pk="{account_id}", sk="MERGE", packed=frozenset({"dunning", "survivor_dunning"}), index=_moving_on
)
PARTS: Final = Stored(Part, pk="{account_id}", sk="MOVED#{number:05d}", packed=frozenset({"keys"}))
