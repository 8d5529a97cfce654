"""Where merges lie, in `core`, under the account that was merged:

pk = account id · sk = MERGE           the last merge of the account into another
pk = account id · sk = MOVED#<nnnnn>   what one transaction of it carried
"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.merging.model import Merge, Part

MERGES: Final = Stored(Merge, pk="{account_id}", sk="MERGE", packed=frozenset({"dunning", "survivor_dunning"}))
PARTS: Final = Stored(Part, pk="{account_id}", sk="MOVED#{number:05d}", packed=frozenset({"keys"}))
