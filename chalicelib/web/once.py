"""A caller's key binds one request: the same again is answered, anything else under it is refused, at every door."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.kernel.errors import DomainError, Unavailable
from chalicelib.kernel.keys import mark_of
from chalicelib.web.call import Call
from chalicelib.web.doors import Plate

if TYPE_CHECKING:
    from pydantic import BaseModel


@contextmanager
def under_its_key(call: Call, plate: Plate, path: Mapping[str, str], inputs: Mapping[str, BaseModel]) -> Iterator[Call]:
    """Do what a door does under the caller's key: bound to verb, place, content and person before anything is done.
    Gives the call with the moment it was first made.

    A refusal in which nothing was done lets the key go, so that the request may be mended. Conflict `key_reused` when
    the key came before with another request.
    """
    key, keys = call.idempotency_key, call.ports.keys
    mark = mark_of(key, plate.method, plate.path, json.dumps([dict(path), _content(inputs)]), call.actor.subject)
    bound_at, new = keys.bind(key, mark, call.actor)
    try:
        yield replace(call, bound_at=bound_at)
    except Unavailable:  # nobody knows whether it was done
        raise
    except DomainError:
        if new:
            keys.free(key, mark, call.actor)
        raise


def _content(inputs: Mapping[str, BaseModel]) -> dict[str, object]:
    return {name: shape.model_dump(mode="json") for name, shape in sorted(inputs.items())}
