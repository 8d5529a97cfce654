"""The verbs of imports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from chalicelib.kernel.loading import on_first_use
from chalicelib.kernel.ports import Ports

if TYPE_CHECKING:
    from chalicelib.imports.actions.findings import finding_lines, findings_of, template
    from chalicelib.imports.actions.handing import (
        announce_sizes,
        choose_encodings,
        create_import,
        discard_import,
        import_of,
        list_imports,
        post_import,
        progress_of,
        readings_of,
        start_import,
        upload_addresses,
    )
else:  # made by `python -m infra.verbs` from the names above
    __getattr__ = on_first_use(
        __name__,
        {
            ".findings": ("finding_lines", "findings_of", "template"),
            ".handing": (
                "announce_sizes",
                "choose_encodings",
                "create_import",
                "discard_import",
                "import_of",
                "list_imports",
                "post_import",
                "progress_of",
                "readings_of",
                "start_import",
                "upload_addresses",
            ),
        },
    )


def sweep(ports: Ports) -> int:
    """Set going again the imports that stand still, for nobody has to press anything; answers how many."""
    from chalicelib.imports.model import WORKLIST  # every function knows these verbs, and few need more

    if not ports.tables.worklist(WORKLIST):
        return 0
    from chalicelib.imports.actions.sweeping import sweep_waiting

    return sweep_waiting(ports)


def work(ports: Ports, message: Mapping[str, Any]) -> None:
    """Work off one message `{"kind": "import", "import_id", "step", "portion"}`: read, check or post, in bounded steps.

    A repeat, also of a step that was cut off, ends where one run would have.
    """
    # Only the worker of imports pays for their rules: they are a fortieth of a cold start.
    from chalicelib.imports.actions.checking import check_step
    from chalicelib.imports.actions.posting import post_step
    from chalicelib.imports.actions.reading import read_step

    import_id, number = str(message["import_id"]), int(message.get("portion", 0))
    match message["step"]:
        case "read":
            read_step(ports, import_id)
        case "check":
            check_step(ports, import_id, number)
        case "post":
            post_step(ports, import_id, number)
