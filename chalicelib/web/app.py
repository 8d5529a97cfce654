"""The Chalice application with the office's ports and its three ways of knowing a caller."""

from __future__ import annotations

from collections.abc import Callable

from chalice.app import Chalice

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.web.api import Api, Door

Authenticator = Callable[[Ports, str], Actor]


class OfficeApp(Chalice):
    """Chalice plus what every door needs: ports made on first use, staff tokens and pay sessions verified."""

    def __init__(
        self, name: str, build_ports: Callable[[], Ports], staff: Authenticator, client: Authenticator
    ) -> None:
        super().__init__(app_name=name, configure_logs=False)
        self._build_ports = build_ports
        self._ports: Ports | None = None
        self.staff = staff
        self.client = client
        self.doors: list[Door] = []

    def add(self, doors: Api) -> None:
        """Open a room's doors."""
        self.register_blueprint(doors)
        self.doors += doors.doors

    @property
    def ports(self) -> Ports:
        """The outside world, built once per worker."""
        if self._ports is None:
            self._ports = self._build_ports()
        return self._ports

    def use_ports(self, ports: Ports | None) -> None:
        """Put other ports in place, or None to build them anew: for tests that run the app in process."""
        self._ports = ports
