"""Drafting, handing in and sending back: guards, versions, log, nothing half-saved."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.moves import CLOSED, STALE
from sauro.casework.dossiers.models import Return, SelfAssessment
from sauro.casework.dossiers.self_assessment import (
    NOTHING_SAVED,
    Draft,
    is_editable,
    return_self_assessment,
    save_and_submit,
    save_draft,
    submit_self_assessment,
)
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.work.models import Task
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.parts import change, fresh, full_marks, working_unit

TEXTS = {
    "strengths": "Hoàn thành  sớm",
    "shortcomings": "Không",
    "remedies": "",
    "outstanding_product": "",
}


@pytest.fixture
def tasks(cast: Cast) -> dict[str, list[Task]]:
    return working_unit(cast)


@pytest.fixture
def case(cast: Cast, tasks: dict[str, list[Task]]) -> Case:  # noqa: ARG001 - the work is done
    return fresh(cast.binh_case)


def draft(
    cast: Cast,
    case: Case,
    version: int = 0,
    marks: Mapping[str, str] | None = None,
    level: Level | None = Level.GOOD,
    texts: Mapping[str, str] = TEXTS,
) -> SelfAssessment:
    return save_draft(
        actor=actor(cast.binh),
        case=case,
        marks=full_marks(case) if marks is None else marks,
        level=level,
        texts=texts,
        version=version,
    )


def refusal(error: pytest.ExceptionInfo[RefusedMany]) -> Mapping[str, str]:
    return error.value.messages


def test_a_draft_keeps_everything_with_the_score_and_outcome_it_gives(
    cast: Cast, case: Case
) -> None:
    saved = draft(cast, case)
    assert saved.score == 100
    assert saved.outcome is not None
    assert saved.outcome["level"] == "good"
    assert (saved.level, saved.strengths, saved.version) == ("good", "Hoàn thành sớm", 1)
    assert fresh(case).state == CaseState.WORKING.value
    entry = Entry.objects.order_by("-number")[0]
    assert (entry.act, entry.subject, entry.actor) == ("save_self_assessment", case.code, "binh")
    assert entry.details == {"score": "100", "level": "good"}


def test_a_draft_may_be_nearly_empty(cast: Cast, case: Case) -> None:
    saved = draft(cast, case, marks={"C1": "", "C2": "4.5"}, level=None, texts={})
    assert (saved.score, saved.level, saved.marks) == (None, "", {"C2": "4.5"})


def test_what_a_clerk_types_names_both(cast: Cast, case: Case) -> None:
    by_clerk = replace_behalf(cast, "Trần Thị Bình")
    saved = save_draft(actor=by_clerk, case=case, marks={}, level=None, texts=TEXTS, version=0)
    assert saved.typed_by == "Đỗ Thị Dung"
    assert Entry.objects.order_by("-number")[0].on_behalf_of == "Trần Thị Bình"


def replace_behalf(cast: Cast, name: str) -> Actor:
    return actor(cast.dung)._replace(on_behalf_of=name)


def test_the_second_of_two_writers_is_told(cast: Cast, case: Case) -> None:
    first = draft(cast, case)
    with pytest.raises(Stale, match="vừa được người khác lưu"):
        draft(cast, case, version=0)
    second = draft(cast, case, version=first.version, level=Level.COMPLETED)
    with pytest.raises(Stale) as error:
        draft(cast, case, version=first.version)
    assert error.value.message == STALE
    assert SelfAssessment.objects.get(case=case).level == second.level == "completed"


@pytest.mark.parametrize(("mark", "fits"), [("6", True), ("6.01", False), ("0", True)])
def test_a_mark_stays_on_its_scale(cast: Cast, case: Case, mark: str, fits: bool) -> None:
    marks = full_marks(case) | {"C1": mark}
    if fits:
        assert draft(cast, case, marks=marks).marks["C1"] == mark
        return
    with pytest.raises(RefusedMany) as error:
        draft(cast, case, marks=marks)
    assert refusal(error) == {"mark_C1": "Điểm 6,01 ngoài khoảng từ 0 đến 6."}
    assert not SelfAssessment.objects.exists()
    assert not Entry.objects.exists()


def test_an_unknown_criterion_is_refused(cast: Cast, case: Case) -> None:
    with pytest.raises(Refused, match='Khung tiêu chí không có tiêu chí "C99"'):
        draft(cast, case, marks={"C99": "1"})


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (CaseState.PLANNING, "Kế hoạch quý chưa được duyệt"),
        (CaseState.PLAN_SUBMITTED, "Kế hoạch quý chưa được duyệt"),
        (CaseState.SELF_ASSESSED, "Bản tự đánh giá đã gửi"),
        (CaseState.PUBLISHED, "Bản tự đánh giá đã gửi"),
        (CaseState.DEFERRED, "chưa xếp loại trong quý"),
    ],
)
def test_it_is_written_only_while_the_work_goes_on(
    cast: Cast, case: Case, state: CaseState, message: str
) -> None:
    Case.objects.filter(pk=case.pk).update(state=state.value)
    assert not is_editable(fresh(case))
    with pytest.raises(Refused, match=message):
        draft(cast, fresh(case))


def test_a_closed_cycle_is_not_written_to(cast: Cast, case: Case) -> None:
    Cycle.objects.update(state=Cycle.State.CLOSED)
    with pytest.raises(Refused) as error:
        draft(cast, fresh(case))
    assert error.value.message == CLOSED


def test_handing_in_moves_the_case_and_freezes_the_outcome(cast: Cast, case: Case) -> None:
    saved = draft(cast, case)
    own = submit_self_assessment(actor=actor(cast.binh), case=case, version=saved.version)
    assert own.submitted_at is not None
    assert own.outcome is not None
    assert own.outcome["level"] == "good"
    assert fresh(case).state == CaseState.SELF_ASSESSED.value
    entry = Entry.objects.order_by("-number")[0]
    assert entry.act == "submit_self_assessment"
    assert entry.details == {
        "from": "working",
        "to": "self_assessed",
        "score": "100",
        "level": "good",
    }


def test_everything_missing_is_said_at_once_at_its_field(
    cast: Cast, case: Case, tasks: dict[str, list[Task]]
) -> None:
    change(tasks["binh"][3], acceptance=Task.Acceptance.NONE)
    saved = draft(cast, case, marks=full_marks(case) | {"C2": ""}, level=None, texts={})
    with pytest.raises(RefusedMany) as error:
        submit_self_assessment(actor=actor(cast.binh), case=case, version=saved.version)
    assert refusal(error) == {
        "mark_C2": "Chưa chấm điểm tiêu chí này.",
        "level": "Chưa chọn mức tự đề xuất: chọn một trong bốn mức (HD-QUY VII.2.1).",
        "strengths": "Chưa ghi ưu điểm, kết quả nổi bật (HD-QUY VII.2.1).",
        "shortcomings": "Chưa ghi hạn chế, khuyết điểm (nếu không có thì ghi: không) "
        "(HD-QUY VII.2.1).",
        "": "Còn nhiệm vụ chưa cập nhật kết quả: điền kết quả hoặc ghi rõ chưa hoàn thành "
        f"(HD-QUY V.2): {tasks['binh'][3].code}.",
    }
    assert fresh(case).state == CaseState.WORKING.value
    assert SelfAssessment.objects.get(case=case).submitted_at is None


def test_an_excused_task_needs_no_report(
    cast: Cast, case: Case, tasks: dict[str, list[Task]]
) -> None:
    change(tasks["binh"][3], acceptance=Task.Acceptance.NONE, excuse=Task.Excuse.CONFIRMED)
    saved = draft(cast, case)
    submit_self_assessment(actor=actor(cast.binh), case=case, version=saved.version)
    assert fresh(case).state == CaseState.SELF_ASSESSED.value


def test_excellent_names_an_outstanding_product(cast: Cast, case: Case) -> None:
    saved = draft(cast, case, level=Level.EXCELLENT)
    with pytest.raises(RefusedMany) as error:
        submit_self_assessment(actor=actor(cast.binh), case=case, version=saved.version)
    assert refusal(error) == {
        "outstanding_product": "Tự đề xuất mức xuất sắc phải nêu sản phẩm nổi trội và lý do "
        "(HD-QUY II.3)."
    }
    named = draft(
        cast,
        case,
        version=saved.version,
        level=Level.EXCELLENT,
        texts=TEXTS | {"outstanding_product": "Cổng dữ liệu mở: dùng cho cả tỉnh"},
    )
    submit_self_assessment(actor=actor(cast.binh), case=case, version=named.version)
    assert fresh(case).state == CaseState.SELF_ASSESSED.value


def test_without_a_draft_nothing_is_handed_in(cast: Cast, case: Case) -> None:
    with pytest.raises(Refused) as error:
        submit_self_assessment(actor=actor(cast.binh), case=case, version=0)
    assert error.value.message == NOTHING_SAVED


def test_a_stale_form_hands_nothing_in(cast: Cast, case: Case) -> None:
    saved = draft(cast, case)
    draft(cast, case, version=saved.version, level=Level.COMPLETED)
    with pytest.raises(Stale):
        submit_self_assessment(actor=actor(cast.binh), case=case, version=saved.version)
    assert fresh(case).state == CaseState.WORKING.value


def test_a_second_handing_in_is_refused(cast: Cast, case: Case) -> None:
    saved = draft(cast, case)
    own = submit_self_assessment(actor=actor(cast.binh), case=case, version=saved.version)
    with pytest.raises(Refused, match='khi hồ sơ ở bước "Đã tự đánh giá"'):
        submit_self_assessment(actor=actor(cast.binh), case=fresh(case), version=own.version)


def test_saving_and_handing_in_happen_together_or_not_at_all(cast: Cast, case: Case) -> None:
    incomplete = Draft(full_marks(case), None, TEXTS)
    with pytest.raises(RefusedMany):
        save_and_submit(actor=actor(cast.binh), case=case, draft=incomplete, version=0)
    assert not SelfAssessment.objects.exists()
    assert not Entry.objects.exists()
    whole = Draft(full_marks(case), Level.GOOD, TEXTS)
    save_and_submit(actor=actor(cast.binh), case=case, draft=whole, version=0)
    acts = Entry.objects.order_by("number").values_list("act", flat=True)
    assert list(acts) == ["save_self_assessment", "submit_self_assessment"]


def test_it_is_sent_back_with_a_reason_and_can_be_handed_in_again(cast: Cast, case: Case) -> None:
    whole = Draft(full_marks(case), Level.GOOD, TEXTS)
    save_and_submit(actor=actor(cast.binh), case=case, draft=whole, version=0)
    back = return_self_assessment(
        actor=actor(cast.an), case=fresh(case), reason="Thiếu minh chứng", version=2
    )
    own = SelfAssessment.objects.get(case=case)
    assert (back.state, own.submitted_at, own.returned_reason) == (
        CaseState.WORKING.value,
        None,
        "Thiếu minh chứng",
    )
    sent = Return.objects.get(case=case)
    assert (sent.what, sent.reason, sent.by) == (
        "self_assessment",
        "Thiếu minh chứng",
        "Nguyễn Văn An",
    )
    again = save_and_submit(
        actor=actor(cast.binh), case=fresh(case), draft=whole, version=own.version
    )
    assert again.returned_reason == "Thiếu minh chứng"
    assert fresh(case).state == CaseState.SELF_ASSESSED.value


def test_sending_back_needs_a_reason_and_the_newest_version(cast: Cast, case: Case) -> None:
    whole = Draft(full_marks(case), Level.GOOD, TEXTS)
    save_and_submit(actor=actor(cast.binh), case=case, draft=whole, version=0)
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        return_self_assessment(actor=actor(cast.an), case=fresh(case), reason="  ", version=2)
    with pytest.raises(Stale):
        return_self_assessment(actor=actor(cast.an), case=fresh(case), reason="Thiếu", version=1)
    assert fresh(case).state == CaseState.SELF_ASSESSED.value
    assert not Return.objects.exists()


def test_a_collective_is_handed_in_by_its_clerk(cast: Cast, tasks: dict[str, list[Task]]) -> None:
    change(tasks["an"][0], exceeded=True)
    case = fresh(cast.collective_case)
    saved = save_and_submit(
        actor=replace_behalf(cast, case.name),
        case=case,
        draft=Draft(full_marks(case, "0.25"), Level.GOOD, TEXTS),
        version=0,
    )
    assert saved.score == Fraction("99.75")
    assert fresh(case).state == CaseState.SELF_ASSESSED.value
