"""No page asks more of the database when there are more people, and none asks much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import pytest
from django.db import transaction

from bench import web_people, web_quarters, web_work
from bench.web_pages import pages, queries_of
from sauro.casework import clock
from sauro.casework.access.roles import Role as AccessRole
from sauro.casework.audit.services import SYSTEM
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.opening import open_cycle
from sauro.casework.people.models import Assignment, Official, Post
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import make_group, make_official, make_unit

MOST_QUERIES = 20
TODAY = date(2026, 9, 25)
SINCE = date(2026, 1, 1)
SMALL, LARGE = (6, 2), (8, 5)
"""Units, and people in each: 12 and 40 people."""

Counts = Mapping[tuple[AccessRole, str], list[int]]


@pytest.mark.django_db
def test_no_page_asks_more_with_more_people_and_none_above_twenty_queries() -> None:
    with clock.on(TODAY):
        small, large = counted(*SMALL), counted(*LARGE)
    assert {role for role, _ in small} == set(AccessRole)
    assert small.keys() == large.keys()
    assert {page: (small[page], large[page]) for page in small if small[page] != large[page]} == {}
    assert {page: most for page, most in large.items() if max(most) > MOST_QUERIES} == {}
    assert min(map(min, large.values())) > 0


def counted(units: int, people: int) -> Counts:
    """The queries of every page by role and page, in a world that is gone afterwards."""
    found = defaultdict(list)
    with transaction.atomic():
        make_world(units, people)
        for page in pages():
            found[page.role, page.name].append(len(queries_of(page)))
        transaction.set_rollback(True)
    return found


def make_world(units: int, people: int) -> None:
    """A quarter told, and one in which units stand at every stage; all have tasks and plans."""
    posts = _posts()
    province = make_unit("TINH", "Tỉnh Mẫu")
    for number in range(units):
        unit = make_unit(f"SO-{number}", f"Sở Mẫu số {number}", province)
        for place in range(people):
            official = make_official(f"CB-{number}-{place}", f"Nguyễn Văn Mẫu {number} {place}")
            role = Role.DEPUTY if place else Role.HEAD
            Assignment.objects.create(
                official=official, unit=unit, post=posts[role], role=role.value, since=SINCE
            )
    assert Official.objects.count() == units * people
    web_people.create_accounts()
    told = open_cycle(actor=SYSTEM, period="2026-Q2", opened_on=date(2026, 4, 1))
    web_work.fill(told)
    web_quarters.close(told)
    now = open_cycle(actor=SYSTEM, period="2026-Q3", opened_on=date(2026, 7, 1))
    web_work.fill(now)
    web_quarters.begin(now)
    Cycle.objects.filter(pk=told.pk).update(state=Cycle.State.CLOSED)


def _posts() -> Mapping[Role, Post]:
    named = {
        Role.HEAD: ("GD", "Giám đốc", Position.DEPARTMENT_HEAD),
        Role.DEPUTY: ("PGD", "Phó Giám đốc", Position.DEPARTMENT_DEPUTY),
    }
    return {
        role: Post.objects.create(
            code=code, name=name, position=position.value, group=make_group(f"nhom-{code}", name)
        )
        for role, (code, name, position) in named.items()
    }
