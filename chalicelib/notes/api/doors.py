"""The room's routes hang on this."""

from chalicelib.web.api import Api

api = Api("notes", "/api/v1")
