"""The room's routes hang on this."""

from chalicelib.web.api import Api

api = Api("providers", "/api/v1")
