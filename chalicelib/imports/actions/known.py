"""What the office knows already, asked once each while files are read."""

from __future__ import annotations

from functools import cache

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import CodeSystem
from chalicelib.catalog.rules import writing
from chalicelib.enrollment import actions as enrollment
from chalicelib.imports.rules.gathered import OWN_SYSTEMS, Someone, head_client
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today


class Office:
    """Payers, clients and codes of the books, for reading (`rules.gathered.Known`)."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self.today = today(ports)
        self.time_zone = ports.settings.office_time_zone
        self.payer = cache(self._payer)
        self.code = cache(self._code)
        self._codebook = cache(lambda system: catalog.codebook(ports, system))

    def _payer(self, payer_id: str) -> bool:
        try:
            enrollment.payer_of(self._ports, payer_id)
        except NotFound:
            return False
        return True

    def client(self, system: str, outside_id: str, account_id: str) -> Someone | None:
        """The client with an outside id: the one who heads `account_id`, else whoever bears the number."""
        headed = self._someone(account_id, head_client(account_id))
        if headed is not None:
            return headed
        for found, client_id in enrollment.clients_by_identifier(self._ports, system, outside_id):
            someone = self._someone(found, client_id)
            if someone is not None:
                return someone
        return None

    def _someone(self, account_id: str, client_id: str) -> Someone | None:
        try:
            return Someone(account_id, client_id, enrollment.account_of(self._ports, account_id).currency)
        except NotFound:
            return None

    def _code(self, system: str, code: str) -> tuple[CodeSystem, str] | None:
        if system in OWN_SYSTEMS:
            own = CodeSystem(system)
            book, spelled = self._codebook(own), writing.spelled(own, code)
            return (own, spelled) if book is not None and book.history(spelled) else None
        found = catalog.translate_code(self._ports, system, code)
        return (found.to_system, found.to_code) if found else None
