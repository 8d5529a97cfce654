"""Who asks, as the distribution in front says it: on AWS a call comes through the distribution, or not at all."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any, Final

from chalicelib.kernel.errors import NotAllowed
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings

PROOF: Final = "x-origin-secret"  # the distribution alone adds it (infra/site.yaml)
VIEWER: Final = "x-viewer-address"  # and writes this over whatever a caller sent


def address_of(settings: Settings, headers: Mapping[str, str], context: Mapping[str, Any]) -> str:
    """The network address of who asks: of the person's device, never of the distribution's servers, which many share.

    Behind a distribution (`ORIGIN_SECRET` is set) a call without its secret came around it, and says of itself what it
    likes: NotAllowed `around_the_edge`. The local run has no distribution, and the address is the connection's.
    """
    if not settings.origin_secret:
        return str((context.get("identity") or {}).get("sourceIp", ""))
    if not hmac.compare_digest(str(headers.get(PROOF, "")).encode(), settings.origin_secret.encode()):
        raise NotAllowed("around_the_edge", say("Use the address of the site."))
    return str(headers.get(VIEWER, ""))
