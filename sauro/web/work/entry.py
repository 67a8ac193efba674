"""Who acts on a task or a plan, and which quarter a page is about."""

from __future__ import annotations

from django.http import HttpRequest

from sauro.casework import clock
from sauro.casework.access.rights import Held, Rights
from sauro.casework.access.roles import Role
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.selectors import open_cycle_now
from sauro.regulation.period import Quarter
from sauro.web.permits import Request

PERIOD = "ky"
INVALID = 422


def actor_for(request: Request, held: Held, whose: str) -> Actor:
    """Who the log names; whose: the official a clerk types for."""
    return request.rights.actor(held, whose if held.role is Role.UNIT_CLERK else "")


def period_of(request: HttpRequest) -> str:
    """The quarter in the address, else the open cycle's, else the newest, else today's."""
    try:
        return str(Quarter.parse(request.GET.get(PERIOD, "")))
    except ValueError:
        cycle = open_cycle_now() or Cycle.objects.order_by("-period").first()
    if cycle is not None:
        return cycle.period
    today = clock.today()
    return str(Quarter(today.year, (today.month - 1) // 3 + 1))


def unit_held(rights: Rights) -> int | None:
    """The unit of the role acted in, where it is a clerk's or a head's."""
    current = rights.current
    if current is not None and current.role in (Role.UNIT_CLERK, Role.UNIT_HEAD):
        return current.unit_id
    return None
