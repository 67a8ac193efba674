"""The appraisal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.appraisal import NOT_LATE, agreed_cases, appraise, appraise_agreed
from sauro.casework.dossiers.models import Appraisal, Dossier, Opinion, SelfAssessment
from sauro.casework.dossiers.submission import receive_dossier
from sauro.casework.dossiers.unit_cases import dossier_cases
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.levels import Level
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.unit_cast import (
    acts,
    fresh,
    full_marks,
    ready,
    received,
    states,
    submit,
)


def look(cast: Cast, case: Case, **given: Any) -> Appraisal:
    """Giang appraises: full marks and "good" where nothing else is given."""
    now = fresh(case)
    values: dict[str, Any] = {
        "marks": full_marks(now),
        "mark_reasons": {},
        "level": Level.GOOD,
        "reason": "",
        "version": now.version,
        **given,
    }
    return appraise(actor=actor(cast.giang), case=now, **values)


def first_mark(case: Case, points: str) -> tuple[str, dict[str, str]]:
    """Code of the first criterion, and full marks but for it."""
    marks = full_marks(case)
    code = next(iter(marks))
    return code, {**marks, code: points}


def test_what_all_agree_on_needs_no_reason(cast: Cast) -> None:
    received(cast)
    appraisal = look(cast, cast.binh_case)
    assert (appraisal.level, appraisal.appraised_by) == ("good", "Hồ Trường Giang")
    assert appraisal.score == 100
    assert fresh(cast.binh_case).state == "appraised"
    assert acts(cast.binh_case.code)[-1] == "appraise"


def test_a_changed_mark_needs_its_reason_and_changes_the_score(cast: Cast) -> None:
    received(cast)
    case = fresh(cast.binh_case)
    code, marks = first_mark(case, "1.5")
    with pytest.raises(RefusedMany) as refused:
        look(cast, case, marks=marks)
    assert refused.value.messages == {f"why_{code}": "Điểm này đã sửa: ghi lý do."}
    appraisal = look(cast, case, marks=marks, mark_reasons={code: "Còn bị nhắc nhở."})
    full = full_marks(case)
    assert appraisal.score == 100 - (Fraction(full[code]) - Fraction("1.5"))
    assert appraisal.mark_reasons == {code: "Còn bị nhắc nhở."}
    assert SelfAssessment.objects.get(case=case).marks[code] == full[code]


def test_the_same_mark_written_otherwise_is_not_changed(cast: Cast) -> None:
    received(cast)
    case = fresh(cast.binh_case)
    code, marks = first_mark(case, "")
    marks[code] = str(Decimal(full_marks(case)[code]) + Decimal("0.00"))
    assert look(cast, case, marks=marks).mark_reasons == {}


@pytest.mark.parametrize("points", ["", "abc", "-1", "30.5"])
def test_a_mark_outside_its_criterion_is_refused(cast: Cast, points: str) -> None:
    received(cast)
    code, marks = first_mark(fresh(cast.binh_case), points)
    with pytest.raises(RefusedMany) as refused:
        look(cast, cast.binh_case, marks=marks, mark_reasons={code: "lý do"})
    assert list(refused.value.messages) == [f"mark_{code}"]
    assert not Appraisal.objects.exists()


@pytest.mark.parametrize("level", [Level.EXCELLENT, Level.COMPLETED, Level.FAILED])
def test_departing_from_rule_or_unit_needs_a_reason(cast: Cast, level: Level) -> None:
    received(cast)
    with pytest.raises(Refused, match=r"^Mức đã chọn khác mức trước đó hoặc khác kết quả"):
        look(cast, cast.binh_case, level=level)
    assert look(cast, cast.binh_case, level=level, reason="Qua kiểm tra.").level == level.value


def test_before_receipt_nothing_is_appraised(cast: Cast) -> None:
    ready(cast)
    submit(cast)
    with pytest.raises(Refused, match=r"^Hồ sơ của đơn vị chưa được tiếp nhận"):
        look(cast, cast.binh_case)


def test_lowering_is_proposed_only_for_a_late_dossier(cast: Cast, settings: Any) -> None:
    ready(cast)
    settings.TODAY = date(2026, 6, 25)
    dossier = submit(cast)
    receive_dossier(actor=actor(cast.giang), dossier=dossier, version=dossier.version)
    appraisal = look(cast, cast.binh_case, lower_for_lateness=True)
    assert (appraisal.level, appraisal.lower_for_lateness) == ("good", True)
    assert appraisal.outcome is not None
    assert appraisal.outcome["level_if_late"] == "completed"


def test_a_dossier_in_time_gives_no_ground_for_lowering(cast: Cast) -> None:
    received(cast)
    with pytest.raises(Refused) as refused:
        look(cast, cast.binh_case, lower_for_lateness=True)
    assert (refused.value.message, refused.value.field) == (NOT_LATE, "lower_for_lateness")


def test_two_appraisers_do_not_overwrite_each_other(cast: Cast) -> None:
    received(cast)
    before = fresh(cast.binh_case).version
    look(cast, cast.binh_case)
    with pytest.raises(Stale):
        look(cast, cast.binh_case, version=before)


def test_in_bulk_only_what_nobody_sees_differently(cast: Cast) -> None:
    dossier = received(cast)
    SelfAssessment.objects.filter(case=cast.an_case).update(level="excellent")
    Opinion.objects.filter(case=cast.chi_case, body="advisory_agencies").update(level="completed")
    bulk = appraise_agreed(actor=actor(cast.giang), dossier=dossier, own=None)
    assert {case.pk for case in bulk.done} == {cast.collective_case.pk, cast.binh_case.pk}
    assert {case.pk for case in bulk.left} == {cast.an_case.pk, cast.chi_case.pk}
    assert states(cast) == {"submitted", "appraised"}
    entry = Entry.objects.get(act="appraise_agreed")
    assert entry.details == {"cases": [cast.collective_case.pk, cast.binh_case.pk]}


def test_in_bulk_the_readers_own_case_is_left(cast: Cast) -> None:
    dossier = received(cast)
    bulk = appraise_agreed(actor=actor(cast.giang), dossier=dossier, own=cast.binh_case.official_id)
    assert [case.pk for case in bulk.left] == [cast.binh_case.pk]


def test_in_bulk_with_nothing_agreed_says_so(cast: Cast) -> None:
    dossier = received(cast)
    SelfAssessment.objects.update(level="excellent")
    with pytest.raises(Refused) as refused:
        appraise_agreed(actor=actor(cast.giang), dossier=dossier, own=None)
    assert refused.value.message == (
        "Không có trường hợp nào mà tự đánh giá, đơn vị, quy tắc và các ý kiến cùng một mức. "
        "Hãy thẩm định từng trường hợp."
    )
    assert not Appraisal.objects.exists()


def test_a_case_the_rules_give_no_level_is_never_agreed(cast: Cast) -> None:
    received(cast)
    SelfAssessment.objects.filter(case=cast.binh_case).update(marks={})
    cases = list(dossier_cases(cast.cycle, cast.unit))
    assert cast.binh_case.pk not in agreed_cases(cases)
    assert Dossier.objects.get().state == "received"
