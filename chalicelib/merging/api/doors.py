"""The routes of merging hang on this."""

from chalicelib.web.api import Api

api = Api("merging", "/api/v1")
