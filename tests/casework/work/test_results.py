"""Results: reported, accepted, refused; what changed waits for acceptance again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.work.bulk import accept_many, report_many
from sauro.casework.work.models import Task
from sauro.casework.work.results import Decision, Report, accept_result, report_result
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast: Cast) -> Task:
    """A task of Bình, due on 15/6; today is 20/6."""
    binh = cast.binh_case.official
    assert binh is not None
    return make_task(cast, binh)


def full(**changed: object) -> Report:
    given: dict[str, object] = {
        "finished_on": date(2026, 6, 10),
        "quantity": Decimal(100),
        "quality": Decimal(95),
        "timeliness": Decimal(100),
        "leadership": Decimal(90),
        **changed,
    }
    return Report(**given)  # type: ignore[arg-type]


def report(cast: Cast, task: Task, **changed: object) -> Task:
    return report_result(
        actor=actor(cast.binh), task=task, report=full(**changed), version=task.version
    )


def accept(cast: Cast, task: Task, accepted: bool = True, **given: object) -> Task:
    return accept_result(
        actor=actor(cast.an),
        task=task,
        accepted=accepted,
        version=task.version,
        **given,  # type: ignore[arg-type]
    )


def wrong_report(cast: Cast, task: Task, **changed: object) -> dict[str, str]:
    with pytest.raises(RefusedMany) as refused:
        report(cast, task, **changed)
    assert Task.objects.get(pk=task.pk).acceptance == Task.Acceptance.NONE
    return refused.value.messages


def wrong_answer(cast: Cast, task: Task, **given: object) -> dict[str, str]:
    with pytest.raises(RefusedMany) as refused:
        accept(cast, task, **given)  # type: ignore[arg-type]
    assert Task.objects.get(pk=task.pk).acceptance == Task.Acceptance.REPORTED
    return refused.value.messages


def test_a_finished_task_is_at_a_hundred_percent_and_waits_for_acceptance(
    cast: Cast, task: Task
) -> None:
    report(cast, task)
    task.refresh_from_db()
    assert (task.progress, task.acceptance) == (100, Task.Acceptance.REPORTED)
    entry = Entry.objects.get()
    assert (entry.act, entry.actor) == ("report_result", "binh")
    assert entry.details["quality"] == [None, "95"]
    assert entry.details["quantity"] == [None, "100"]
    assert task.updates.get().changes["finished_on"] == [None, "2026-06-10"]


def test_work_under_way_needs_no_percents(cast: Cast, task: Task) -> None:
    report_result(
        actor=actor(cast.binh), task=task, report=Report(progress=60), version=task.version
    )
    task.refresh_from_db()
    assert (task.progress, task.finished_on, task.acceptance) == (60, None, "reported")


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
        (date(2026, 6, 20), False),
        (date(2026, 6, 21), True),
    ],
)
def test_a_day_of_finishing_lies_in_the_quarter_and_not_ahead(
    cast: Cast, task: Task, day: date, wrong: bool
) -> None:
    if wrong:
        assert set(wrong_report(cast, task, finished_on=day)) == {"finished_on"}
    else:
        assert report(cast, task, finished_on=day).finished_on == day


def test_results_count_to_the_quarters_last_day(cast: Cast, task: Task, settings: object) -> None:
    settings.TODAY = date(2026, 7, 2)  # type: ignore[attr-defined]
    assert wrong_report(cast, task, finished_on=date(2026, 7, 1)) == {
        "finished_on": "Kết quả chỉ tính đến ngày cuối quý II/2026 (30/06/2026). Xong sau ngày đó "
        "thì để trống ngày hoàn thành và chuyển nhiệm vụ sang quý sau."
    }
    assert report(cast, task, finished_on=date(2026, 6, 30)).acceptance == "reported"


def test_a_finished_task_tells_all_four_parts(cast: Cast, task: Task) -> None:
    assert wrong_report(cast, task, quality=None, leadership=None) == {
        "quality": "Đã hoàn thành thì ghi chất lượng đạt bao nhiêu phần trăm kế hoạch.",
        "leadership": "Đã hoàn thành thì ghi lãnh đạo, tổ chức thực hiện đạt bao nhiêu phần trăm "
        "kế hoạch.",
    }


@pytest.mark.parametrize(("value", "wrong"), [("-0.01", True), ("0", False), ("999.99", False)])
def test_percents_are_not_below_zero(cast: Cast, task: Task, value: str, wrong: bool) -> None:
    if wrong:
        assert set(wrong_report(cast, task, quantity=Decimal(value))) == {"quantity"}
    else:
        assert report(cast, task, quantity=Decimal(value)).quantity == Decimal(value)


def test_a_hundred_percent_names_its_day_and_a_claim_its_ground(cast: Cast, task: Task) -> None:
    with pytest.raises(RefusedMany) as refused:
        report_result(
            actor=actor(cast.binh),
            task=task,
            report=Report(progress=100, claims_exceeded=True),
            version=1,
        )
    assert set(refused.value.messages) == {"finished_on", "exceeded_ground"}


def test_an_accepted_result_keeps_who_and_when(cast: Cast, task: Task) -> None:
    accept(cast, report(cast, task))
    task.refresh_from_db()
    assert (task.acceptance, task.accepted_by) == (Task.Acceptance.ACCEPTED, cast.an)
    assert task.accepted_at is not None
    assert Entry.objects.get(act="accept_result").actor == "an"


def test_a_result_never_reported_is_not_accepted(cast: Cast, task: Task) -> None:
    with pytest.raises(Refused, match="chưa có báo cáo kết quả"):
        accept(cast, task)


def test_exceeding_is_granted_only_with_its_ground(cast: Cast, task: Task) -> None:
    report(cast, task)
    assert wrong_answer(cast, task, exceeded=True) == {
        "exceeded": "Chỉ ghi nhận vượt yêu cầu khi có căn cứ: nêu vượt ở điểm nào."
    }
    accept(cast, task, exceeded=True, note="Xong trước hạn 5 ngày, vượt 20% khối lượng")
    task.refresh_from_db()
    assert task.exceeded


def test_the_ground_of_the_claim_is_enough(cast: Cast, task: Task) -> None:
    report(cast, task, claims_exceeded=True, exceeded_ground="Vượt 20% khối lượng")
    assert accept(cast, task, exceeded=True).exceeded


def test_refusing_and_substandard_need_a_note_and_exclude_the_rest(cast: Cast, task: Task) -> None:
    report(cast, task)
    assert set(wrong_answer(cast, task, accepted=False)) == {"note"}
    assert set(wrong_answer(cast, task, substandard=True)) == {"note"}
    assert set(wrong_answer(cast, task, accepted=False, substandard=True, note="x")) == {"accepted"}
    assert set(wrong_answer(cast, task, exceeded=True, substandard=True, note="x")) == {
        "substandard"
    }
    accept(cast, task, accepted=False, note="Chưa có biên bản")
    task.refresh_from_db()
    assert (task.acceptance, task.acceptance_note) == ("refused", "Chưa có biên bản")


def test_a_changed_result_waits_again_and_loses_what_was_granted(cast: Cast, task: Task) -> None:
    accept(cast, report(cast, task), exceeded=True, note="Vượt")
    report(cast, task)
    task.refresh_from_db()
    assert task.acceptance == Task.Acceptance.ACCEPTED
    report(cast, task, quality=Decimal(96))
    task.refresh_from_db()
    assert (task.acceptance, task.exceeded, task.accepted_by) == ("reported", False, None)


def test_a_refused_result_may_be_handed_in_again_as_it_is(cast: Cast, task: Task) -> None:
    accept(cast, report(cast, task), accepted=False, note="Thiếu minh chứng")
    report(cast, task)
    task.refresh_from_db()
    assert task.acceptance == Task.Acceptance.REPORTED


@pytest.mark.parametrize(
    ("state", "frozen"), [(CaseState.PROPOSED, False), (CaseState.SUBMITTED, True)]
)
def test_results_may_be_supplemented_until_the_dossier_is_submitted(
    cast: Cast, task: Task, state: CaseState, frozen: bool
) -> None:
    Case.objects.filter(pk=cast.binh_case.pk).update(state=state.value)
    if frozen:
        with pytest.raises(Refused, match="Hồ sơ đã nộp cơ quan thẩm định"):
            report(cast, task)
    else:
        assert report(cast, task).acceptance == "reported"


def test_of_two_who_report_the_second_is_told(cast: Cast, task: Task) -> None:
    report(cast, task)
    with pytest.raises(Stale):
        report_result(actor=actor(cast.binh), task=task, report=full(quality=Decimal(1)), version=1)
    assert Task.objects.get().quality == Decimal(95)


def test_several_are_reported_all_or_none(cast: Cast, task: Task) -> None:
    binh = cast.binh_case.official
    assert binh is not None
    second = make_task(cast, binh, 2)
    with pytest.raises(RefusedMany) as refused:
        report_many(
            actor=actor(cast.binh), reports=[(task, full(), 1), (second, full(quality=None), 1)]
        )
    assert set(refused.value.messages) == {f"t{second.pk}-quality"}
    with pytest.raises(Stale, match=r"^NV-02: Nhiệm vụ này vừa được người khác lưu"):
        report_many(actor=actor(cast.binh), reports=[(task, full(), 1), (second, full(), 9)])
    assert not Task.objects.exclude(acceptance="none").exists()
    task.refresh_from_db()
    assert (
        report_many(actor=actor(cast.binh), reports=[(task, full(), 1), (second, full(), 1)]) == 2
    )
    again = [(task, full(), task.version), (second, full(), second.version)]
    assert report_many(actor=actor(cast.binh), reports=again) == 0


def test_several_are_accepted_all_or_none(cast: Cast, task: Task) -> None:
    binh = cast.binh_case.official
    assert binh is not None
    second = make_task(cast, binh, 2)
    report(cast, task)
    with pytest.raises(Refused):
        accept_many(
            actor=actor(cast.an), decisions=[Decision(task, 2, True), Decision(second, 1, True)]
        )
    assert not Task.objects.filter(acceptance="accepted").exists()
    task.refresh_from_db()
    report(cast, second)
    decisions = [Decision(task, 2, True), Decision(second, 2, False, note="Sai số liệu")]
    assert accept_many(actor=actor(cast.an), decisions=decisions) == 2
    assert [each.acceptance for each in Task.objects.order_by("pk")] == ["accepted", "refused"]


def test_typed_on_behalf_the_history_and_the_log_name_both(cast: Cast, task: Task) -> None:
    clerk = actor(cast.dung)._replace(on_behalf_of="Trần Thị Bình")
    report_result(actor=clerk, task=task, report=full(), version=1)
    update = task.updates.get()
    assert (update.by, update.on_behalf_of) == ("Đỗ Thị Dung", "Trần Thị Bình")
    entry = Entry.objects.get()
    assert (entry.actor, entry.on_behalf_of) == ("dung", "Trần Thị Bình")
