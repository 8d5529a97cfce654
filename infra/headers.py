"""The security headers of the site, said once: sent by CloudFront on AWS and by the front of the local run."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

_INLINE = re.compile(r"<(script|style)(\s[^>]*)?>(.*?)</\1>", re.DOTALL)

FIXED = {
    "Referrer-Policy": "no-referrer",  # a pay link must not leak
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
TRANSPORT_SECONDS = 63_072_000  # two years, what the preload list of Strict-Transport-Security asks for


def inline_hashes(site: Path) -> dict[str, list[str]]:
    """The CSP hashes of every inline script and style in the built pages: the pay page is one file."""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for page in sorted(site.glob("*.html")):
        for tag, attributes, body in _INLINE.findall(page.read_text(encoding="utf-8")):
            if body and "src=" not in attributes:
                digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
                found[tag].add(f"'sha256-{digest}'")
    return {tag: sorted(hashes) for tag, hashes in found.items()}


def content_security_policy(site: Path, documents_origin: str) -> str:
    """What a page may load: its own files, its own inline code by hash, and documents from their bucket."""
    hashes = inline_hashes(site)
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes["script"]],
        "style-src": ["'self'", *hashes["style"]],
        "img-src": ["'self'", "data:", documents_origin],
        "frame-src": [documents_origin],  # an attached PDF in place: another origin, which reaches nothing of ours
        "font-src": ["'self'"],
        "connect-src": ["'self'", documents_origin],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def cloudfront_policy(site: Path) -> dict[str, Any]:
    """The response headers policy of the distribution."""
    origin = "https://${DocumentsBucket.RegionalDomainName}"
    custom = [
        {"Header": name, "Value": FIXED[name], "Override": True}
        for name in ("Permissions-Policy", "Cross-Origin-Opener-Policy")
    ]
    security = {
        "ContentSecurityPolicy": {
            "ContentSecurityPolicy": {"Fn::Sub": content_security_policy(site, origin)},
            "Override": True,
        },
        "ContentTypeOptions": {"Override": True},
        "FrameOptions": {"FrameOption": "DENY", "Override": True},
        "ReferrerPolicy": {"ReferrerPolicy": "no-referrer", "Override": True},
        "StrictTransportSecurity": {
            "AccessControlMaxAgeSec": TRANSPORT_SECONDS,
            "IncludeSubdomains": True,
            "Preload": True,
            "Override": True,
        },
    }
    config = {
        "Name": {"Fn::Sub": "${AWS::StackName}-headers"},
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": {"Items": custom},
    }
    return {
        "Type": "AWS::CloudFront::ResponseHeadersPolicy",
        "Condition": "OnAws",
        "Properties": {"ResponseHeadersPolicyConfig": config},
    }
