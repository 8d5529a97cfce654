"""The routes of collections hang on this."""

from chalicelib.web.api import Api

api = Api("collections", "/api/v1")
