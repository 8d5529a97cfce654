"""The front of the local run: one origin for the portal, the pay page and the API, as CloudFront is on AWS."""

from __future__ import annotations

import http.client
import sys
import threading
import traceback
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from infra.headers import FIXED
from infra.local.area import Answer, LocalArea
from infra.local.places import HOST, Places
from infra.local.site import File, resolve

API_TIMEOUT = 60  # seconds: a cold start on a busy machine included
BODY_MAX = 10 * 1024 * 1024  # bytes, API Gateway's limit
_HOP = {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "host"}
_OWN = {"date", "server", "content-length", *(name.lower() for name in FIXED), "content-security-policy"}


@dataclass(frozen=True, slots=True)
class Site:
    """What the front serves: the API's address in the local cloud, the portal's files, the local area, the policy."""

    places: Places
    api_path: str
    files: dict[str, File]
    policy: str
    area: LocalArea


class Handler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    protocol_version = "HTTP/1.1"
    server_version = "quittance"
    sys_version = ""
    wbufsize = -1  # one packet an answer: unbuffered headers wait 40 ms for the peer's delayed acknowledgement
    disable_nagle_algorithm = True
    server: Front

    def handle_any(self) -> None:
        """Answer one request, whatever its method."""
        try:
            self._route()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except Exception:  # noqa: BLE001  # the front stays up; the terminal's log says why
            traceback.print_exc(file=sys.stderr)
            self._send(Answer(502, b'{"detail":"The local cloud did not answer."}'), {})

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_any  # noqa: N815

    def _route(self) -> None:
        address = urlsplit(self.path)
        if not self._from_here():
            self._send(Answer(421, b'{"detail":"This address is for this machine alone."}'), {})
        elif address.path.startswith("/api/"):
            self._forward()
        elif address.path == "/local" or address.path.startswith("/local/"):
            self._send(self._local(address.path, address.query), {"Cache-Control": "no-store"})
        else:
            self._file(address.path)

    def _from_here(self) -> bool:
        """Refuse other host names (DNS rebinding) and, for what changes something, pages of other origins."""
        names = {f"{HOST}:{self.server.site.places.port}", f"localhost:{self.server.site.places.port}"}
        origin = self.headers.get("Origin")
        foreign = origin is not None and origin not in {f"http://{name}" for name in names}
        return self.headers.get("Host") in names and (self.command in ("GET", "HEAD") or not foreign)

    def _body(self) -> bytes | None:
        size = int(self.headers.get("Content-Length") or 0)
        if size > BODY_MAX or self.headers.get("Transfer-Encoding"):
            self.close_connection = True
            return None
        return self.rfile.read(size)

    def _local(self, path: str, query: str) -> Answer:
        if self.command != "POST":
            return self.server.site.area.get(path, query)
        return self.server.site.area.post(path, self.headers.get("Content-Type", ""), self._body() or b"")

    def _forward(self) -> None:
        body = self._body()
        if body is None:
            self._send(Answer(413, b'{"detail":"The body is too large."}'), {})
            return
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
        headers["X-Forwarded-For"] = self.client_address[0]
        upstream = http.client.HTTPConnection(HOST, self.server.site.places.port + 1, timeout=API_TIMEOUT)
        try:
            upstream.request(self.command, self.server.site.api_path + self.path, body, headers)
            found = upstream.getresponse()
            self._pass_on(found, found.read())
        finally:
            upstream.close()

    def _pass_on(self, found: http.client.HTTPResponse, body: bytes) -> None:
        self.send_response(found.status)
        for name, value in found.getheaders():
            if name.lower() not in _HOP | _OWN:
                self.send_header(name, value)
        self._finish(body)

    def _file(self, path: str) -> None:
        file = self.server.site.files.get(resolve(path))
        if file is None:
            self._send(Answer(404, b"No such file.", "text/plain; charset=utf-8"), {})
        else:
            self._send(Answer(200, file.body, file.media_type), {"Cache-Control": file.cache})

    def _send(self, answer: Answer, headers: dict[str, str]) -> None:
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", answer.media_type)
        if answer.location:
            self.send_header("Location", answer.location)
        self._finish(answer.body)

    def _finish(self, body: bytes) -> None:
        for name, value in FIXED.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self.server.site.policy)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # the base class names it so
        """Say nothing: an address may hold what a client typed."""


class Front(ThreadingHTTPServer):
    """The front's server, on the loopback alone."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, site: Site) -> None:
        super().__init__((HOST, site.places.port), Handler)
        self.site = site

    def start(self) -> None:
        """Serve in the background."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
