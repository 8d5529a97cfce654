"""Where batches lie, in `core`:

pk = BATCHES          · sk = BATCH#<number>    a batch and what of it is posted, so that the list is one query, the last
                                               first; worklist BATCHES while it is open
pk = BATCH#<number>   · sk = PAID#<payment>    a payment of it
pk = OPENED#<id>      · sk = BATCH             under which key it was opened
pk = NUMBERS          · sk = batch             the last number given out
"""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.payments.batches.model import Batch, BatchLine, BatchState, LastBatch, Opened

OPEN: Final = "BATCHES"


def _keys(batch: Batch) -> dict[str, str]:
    if batch.state is BatchState.CLOSED:
        return {}
    return {"worklist_pk": OPEN, "worklist_sk": f"{batch.number:06d}"}


BATCHES: Final = Stored(Batch, pk="BATCHES", sk="BATCH#{number:06d}", index=_keys)
LINES: Final = Stored(BatchLine, pk="BATCH#{batch:06d}", sk="PAID#{payment_id}")
OPENED: Final = Stored(Opened, pk="OPENED#{id}", sk="BATCH")
LAST: Final = Stored(LastBatch, pk="NUMBERS", sk="batch")
