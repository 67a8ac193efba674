"""Which tasks a case answers for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from sauro.casework.cycles.models import Case
from sauro.casework.people.models import Assignment
from sauro.casework.work.models import Task
from sauro.casework.work.scope import (
    fields_in_charge,
    in_scope,
    is_own,
    own_tasks,
    scope_tasks,
    unit_tasks,
)
from tests.casework.cast import Cast, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(cast: Cast) -> dict[str, Task]:
    an, binh, chi = (
        case.official for case in (cast.an_case, cast.binh_case, cast.chi_case) if case.official
    )
    phuc = cast.phuc_case.official
    assert phuc is not None
    return {
        "an": make_task(cast, an),
        "binh": make_task(cast, binh),
        "binh outside the field": make_task(cast, binh, field=cast.projects),
        "chi": make_task(cast, chi),
        "clerk in binh's field": make_task(
            cast, an, field=cast.finance, responsible=None, responsible_name="Văn thư"
        ),
        "binh last quarter": make_task(cast, binh, period="2026-Q1"),
        "phuc": make_task(cast, phuc, unit=cast.other_unit),
    }


def names(found: Iterable[Task], tasks: dict[str, Task]) -> set[str]:
    ids = {task.pk for task in found}
    return {name for name, task in tasks.items() if task.pk in ids}


UNIT = {"an", "binh", "binh outside the field", "chi", "clerk in binh's field"}


def test_the_register_of_a_unit_holds_one_quarter(cast: Cast, tasks: dict[str, Task]) -> None:
    assert names(unit_tasks(cast.unit, "2026-Q2"), tasks) == UNIT
    assert names(unit_tasks(cast.unit, "2026-Q1"), tasks) == {"binh last quarter"}


def test_own_tasks_are_those_one_is_the_responsible_person_of(
    cast: Cast, tasks: dict[str, Task]
) -> None:
    assert names(own_tasks(cast.binh_case), tasks) == {"binh", "binh outside the field"}
    assert names(own_tasks(cast.collective_case), tasks) == UNIT


def test_a_head_and_the_collective_answer_for_the_whole_unit(
    cast: Cast, tasks: dict[str, Task]
) -> None:
    assert names(scope_tasks(cast.an_case), tasks) == UNIT
    assert names(scope_tasks(cast.collective_case), tasks) == UNIT


def test_a_deputy_answers_for_the_fields_in_charge(cast: Cast, tasks: dict[str, Task]) -> None:
    assert names(scope_tasks(cast.binh_case), tasks) == {"binh", "clerk in binh's field"}
    assert names(scope_tasks(cast.chi_case), tasks) == {"chi", "binh outside the field"}


def test_who_has_no_field_answers_for_the_own_tasks(cast: Cast, tasks: dict[str, Task]) -> None:
    Assignment.objects.get(official=cast.binh_case.official_id).fields.clear()
    assert names(scope_tasks(cast.binh_case), tasks) == {"binh", "binh outside the field"}


def test_a_field_led_no_longer_does_not_count(cast: Cast, tasks: dict[str, Task]) -> None:
    Assignment.objects.filter(official=cast.binh_case.official_id).update(until=date(2026, 6, 19))
    assert fields_in_charge([cast.binh_case]) == {cast.binh_case.pk: frozenset()}
    assert names(scope_tasks(cast.binh_case), tasks) == {"binh", "binh outside the field"}


def test_many_cases_are_answered_in_one_query_and_as_each_alone(
    cast: Cast, tasks: dict[str, Task], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cases = list(Case.objects.select_related("cycle", "unit"))
    with django_assert_num_queries(1):
        fields = fields_in_charge(cases)
    assert fields[cast.binh_case.pk] == {cast.finance.pk}
    for case in cases:
        listed = [task for task in tasks.values() if in_scope(task, case, fields[case.pk])]
        assert names(listed, tasks) == names(scope_tasks(case), tasks)
        own = [task for task in tasks.values() if is_own(task, case)]
        assert names(own, tasks) == names(own_tasks(case), tasks)
    assert fields_in_charge([]) == {}
