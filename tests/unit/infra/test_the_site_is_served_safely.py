"""Headers, addresses and caching of the site: the same said to CloudFront and by the local front."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra import headers, merge
from infra.local.site import ALSO_AT, PAGES, resolve

ROOT = Path(__file__).parents[3]


def page(folder: Path, name: str, body: str) -> None:
    (folder / name).write_text(f"<!doctype html><html>{body}</html>", encoding="utf-8")


def test_inline_code_is_allowed_by_its_hash_and_nothing_else_is(tmp_path: Path) -> None:
    script = "console.log('å');"
    page(
        tmp_path, "pay.html", f"<style>a{{}}</style><script type='module'>{script}</script><script src=/x.js></script>"
    )
    policy = headers.content_security_policy(tmp_path, "https://documents.example")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "unsafe" not in policy
    assert "connect-src 'self' https://documents.example;" in policy


def test_cloudfront_says_what_the_local_front_says(tmp_path: Path) -> None:
    page(tmp_path, "index.html", "<script>1</script>")
    config = headers.cloudfront_policy(tmp_path)["Properties"]["ResponseHeadersPolicyConfig"]
    security = config["SecurityHeadersConfig"]
    assert security["ReferrerPolicy"]["ReferrerPolicy"] == headers.FIXED["Referrer-Policy"]
    assert security["FrameOptions"]["FrameOption"] == headers.FIXED["X-Frame-Options"]
    custom = {item["Header"]: item["Value"] for item in config["CustomHeadersConfig"]["Items"]}
    assert custom.items() <= headers.FIXED.items()
    local = headers.content_security_policy(tmp_path, "${X}")
    deployed = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"]
    assert deployed.replace("https://${DocumentsBucket.RegionalDomainName}", "${X}") == local


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "/index.html"),
        ("/clients", "/index.html"),
        ("/accounts/acc_01/invoices", "/index.html"),
        ("/assets/main-1a.js", "/assets/main-1a.js"),
        ("/favicon.svg", "/favicon.svg"),
        ("/favicon.ico", "/icon.svg"),
        ("/robots.txt", "/robots.txt"),
        ("/pay", "/pay.html"),
        ("/pay/", "/pay.html"),
        ("/pay/done", "/pay.html"),
        ("/payments", "/index.html"),
    ],
)
def test_every_address_of_a_page_is_answered_by_its_entry(path: str, file: str) -> None:
    assert resolve(path) == file


def test_cloudfront_leads_to_the_same_files() -> None:
    routes = (ROOT / "infra" / "site.yaml").read_text(encoding="utf-8")
    for address, file in (PAGES | ALSO_AT).items():
        assert f"request.uri === '{address}'" in routes
        assert f"request.uri = '{file}'" in routes


@pytest.mark.parametrize("address", ["/robots.txt", "/favicon.ico"])
def test_what_anybody_asks_a_site_for_is_there(address: str) -> None:
    """S3 answers a missing file with its own XML."""
    assert (ROOT / "frontend" / "public" / resolve(address).removeprefix("/")).is_file()


@given(st.text(alphabet="abc./", max_size=20))
def test_no_address_leaves_the_site(path: str) -> None:
    assert resolve("/" + path).startswith("/")


def test_fragments_may_not_name_the_same_thing_twice() -> None:
    with pytest.raises(ValueError, match="Queue"):
        merge._add({"Resources": {"Queue": {}}}, "Resources", {"Queue": {}}, "other.yaml")
