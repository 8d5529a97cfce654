"""Bring one local instance up: build, start the cloud, deploy what changed, and serve until told to stop."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import signal
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import boto3

from infra import headers, package, stack
from infra.local import practice, staff, tools
from infra.local import site as local_site
from infra.local.area import LocalArea
from infra.local.children import Child, save_cloud, start_cloud, start_gateway
from infra.local.clock import SETTLE_SECONDS, LocalClock, unread_changes
from infra.local.front import Front, Site
from infra.local.places import STACK, Places, read_record, write_record

Say = Callable[[str], None]
WEBHOOK = "/api/v1/gateway/stripe/notifications"


class AlreadyRunning(Exception):
    """This folder's instance runs already."""


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """Hold the folder's lock; AlreadyRunning when another process does."""
    places.folder.mkdir(parents=True, exist_ok=True)
    with (places.folder / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(read_record(places).get("address", places.site_url)) from None
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def run(places: Places, say: Say, *, empty: bool = False) -> None:
    """Bring the instance up and serve until SIGINT or SIGTERM, then stop everything gently.

    A new instance is filled with the demo practice unless it is to be `empty`.
    """
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with alone(places), ExitStack() as running:
        started = time.monotonic()
        children = _up(places, say, running, empty=empty)
        write_record(places, address=places.site_url, ready=True)
        running.callback(lambda: write_record(places, ready=False))
        say(f"ready after {time.monotonic() - started:.0f} s")
        say(f"\n  Portal:      {places.site_url}/")
        say(f"  Local area:  {places.site_url}/local/  (mail, clock, demo accounts)\n")
        while not stop.wait(1):
            for child in children:
                child.check()
        say("saving and stopping")


def _up(places: Places, say: Say, running: ExitStack, *, empty: bool) -> list[Child]:
    write_record(places, ready=False)
    shutil.rmtree(places.folder / "tmp", ignore_errors=True)
    cloud = start_cloud(tools.cloud_python(say), places)
    running.callback(cloud.stop)
    portal = tools.build_site(say)
    say("packaging")
    built = package.build("local", portal)
    cloud.wait_for(f"{places.cloud_url}/_ministack/health")
    session = places.session()
    record = _deploy(session, places, built, say)
    gateway = start_gateway(places, f"{places.site_url}{WEBHOOK}", record["gateway_webhook_secret"])
    running.callback(gateway.stop)
    gateway.wait_for(places.gateway_url)
    if not empty and not record.get("filled"):
        practice.fill(session, places, record["resources"]["APIHandler"], say)
        say("carrying it to the lists")
        _wait_for_lists(places)
        save_cloud(places)
        write_record(places, filled=True)
    front = Front(_site(session, places, record))
    front.start()
    running.callback(front.shutdown)
    _first_call(places)
    return [cloud, gateway]


def _wait_for_lists(places: Places) -> None:
    """Wait until every change was carried on; DeployFailed when that does not end, rather than waiting for ever."""
    end = time.monotonic() + SETTLE_SECONDS
    while unread_changes(places.cloud_url):
        if time.monotonic() > end:
            raise stack.DeployFailed(f"The lists do not follow the books. See {places.logs}.")
        time.sleep(0.5)


def _first_call(places: Places) -> None:
    """Call the API once: it proves the deployment, and whoever comes first need not wait for the cold start."""
    try:
        with urllib.request.urlopen(f"{places.site_url}/api/v1/health", timeout=120):
            return
    except OSError as error:
        raise stack.DeployFailed(f"The API does not answer: {error}. See {places.logs}.") from error


def _deploy(session: boto3.Session, places: Places, built: package.Package, say: Say) -> dict[str, Any]:
    """Deploy when the package or the parameters changed since the last time, else answer what is remembered."""
    record = _with_secrets(places)
    parameters = _parameters(places, record)
    mark = hashlib.sha256(json.dumps([built.digest, _site_digest(), parameters]).encode()).hexdigest()
    if record.get("deployed") == mark:
        return record
    say("deploying")
    deployed = stack.deploy(session, built, STACK, parameters, say)
    resources = stack.resources(session, STACK)
    _prepare_mail(session)
    staff.enlist(session.client("cognito-idp"), places, deployed.outputs["StaffPoolId"])
    count = local_site.upload(session.client("s3"), deployed.outputs["SiteBucketName"], package.SITE)
    say(f"uploaded {count} files of the portal")
    save_cloud(places)  # what the record calls deployed must outlive a crash
    return write_record(places, deployed=mark, outputs=dict(deployed.outputs), resources=resources)


def _with_secrets(places: Places) -> dict[str, Any]:
    record = read_record(places)
    if "gateway_key" in record:
        return record
    return write_record(
        places,
        gateway_key=f"sk_test_{secrets.token_hex(16)}",
        gateway_webhook_secret=f"whsec_{secrets.token_hex(16)}",
    )


def _parameters(places: Places, record: dict[str, Any]) -> dict[str, str]:
    return {
        "Stage": "dev",
        "LocalCloud": "yes",
        "SiteUrl": places.site_url,
        "StaffMfa": "OPTIONAL",
        "GatewayUrl": places.gateway_url,
        "GatewayKey": record["gateway_key"],
        "GatewayWebhookSecret": record["gateway_webhook_secret"],
        "TokenKeysUrl": places.cloud_url,
    }


def _site_digest() -> str:
    found = hashlib.sha256()
    for path in sorted(package.SITE.rglob("*")):
        if path.is_file():
            found.update(f"{path.relative_to(package.SITE)}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def _prepare_mail(session: boto3.Session) -> None:
    """What an administrator does once in a real account: verify the sender's domain and leave SES's sandbox."""
    mail = session.client("sesv2")
    if not any(entry["IdentityName"] == staff.DOMAIN for entry in mail.list_email_identities()["EmailIdentities"]):
        mail.create_email_identity(EmailIdentity=staff.DOMAIN)
    mail.put_account_details(
        MailType="TRANSACTIONAL",
        WebsiteURL="https://quittance.example",
        UseCaseDescription="local",
        ProductionAccessEnabled=True,
    )


def _site(session: boto3.Session, places: Places, record: dict[str, Any]) -> Site:
    outputs = record["outputs"]
    clock = LocalClock(
        session, outputs["ProjectionsTableName"], record["resources"], places.gateway_url, places.cloud_url
    )
    return Site(
        places=places,
        api_path=f"/restapis/{outputs['RestAPIId']}/live/_user_request_",
        files=local_site.load(session.client("s3"), outputs["SiteBucketName"]),
        policy=headers.content_security_policy(package.SITE, places.cloud_url),
        area=LocalArea(places, clock),
    )
