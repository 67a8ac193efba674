"""A unit's results by axis (Phụ lục 09)."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.unit_results import confirm_results, unit_axes
from sauro.casework.errors import Stale
from sauro.casework.work.models import Task
from sauro.regulation.quarter.facts import Scope
from tests.casework.cast import Cast, actor, done, make_task


def test_planned_and_ad_hoc_stand_apart_and_add_up(cast: Cast) -> None:
    binh = cast.binh_case.official
    assert binh is not None
    done(make_task(cast, binh, 1), exceeded=True)
    done(make_task(cast, binh, 1, kind=Task.Kind.AD_HOC), finished_on=date(2026, 6, 16))
    make_task(cast, binh, 1, excuse=Task.Excuse.CONFIRMED)
    make_task(cast, binh, 2)
    first, second, *rest, total = unit_axes(cast.unit, cast.cycle)
    assert (first.number, second.number, total.number) == (1, 2, 0)
    assert first.planned == Scope(2, 1, 0, 1, 0, 1)
    assert first.ad_hoc == Scope(1, 1, 1, 0, 0, 0)
    assert first.total == Scope(3, 2, 1, 1, 0, 1)
    assert second.total == Scope(1, 0, 1, 0, 0, 0)
    assert total.total == Scope(4, 2, 2, 1, 0, 1)
    assert len(rest) == 4
    assert all(axis.total == Scope(0, 0, 0, 0) for axis in rest)


def test_tasks_of_other_units_and_quarters_stay_out(cast: Cast) -> None:
    phuc = cast.phuc_case.official
    assert phuc is not None
    make_task(cast, phuc, unit=cast.other_unit)
    make_task(cast, phuc, period="2026-Q1")
    assert unit_axes(cast.unit, cast.cycle)[-1].total.assigned == 0


def test_confirming_keeps_the_comment_and_logs_the_figures(cast: Cast) -> None:
    binh = cast.binh_case.official
    assert binh is not None
    done(make_task(cast, binh))
    dossier = dossier_of(cast.cycle, cast.unit)
    confirm_results(actor=actor(cast.dung), dossier=dossier, comment="Đủ.", version=1)
    dossier.refresh_from_db()
    assert dossier.results_confirmed_at is not None
    assert (dossier.results_comment, dossier.version) == ("Đủ.", 2)
    assert Entry.objects.get().details == {
        "comment": "Đủ.",
        "counts": {
            "assigned": 1,
            "completed": 1,
            "late": 0,
            "exceeded": 0,
            "substandard": 0,
            "excused": 0,
        },
    }
    with pytest.raises(Stale):
        confirm_results(actor=actor(cast.dung), dossier=dossier, comment="", version=1)
