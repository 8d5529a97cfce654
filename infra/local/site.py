"""The built portal: kept in the site's bucket as on AWS, served from there by the front."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGES = {"/pay": "/pay.html"}  # infra/site.yaml says the same to CloudFront
ALSO_AT = {"/favicon.ico": "/icon.svg"}  # where a browser looks that was told of no icon; as above
_FOREVER = "public, max-age=31536000, immutable"  # files under assets/ carry a hash of their content in their name
_ASK = "no-cache"
_TYPES = {".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class File:
    """One file of the site as it is sent."""

    body: bytes
    media_type: str
    cache: str


def upload(s3: Any, bucket: str, folder: Path) -> int:
    """Put every built file into the site's bucket, pages last so that none names a file that is not there yet."""
    paths = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.suffix == ".html")
    for path in paths:
        key = str(path.relative_to(folder))
        s3.put_object(Bucket=bucket, Key=key, Body=path.read_bytes(), ContentType=_type(path), CacheControl=_cache(key))
    return len(paths)


def _type(path: Path) -> str:
    found = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found


def _cache(key: str) -> str:
    return _FOREVER if key.startswith("assets/") else _ASK


def load(s3: Any, bucket: str) -> dict[str, File]:
    """Read the whole site out of its bucket, by address."""
    site: dict[str, File] = {}
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for entry in page.get("Contents", []):
            found = s3.get_object(Bucket=bucket, Key=entry["Key"])
            site[f"/{entry['Key']}"] = File(found["Body"].read(), found["ContentType"], found.get("CacheControl", _ASK))
    return site


def resolve(path: str) -> str:
    """The file that answers an address: its own, or the page that draws every address below it."""
    if path in ALSO_AT:
        return ALSO_AT[path]
    for prefix, page in PAGES.items():
        if path == prefix or path.startswith(f"{prefix}/"):
            return page
    return path if "." in path.rsplit("/", 1)[-1] else "/index.html"
