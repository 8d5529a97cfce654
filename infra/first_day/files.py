"""Files go from the browser straight to the bucket: what a browser would do, step by step."""

from __future__ import annotations

from typing import Final

from infra.first_day.day import Check, Day

_TYPE: Final = "text/plain"
_BODY: Final = b"A file of the first day.\n"


def upload(day: Day) -> str:
    """The bucket lets the site's page send a file to a lent address, and nobody else's page."""
    key = f"imports/{day.marker}.txt"
    address = day.lend(key, _TYPE, len(_BODY))
    asks = {"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "content-type"}
    stranger = day.ask("OPTIONS", address, {"Origin": "https://stranger.example", **asks})
    if stranger.status == 200 and "access-control-allow-origin" in stranger.headers:
        return "the page of a stranger may send files"
    allowed = day.ask("OPTIONS", address, {"Origin": day.site, **asks})
    if allowed.headers.get("access-control-allow-origin") != day.site:
        return f"the page's question whether it may send is answered {allowed.status}"
    sent = day.ask("PUT", address, {"Origin": day.site, "Content-Type": _TYPE}, _BODY)
    if sent.status != 200:
        return f"sending is answered {sent.status}"
    day.client("s3").delete_object(Bucket=day.outputs["DocumentsBucketName"], Key=key)
    readable = sent.headers.get("access-control-allow-origin") == day.site
    return "" if readable else "the file arrives, and the page may not read that it did"


CHECKS: Final = (
    Check(
        "The site's page can bring a file",
        upload,
        "Imports, catalog releases and price lists cannot be uploaded.",
        "301 or 307: the lent address is not the bucket's own in its Region (chalicelib/cloud/clients.py). "
        "403 on the question: SiteUrl of the stack is not the site's origin; deploy once more.",
    ),
)
