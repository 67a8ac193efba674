"""Who is not rated this quarter: grounds from dates, the step from a person."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.deferrals import defer, ground_of, grounds_of, resume
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.selectors import cases_of
from sauro.casework.errors import Refused, Stale
from sauro.casework.people.models import Absence
from tests.casework.cast import Cast, actor

pytestmark = pytest.mark.django_db


def away(case: Case, kind: str, start: date, end: date | None = None) -> Absence:
    assert case.official is not None
    return Absence.objects.create(
        official=case.official, kind=kind, start=start, end=end, document="QĐ số 1"
    )


@pytest.mark.parametrize(
    ("end", "deferred"), [(date(2026, 5, 30), False), (date(2026, 5, 31), True)]
)
def test_two_months_of_training_defer_and_a_day_less_does_not(
    cast: Cast, end: date, deferred: bool
) -> None:
    away(cast.binh_case, "training", date(2026, 4, 1), end)
    assert (ground_of(cast.binh_case) is not None) is deferred


@pytest.mark.parametrize(
    ("end", "deferred"), [(date(2026, 6, 29), False), (date(2026, 6, 30), True)]
)
def test_an_examination_counts_when_it_is_ongoing_on_the_last_day(
    cast: Cast, end: date, deferred: bool
) -> None:
    away(cast.binh_case, "examination", date(2026, 6, 1), end)
    ground = ground_of(cast.binh_case)
    assert (ground is not None) is deferred
    assert ground is None or ground.readings == ("D16",)


def test_the_grounds_of_many_cases_take_one_query(cast: Cast) -> None:
    away(cast.binh_case, "other", date(2026, 4, 1))
    cases = list(cases_of(cast.cycle))
    with CaptureQueriesContext(connection) as queries:
        found = grounds_of(cases)
    assert (list(found), len(queries)) == ([cast.binh_case.pk], 1)


def test_a_case_with_a_ground_is_deferred_and_the_line_names_the_clause(cast: Cast) -> None:
    away(cast.binh_case, "examination", date(2026, 6, 1))
    case = defer(actor=actor(cast.giang), case=cast.binh_case, version=1)
    assert (case.state, case.version) == ("deferred", 2)
    line = Entry.objects.latest("number")
    assert (line.act, line.subject) == ("defer", case.code)
    assert line.details == {
        "from": "planning",
        "to": "deferred",
        "clause": "HD-QUY VIII.1.2 gạch đầu dòng 4",
        "readings": ["D16"],
    }


def test_without_a_ground_nothing_is_deferred(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        defer(actor=actor(cast.giang), case=cast.binh_case, version=1)
    assert refused.value.message == (
        "Không có căn cứ chưa xếp loại nào còn hiệu lực trong quý: ghi thời gian và văn bản trước "
        "(HD-QUY VIII.1)."
    )
    assert Entry.objects.count() == 0


def test_a_deferred_case_resumes_only_once_its_ground_is_gone(cast: Cast) -> None:
    absence = away(cast.binh_case, "other", date(2026, 6, 1))
    case = defer(actor=actor(cast.giang), case=cast.binh_case, version=1)
    with pytest.raises(Refused, match="Căn cứ chưa xếp loại vẫn còn hiệu lực trong quý"):
        resume(actor=actor(cast.giang), case=case, version=2)
    absence.delete()
    assert resume(actor=actor(cast.giang), case=case, version=2).state == "working"


def test_a_stale_form_defers_nothing(cast: Cast) -> None:
    away(cast.binh_case, "other", date(2026, 6, 1))
    Case.objects.filter(pk=cast.binh_case.pk).update(version=5)
    with pytest.raises(Stale):
        defer(actor=actor(cast.giang), case=cast.binh_case, version=1)
    assert Case.objects.get(pk=cast.binh_case.pk).state == "planning"
