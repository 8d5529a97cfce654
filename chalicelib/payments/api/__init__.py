"""The doors of payments: the desk's and the client's."""

from chalicelib.payments.api.desk import api as desk
from chalicelib.payments.api.pay import api as pay
from chalicelib.payments.api.sending import api as sending

__all__ = ["desk", "pay", "sending"]
