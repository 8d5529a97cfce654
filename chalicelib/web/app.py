"""The Chalice application with the office's ports and its three ways of knowing a caller."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from chalice.app import Chalice

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.web.doors import Plate
from chalicelib.web.serving import view_of

if TYPE_CHECKING:
    from chalicelib.web.api import Door

Authenticator = Callable[[Ports, str], Actor]
Reading = Callable[[Ports, Actor, str, str, str], None]  # who read which account, what of it, in which call
Working = Callable[[Ports, str], object]  # refuses work on an account that takes none


class OfficeApp(Chalice):
    """Chalice plus what every door needs: ports made on first use, staff tokens and pay sessions verified."""

    def __init__(
        self,
        name: str,
        build_ports: Callable[[], Ports],
        staff: Authenticator,
        client: Authenticator,
        reading: Reading,
        working: Working = lambda ports, account_id: None,
    ) -> None:
        super().__init__(app_name=name, configure_logs=False)
        self._build_ports = build_ports
        self._ports: Ports | None = None
        self.staff = staff
        self.client = client
        self.reading = reading
        self.working = working
        self.plates: list[Plate] = []

    def add(self, plates: Iterable[Plate]) -> None:
        """Hang doors: they can be knocked at, and the rooms behind them are not loaded yet."""
        for plate in plates:
            self.plates.append(plate)
            takes = ["application/json"] if plate.takes == "json" else ["*/*"]
            self.route(plate.path, methods=[plate.method], name=plate.name, content_types=takes)(view_of(self, plate))

    @property
    def doors(self) -> list[Door]:
        """All doors, opened: for descriptions and tests, never on the way of a request."""
        return [plate.door() for plate in self.plates]

    @property
    def ports(self) -> Ports:
        """The outside world, built once per worker."""
        if self._ports is None:
            self._ports = self._build_ports()
        return self._ports

    def use_ports(self, ports: Ports | None) -> None:
        """Put other ports in place, or None to build them anew: for tests that run the app in process."""
        self._ports = ports
