"""The verbs of the audit trail: record, read, prove, anchor."""

from typing import TYPE_CHECKING

from chalicelib.kernel.loading import on_first_use

if TYPE_CHECKING:
    from chalicelib.privacy.actions.anchoring import anchor_trails
    from chalicelib.privacy.actions.proving import prove_chain, trail
    from chalicelib.privacy.actions.recording import (
        record_changes,
        record_list,
        record_read,
        record_search,
        searches_of,
    )
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".anchoring": ("anchor_trails",),
            ".proving": ("prove_chain", "trail"),
            ".recording": ("record_changes", "record_list", "record_read", "record_search", "searches_of"),
        },
    )
