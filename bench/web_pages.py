"""Which pages are opened, by whom: the menu of every role, and one of each thing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.models import Grant, User
from sauro.casework.access.rights import rights_of
from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Item, ReviewRequest, Session
from sauro.casework.dossiers.models import Dossier, Opinion
from sauro.casework.people.models import Assignment, Unit
from sauro.casework.work.models import Task
from sauro.regulation.procedure.steps import CaseState
from sauro.web.shell import menu

OPENED = 200
CALLS = ("SELECT", "INSERT", "UPDATE", "DELETE")


class Page(NamedTuple):
    """A page as one role opens it; name: without the ids."""

    role: Role
    name: str
    address: str
    client: Client


def pages() -> Iterator[Page]:
    """Every page that opens for the account of each role, each once."""
    for role, user in readers():
        client = Client()
        client.force_login(user)
        own = [entry.path for entry in menu(rights_of(user))]
        seen: set[str] = set()
        for address in [*own, *_behind(user)]:
            there = _where(client, address)
            if there and there not in seen:
                seen.add(there)
                yield Page(role, _name(there), there, client)


def queries_of(page: Page) -> list[str]:
    """What opening the page asks of the database; beginning and ending transactions left out."""
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as asked:
        answer = page.client.get(page.address)
    if answer.status_code != OPENED:
        raise AssertionError(f"{page.role} {page.address}: {answer.status_code}")
    texts = [query["sql"] for query in asked.captured_queries]
    return [text for text in texts if text.startswith(CALLS)]


def readers() -> Iterator[tuple[Role, User]]:
    """One account a role: head and clerk of the largest unit, an official without other roles."""
    unit = largest_unit()
    plain = User.objects.filter(grants=None, official__assignments__unit=unit)
    yield Role.OFFICIAL, plain.earliest("pk")
    for role in Role:
        held = Grant.objects.filter(role=role.value).order_by("pk")
        grant = held.filter(Q(unit=unit) | Q(unit=None)).first()
        if grant is not None:
            yield role, grant.user


def largest_unit() -> Unit:
    """The unit with a head, an appraised dossier if any, and most officials."""
    held = Assignment.objects.filter(primary=True, until=None).values("unit")
    led = Grant.objects.filter(role=Role.UNIT_HEAD.value).values("unit")
    counted = held.filter(unit__in=led).annotate(people=Count("pk")).order_by("-people", "unit")
    return Unit.objects.get(pk=counted[0]["unit"])


def _behind(user: User) -> Iterator[str]:
    """One of each thing, of the reader's own where there is one, of the open quarter."""
    cycle = Cycle.objects.filter(state=Cycle.State.OPEN).latest("period")
    unit = largest_unit()
    cases = Case.objects.filter(cycle=cycle)
    for case in _cases(cases, user, unit):
        yield f"/ho-so/{case.pk}/"
        yield f"/ho-so/{case.pk}/chua-xep-loai/"
        yield f"/ke-hoach/{case.pk}/"
        yield f"/ke-hoach/{case.pk}/sua/"
        yield f"/ke-hoach/{case.pk}/ket-qua/"
        yield f"/tu-danh-gia/{case.pk}/"
        yield f"/tham-dinh/ho-so/{case.pk}/"
        if case.official_id:
            yield f"/can-bo/{case.official_id}/"
    tasks = Task.objects.filter(unit=unit, period=cycle.period)
    own = tasks.filter(responsible=user.official_id) if user.official_id else tasks
    yield from _first("/nhiem-vu/{}/", own)
    yield from (
        f"/don-vi/{unit.pk}/",
        f"/nhiem-vu/don-vi/{unit.pk}/",
        f"/bao-cao/don-vi/{unit.pk}/",
    )
    yield from _first("/tham-dinh/{}/", Dossier.objects.filter(cycle=cycle, state="received"))
    yield from _first("/y-kien/{}/", Opinion.objects.filter(case__cycle=cycle))
    sessions = Session.objects.filter(cycle=cycle).annotate(lines=Count("items"))
    yield from _first("/hop/{}/", sessions.order_by("-lines"))
    yield from _first("/hop/truong-hop/{}/", Item.objects.filter(session__cycle=cycle))
    yield from _first("/ket-qua/{}/", cases.filter(state=CaseState.DECIDED.value))
    yield from _first(
        "/ket-qua/{}/", Case.objects.filter(state=CaseState.PUBLISHED.value).order_by("-pk")
    )
    yield from _first("/ket-qua/de-nghi/{}/tra-loi/", ReviewRequest.objects.all())
    yield from _first("/quan-tri/ky/{}/", Cycle.objects.filter(pk=cycle.pk))
    yield from _first("/quan-tri/tai-khoan/{}/", User.objects.order_by("pk"))
    yield from _lists()


def _lists() -> Iterator[str]:
    yield from ("/tong-quan/", "/quan-tri/don-vi/", "/quan-tri/can-bo/", "/quan-tri/tai-khoan/")
    yield from ("/can-bo/?tim=nguyen", "/can-bo/?trang=20")
    last = Entry.objects.latest("number")
    yield f"/nhat-ky/?actor={last.actor}"
    yield f"/nhat-ky/?subject={last.subject}"
    yield f"/nhat-ky/?act={last.act}"


def _cases(cases: QuerySet[Case], user: User, unit: Unit) -> Iterable[Case]:
    own = cases.filter(official=user.official_id) if user.official_id else cases.none()
    official = cases.filter(official__isnull=False)
    of_unit = official.filter(unit=unit).exclude(official=user.official_id)
    appraised = official.filter(state=CaseState.APPRAISED.value)
    routed = official.filter(opinions__isnull=False)
    found = (some.order_by("pk").first() for some in (own, of_unit, appraised, routed))
    return {case.pk: case for case in found if case}.values()


def _first(address: str, rows: QuerySet[Any]) -> Iterator[str]:
    row = rows.first()
    if row is not None:
        yield address.format(row.pk)


def _where(client: Client, address: str) -> str:
    """The address that answers with a page; empty where the reader gets none."""
    answer = client.get(address, follow=True)
    if answer.status_code != OPENED:
        return ""
    chain = answer.redirect_chain
    return str(chain[-1][0]) if chain else address


def _name(address: str) -> str:
    return re.sub(r"\d+", "…", address)
