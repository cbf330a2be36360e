"""Whoever pays, or used to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

CustomerId = NewType("CustomerId", int)


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer as the store knows them; "" where something is unknown.

    `external_id` is how the roster names them, `domain` that of their company (never a free mail service), `since`
    the first ISO day as a customer.
    """

    id: CustomerId
    external_id: str
    email: str = ""
    company: str = ""
    domain: str = ""
    segment: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one row of a roster says of a customer; `also` are further ids of the same one in other systems."""

    external_id: str
    email: str = ""
    company: str = ""
    domain: str = ""
    segment: str = ""
    since: str = ""
    also: tuple[str, ...] = ()
