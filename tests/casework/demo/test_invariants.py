"""`sauro verify` on the demonstration: each kind of fault, planted, is found and named."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from django.utils import timezone

from sauro.casework.audit.guard import lower_guard, raise_guard
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision, Item, Notice, Session
from sauro.casework.dossiers.models import (
    Appraisal,
    CentralResult,
    Dossier,
    Proposal,
    SelfAssessment,
    UnitDecision,
)
from sauro.casework.invariants.whole import faults
from sauro.casework.people.models import Absence, Unit
from sauro.casework.work.models import Plan, Task
from sauro.regulation.procedure.steps import CaseState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def a_case(period: str, state: CaseState, **values: object) -> Case:
    found = Case.objects.filter(cycle__period=period, state=state.value, **values)
    case = found.select_related("cycle", "unit", "official").order_by("pk").first()
    assert case is not None
    return case


def published() -> Case:
    return a_case("2026-Q2", CaseState.PUBLISHED, official__isnull=False, tier="provincial_rated")


def named(case: Case) -> str:
    return f"Hồ sơ {case.pk} ({case.name}, {case.cycle.title}): "


def found() -> list[str]:
    return list(faults())


def test_a_unit_hung_elsewhere_without_its_path() -> None:
    unit = Unit.objects.get(code="so-noi-vu")
    Unit.objects.filter(pk=unit.pk).update(path=f"/{unit.pk}/")
    assert found() == [
        f'Đơn vị so-noi-vu (Sở Nội vụ): đường dẫn trong cây là "/{unit.pk}/", '
        f'theo cấp trên phải là "{unit.path}".'
    ]


def test_a_version_below_one() -> None:
    task = Task.objects.order_by("pk").first()
    assert task is not None
    Task.objects.filter(pk=task.pk).update(version=0)
    assert found() == [f"Bảng work_task, dòng {task.pk}: số phiên bản nhỏ hơn 1."]


def test_an_approved_plan_that_does_not_add_up() -> None:
    plan = Plan.objects.filter(case=published()).get()
    axis = next(number for number, points in plan.axes.items() if points != "0")
    plan.axes[axis] = str(int(plan.axes[axis]) + 1)
    plan.save(update_fields=["axes"])
    lines, start = found(), f"{named(published())}kế hoạch đã trình mà "
    assert lines
    assert [line for line in lines if not line.startswith(start)] == []


def test_a_plan_still_being_drawn_up_may_be_unfinished() -> None:
    case = a_case("2026-Q3", CaseState.PLANNING)
    Plan.objects.filter(case=case).update(axes={"1": "3"}, mains=[])
    assert found() == []


@pytest.mark.parametrize("model", [SelfAssessment, Proposal, Appraisal, Decision])
def test_an_outcome_that_the_rules_do_not_give(
    model: type[SelfAssessment | Proposal | Appraisal | Decision],
) -> None:
    row = model._default_manager.filter(case=published()).get()
    words = {
        SelfAssessment: "tự đánh giá",
        Proposal: "đề xuất của đơn vị",
        Appraisal: "thẩm định",
        Decision: "quyết định",
    }
    row.outcome = {**(row.outcome or {}), "level": "failed"}
    row.save(update_fields=["outcome"])
    assert found() == [
        f"{named(published())}{words[model]}: kết quả đã lưu khác kết quả tính lại từ số liệu đã "
        f"lưu (mức đã lưu failed, tính lại good)."
    ]


def test_a_reason_changed_behind_the_level_is_found_too() -> None:
    row = Appraisal.objects.get(case=published())
    row.outcome = {**(row.outcome or {}), "citations": []}
    row.save(update_fields=["outcome"])
    assert found() == [
        f"{named(published())}thẩm định: kết quả đã lưu khác kết quả tính lại từ số liệu đã lưu "
        "(citations)."
    ]


def test_a_score_or_a_fact_changed_afterwards() -> None:
    case = published()
    Appraisal.objects.filter(case=case).update(score=Fraction(1))
    assert len(found()) == 1
    row = Appraisal.objects.get(case=case)
    row.facts = {**(row.facts or {}), "scope": {"assigned": "năm"}}
    row.save(update_fields=["facts"])
    (fault,) = found()
    assert fault.startswith(f"{named(case)}thẩm định: số liệu đã lưu không đọc được: ")


def test_an_outcome_under_another_rulebook() -> None:
    Appraisal.objects.filter(case=published()).update(rulebook="kon-tum-2024")
    assert found() == [
        f"{named(published())}thẩm định: tính theo bộ quy tắc kon-tum-2024, kỳ này theo "
        "lam-dong-2026."
    ]


def _no_decision(case: Case) -> None:
    Decision.objects.filter(case=case).update(annulled_at=timezone.now())


def _other_level(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(level="failed")


def _not_final(case: Case) -> None:
    Decision.objects.filter(case=case).update(final=False)


def _votes_lost(case: Case) -> None:
    Item.objects.filter(case=case).update(votes={"good": 1})


def _not_told(case: Case) -> None:
    Notice.objects.filter(case=case).delete()


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        (_no_decision, "có 0 quyết định còn hiệu lực, phải có đúng một."),
        (_other_level, "mức của hồ sơ là failed, mức của quyết định là good."),
        (_not_final, "quyết định và cuộc họp không thống nhất về việc đã kết thúc hay chưa."),
        (_votes_lost, "số phiếu cộng lại 1, khác số người biểu quyết."),
        (_not_told, "đã thông báo mà không có thông báo gửi cá nhân."),
    ],
)
def test_a_published_case_at_odds_with_its_decision(
    plant: Callable[[Case], None], said: str
) -> None:
    case = Case.objects.filter(
        cycle__period="2026-Q2", level="good", official__isnull=False, tier="provincial_rated"
    ).first()
    assert case is not None
    plant(case)
    assert found() == [f"{named(case)}{said}"]


def test_told_by_a_session_that_told_nobody() -> None:
    Session.objects.update(state=Session.State.CLOSED)
    lines = found()
    assert len(lines) == Decision.objects.filter(kind=Decision.Kind.DECIDES).count()
    assert {line.partition("): ")[2] for line in lines} == {
        "đã thông báo mà cuộc họp quyết định chưa thông báo kết quả."
    }


def test_a_result_of_the_centre_that_was_never_recorded() -> None:
    case = a_case("2026-Q2", CaseState.PUBLISHED, tier="central")
    CentralResult.objects.filter(case=case).delete()
    assert found() == [
        f"{named(case)}mức của hồ sơ khác kết quả của Trung ương đã ghi, hoặc chưa ghi kết quả đó."
    ]


def test_a_result_of_a_unit_that_is_in_no_decision_of_it() -> None:
    case = a_case("2026-Q2", CaseState.PUBLISHED, tier="unit")
    for decision in UnitDecision.objects.filter(cases=case):
        decision.cases.remove(case)
    assert found() == [f"{named(case)}đã có kết quả mà không nằm trong quyết định nào của đơn vị."]


def test_a_level_before_its_decision() -> None:
    case = a_case("2026-Q3", CaseState.SUBMITTED)
    Case.objects.filter(pk=case.pk).update(level="good")
    assert found() == [f"{named(case)}ghi mức đã quyết định mà chưa ở bước đã quyết định."]


def test_a_decision_that_stands_while_the_case_was_sent_back() -> None:
    case = published()
    Case.objects.filter(pk=case.pk).update(state=CaseState.APPRAISED.value, level=None)
    assert found() == [f"{named(case)}có quyết định còn hiệu lực mà chưa ở bước đã quyết định."]


@pytest.mark.parametrize(
    ("state", "model", "said"),
    [
        (CaseState.PLAN_SUBMITTED, Plan, "chưa có kế hoạch"),
        (CaseState.SELF_ASSESSED, SelfAssessment, "chưa có bản tự đánh giá đã gửi"),
        (CaseState.PROPOSED, Proposal, "chưa có đề xuất của đơn vị"),
        (CaseState.SUBMITTED, Proposal, "chưa có đề xuất của đơn vị"),
        (CaseState.APPRAISED, Appraisal, "chưa có kết quả thẩm định"),
    ],
)
def test_a_state_without_what_leads_to_it(
    state: CaseState,
    model: type[Plan | SelfAssessment | Proposal | Appraisal],
    said: str,
) -> None:
    case = a_case("2026-Q3", state)
    model._default_manager.filter(case=case).delete()
    assert found() == [f'{named(case)}ở bước "{state.vietnamese}" mà {said}.']


def test_a_draft_is_no_self_assessment() -> None:
    case = a_case("2026-Q3", CaseState.SELF_ASSESSED)
    SelfAssessment.objects.filter(case=case).update(submitted_at=None)
    assert found() == [f'{named(case)}ở bước "Đã tự đánh giá" mà chưa có bản tự đánh giá đã gửi.']


def test_cases_submitted_with_a_dossier_that_is_not() -> None:
    dossier = Dossier.objects.get(cycle__period="2026-Q3", state=Dossier.State.SUBMITTED)
    Dossier.objects.filter(pk=dossier.pk).update(state=Dossier.State.RETURNED)
    lines = found()
    submitted = Case.objects.filter(state=CaseState.SUBMITTED.value)
    assert len(lines) == submitted.filter(cycle=dossier.cycle, unit=dossier.unit).count()
    assert all(line.endswith("mà hồ sơ của đơn vị chưa nộp.") for line in lines)


def test_appraised_before_the_dossier_was_taken_in() -> None:
    case = a_case("2026-Q3", CaseState.APPRAISED)
    dossiers = Dossier.objects.filter(cycle=case.cycle, unit=case.unit)
    dossiers.update(state=Dossier.State.SUBMITTED)
    assert found() == [
        f'{named(case)}ở bước "Đã thẩm định" mà hồ sơ của đơn vị chưa được tiếp nhận.'
    ]


def test_not_rated_without_a_ground() -> None:
    case = a_case("2026-Q3", CaseState.DEFERRED)
    Absence.objects.filter(official=case.official).delete()
    assert found() == [
        f'{named(case)}ở bước "Chưa xếp loại quý này" mà không có căn cứ chưa xếp loại nào được '
        "ghi."
    ]


def test_a_group_above_its_ceiling_in_a_closed_cycle() -> None:
    case = Case.objects.select_related("group").get(
        cycle__period="2026-Q2", level="good", in_ratio=True, official__code="CB-0010"
    )
    assert case.group is not None
    Case.objects.filter(cycle=case.cycle, group=case.group).update(level="excellent")
    Decision.objects.filter(case__cycle=case.cycle, case__group=case.group).update(
        level="excellent"
    )
    (line,) = found()
    assert line.startswith(f'Kỳ quý II/2026, nhóm "{case.group.name}": ')
    assert "xuất sắc, được" in line


def test_a_line_of_the_log_changed() -> None:
    lower_guard()
    Entry.objects.filter(number=5).update(actor="ai đó")
    raise_guard()
    assert found() == ["Nhật ký: Dòng 5: nội dung không khớp với dấu niêm phong."]
