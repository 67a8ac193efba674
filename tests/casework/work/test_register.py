"""The register: added, edited, removed; what rests on a plan or a result is not touched."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.people.models import Field, Official
from sauro.casework.work.models import PlanItem, Task
from sauro.casework.work.register import add_task, edit_task, next_code, remove_task
from sauro.casework.work.six_clear import six_clear
from sauro.casework.work.values import TaskValues
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor, approved_plan, done, make_task

pytestmark = pytest.mark.django_db


def official(case: Case) -> Official:
    assert case.official is not None
    return case.official


def values(cast: Cast, **changed: object) -> TaskValues:
    given: dict[str, object] = {
        "title": "Trình kế hoạch vốn",
        "axis": 1,
        "field": cast.finance,
        "responsible": official(cast.binh_case),
        "product": "Tờ trình",
        "deadline": date(2026, 6, 15),
        **changed,
    }
    return TaskValues(**given)  # type: ignore[arg-type]


def add(cast: Cast, **changed: object) -> Task:
    return add_task(
        actor=actor(cast.dung), unit=cast.unit, period="2026-Q2", values=values(cast, **changed)
    )


def wrong(cast: Cast, **changed: object) -> dict[str, str]:
    with pytest.raises(RefusedMany) as refused:
        add(cast, **changed)
    assert not Task.objects.exists()
    return refused.value.messages


def test_a_task_is_added_with_the_next_code_its_history_and_one_line_in_the_log(
    cast: Cast,
) -> None:
    task = add(cast)
    assert (task.code, next_code(cast.unit, "2026-Q2")) == ("NV-01", "NV-02")
    entry = Entry.objects.get()
    assert (entry.act, entry.subject, entry.unit) == ("add_task", f"task:{task.pk}", cast.unit.pk)
    assert entry.details["deadline"] == "2026-06-15"
    assert [(each.what, each.by) for each in task.updates.all()] == [("add_task", "Đỗ Thị Dung")]


def test_what_is_wrong_is_said_at_each_field(cast: Cast) -> None:
    said = wrong(cast, title=" ", axis=7, responsible_name="Văn thư")
    assert set(said) == {"title", "axis", "responsible_name"}
    assert said["title"] == "Chưa ghi nhiệm vụ. Hãy nêu rõ việc phải làm."


def test_a_field_of_another_unit_is_refused(cast: Cast) -> None:
    other = Field.objects.create(unit=cast.other_unit, name="Khác")
    assert wrong(cast, field=other) == {"field": "Lĩnh vực này không thuộc Sở Mẫu. Hãy chọn lại."}


def test_who_does_not_work_in_the_unit_cannot_be_made_responsible(cast: Cast) -> None:
    assert wrong(cast, responsible=official(cast.phuc_case)) == {
        "responsible": "Phạm Đình Phúc không công tác tại Sở Mẫu trong quý II/2026. "
        "Hãy chọn người của đơn vị."
    }


@pytest.mark.parametrize(
    ("day", "allowed"),
    [
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
        (None, True),
    ],
)
def test_a_deadline_lies_in_the_quarter(cast: Cast, day: date | None, allowed: bool) -> None:
    if allowed:
        assert add(cast, deadline=day).deadline == day
    else:
        assert set(wrong(cast, deadline=day)) == {"deadline"}


def test_a_code_is_used_once_a_unit_and_quarter(cast: Cast) -> None:
    add(cast, code="A1")
    with pytest.raises(Refused, match='Mã "A1" đã dùng cho nhiệm vụ khác của Sở Mẫu') as refused:
        add(cast, code="A1")
    assert refused.value.field == "code"
    assert Task.objects.count() == 1


def test_a_closed_quarter_takes_no_task(cast: Cast) -> None:
    Cycle.objects.update(state=Cycle.State.CLOSED)
    with pytest.raises(Refused, match="Kỳ đánh giá này đã kết thúc"):
        add(cast)


def test_an_edit_keeps_before_and_after_in_the_history(cast: Cast) -> None:
    task = add(cast)
    edit_task(
        actor=actor(cast.dung),
        task=task,
        values=values(cast, deadline=date(2026, 6, 20), duty="Chủ trì"),
        version=1,
    )
    task.refresh_from_db()
    assert (task.deadline, task.duty, task.version) == (date(2026, 6, 20), "Chủ trì", 2)
    newest = task.updates.all()[0]
    assert newest.what == "edit_task"
    assert newest.changes == {
        "duty": ["", "Chủ trì"],
        "deadline": ["2026-06-15", "2026-06-20"],
    }


def test_the_same_again_changes_nothing(cast: Cast) -> None:
    task = add(cast)
    edit_task(actor=actor(cast.dung), task=task, values=values(cast), version=1)
    task.refresh_from_db()
    assert (task.version, task.updates.count(), Entry.objects.count()) == (1, 1, 1)


def test_of_two_who_edit_the_second_is_told(cast: Cast) -> None:
    task = add(cast)
    twin = Task.objects.get()
    edit_task(actor=actor(cast.dung), task=task, values=values(cast, duty="A"), version=1)
    with pytest.raises(Stale, match="vừa được người khác lưu"):
        edit_task(actor=actor(cast.dung), task=twin, values=values(cast, duty="B"), version=1)
    with pytest.raises(Stale):
        edit_task(actor=actor(cast.dung), task=task, values=values(cast, duty="B"), version=1)
    assert Task.objects.get().duty == "A"


def test_what_a_plan_promises_changes_only_with_the_plan(cast: Cast) -> None:
    task = add(cast)
    approved_plan(cast.binh_case, [task])
    with pytest.raises(Refused) as refused:
        edit_task(
            actor=actor(cast.dung),
            task=task,
            values=values(cast, deadline=date(2026, 6, 30)),
            version=1,
        )
    assert refused.value.message == (
        "Nhiệm vụ NV-01 nằm trong kế hoạch đã trình hoặc đã duyệt của Trần Thị Bình. Mở lại kế "
        "hoạch, nêu lý do, rồi mới sửa được tên việc, trục, lĩnh vực, người, sản phẩm, hạn."
    )
    edit_task(actor=actor(cast.dung), task=task, values=values(cast, duty="Chủ trì"), version=1)
    assert Task.objects.get().duty == "Chủ trì"
    Case.objects.filter(pk=cast.binh_case.pk).update(state=CaseState.PLANNING.value)
    moved = values(cast, deadline=date(2026, 6, 30), duty="Chủ trì")
    edit_task(actor=actor(cast.dung), task=task, values=moved, version=2)
    assert Task.objects.get().deadline == date(2026, 6, 30)


def test_an_accepted_task_is_not_edited(cast: Cast) -> None:
    task = done(add(cast))
    with pytest.raises(Refused, match="Kết quả nhiệm vụ NV-01 đã được nghiệm thu"):
        edit_task(actor=actor(cast.dung), task=task, values=values(cast, duty="B"), version=1)


@pytest.mark.parametrize(
    ("state", "frozen"),
    [
        (CaseState.WORKING, False),
        (CaseState.SELF_ASSESSED, False),
        (CaseState.PROPOSED, False),
        (CaseState.SUBMITTED, True),
        (CaseState.APPRAISED, True),
        (CaseState.PUBLISHED, True),
        (CaseState.DEFERRED, False),
    ],
)
@pytest.mark.parametrize("whose", ["binh_case", "collective_case"])
def test_tasks_stand_still_once_the_dossier_is_submitted(
    cast: Cast, state: CaseState, frozen: bool, whose: str
) -> None:
    task = add(cast)
    Case.objects.filter(pk=getattr(cast, whose).pk).update(state=state.value)
    if frozen:
        with pytest.raises(Refused, match="Hồ sơ đã nộp cơ quan thẩm định"):
            edit_task(actor=actor(cast.dung), task=task, values=values(cast, duty="B"), version=1)
    else:
        edit_task(actor=actor(cast.dung), task=task, values=values(cast, duty="B"), version=1)
        assert Task.objects.get().duty == "B"


def test_a_task_nothing_rests_on_is_removed_and_the_log_keeps_it(cast: Cast) -> None:
    task = add(cast)
    with pytest.raises(Stale):
        remove_task(actor=actor(cast.dung), task=task, version=9)
    remove_task(actor=actor(cast.dung), task=task, version=1)
    assert not Task.objects.exists()
    assert Entry.objects.get(act="remove_task").details["title"] == "Trình kế hoạch vốn"


def test_a_task_of_a_plan_or_with_a_result_is_not_removed(cast: Cast) -> None:
    planned = add(cast)
    plan = approved_plan(cast.binh_case, [planned])
    Case.objects.filter(pk=cast.binh_case.pk).update(state=CaseState.PLANNING.value)
    with pytest.raises(Refused, match="đang nằm trong một kế hoạch"):
        remove_task(actor=actor(cast.dung), task=planned, version=1)
    PlanItem.objects.filter(plan=plan).delete()
    reported = done(planned, acceptance=Task.Acceptance.REPORTED)
    with pytest.raises(Refused, match="đã có kết quả hoặc minh chứng"):
        remove_task(actor=actor(cast.dung), task=reported, version=1)
    assert not Entry.objects.filter(act="remove_task").exists()


def test_the_six_clear_things_are_counted_one_by_one(cast: Cast) -> None:
    bare = make_task(cast, official(cast.binh_case), responsible=None, product="", deadline=None)
    assert six_clear(bare).count == 1
    assert six_clear(bare).missing == [
        "rõ người",
        "rõ thời gian",
        "rõ trách nhiệm",
        "rõ sản phẩm",
        "rõ thẩm quyền",
    ]
    whole = make_task(cast, official(cast.binh_case), duty="Chủ trì", authority="Ký tờ trình")
    assert six_clear(whole).whole
    assert all(held for _, held in six_clear(whole).rows)
    assert six_clear(make_task(cast, official(cast.chi_case), responsible=None)).count == 3
    named = make_task(cast, official(cast.chi_case), responsible=None, responsible_name="Văn thư")
    assert six_clear(named).count == 4
