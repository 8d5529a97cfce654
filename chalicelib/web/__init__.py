"""The HTTP edge: typed routes over Chalice, who is calling, what they may do, errors as problem+json, OpenAPI 3.1."""
