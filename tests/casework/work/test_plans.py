"""A plan: drawn up, submitted, approved, returned, reopened; every version kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.work.models import Plan, PlanVersion, Task
from sauro.casework.work.plan_checks import plan_problems
from sauro.casework.work.plans import (
    PlanLine,
    approve_plan,
    draft_of,
    items_of,
    reopen_plan,
    return_plan,
    save_plan,
    submit_plan,
)
from sauro.casework.work.snapshot import Change, changes_since
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor, make_task

pytestmark = pytest.mark.django_db
AXES = {1: 40, 2: 30, 3: 0, 4: 0, 5: 0, 6: 0}


@pytest.fixture
def tasks(cast: Cast) -> list[Task]:
    """Two tasks of Bình, on axes 1 and 2."""
    binh = cast.binh_case.official
    assert binh is not None
    return [make_task(cast, binh, axis) for axis in (1, 2)]


def save(
    cast: Cast,
    tasks: list[Task],
    axes: dict[int, int] | None = None,
    mains: list[int] | None = None,
    weight: int = 1,
    coefficient: str = "1",
) -> Plan:
    cast.binh_case.refresh_from_db()
    return save_plan(
        actor=actor(cast.binh),
        case=cast.binh_case,
        axes={axis: Decimal(points) for axis, points in (axes or AXES).items()},
        mains=mains if mains is not None else [1],
        items=[PlanLine(task.pk, weight, Decimal(coefficient)) for task in tasks],
        version=cast.binh_case.version,
    )


def submit(cast: Cast) -> Case:
    cast.binh_case.refresh_from_db()
    return submit_plan(actor=actor(cast.binh), case=cast.binh_case, version=cast.binh_case.version)


def refusal(cast: Cast) -> str:
    with pytest.raises(Refused) as refused:
        submit(cast)
    cast.binh_case.refresh_from_db()
    assert cast.binh_case.state == CaseState.PLANNING
    return refused.value.message


def approve(cast: Cast) -> PlanVersion:
    return approve_plan(actor=actor(cast.an), case=cast.binh_case, version=cast.binh_case.version)


def test_a_new_plan_starts_from_the_points_of_the_blocks_frame(cast: Cast) -> None:
    plan = draft_of(cast.binh_case)
    assert plan._state.adding
    assert sum(map(int, plan.axes.values())) == 70
    assert items_of(plan) == []
    assert not Plan.objects.exists()


def test_a_draft_is_saved_before_it_adds_up(cast: Cast, tasks: list[Task]) -> None:
    plan = save(cast, tasks[:1], axes=AXES | {1: 5}, weight=3, coefficient="1.5")
    item = plan.items.get()
    assert (item.task, item.weight, item.coefficient) == (tasks[0], 3, Decimal("1.5"))
    assert plan.axes["1"] == "5"
    assert Entry.objects.get().act == "save_plan"
    assert cast.binh_case.version == 2
    save(cast, tasks)
    assert plan.items.count() == 2


def test_a_plan_that_fits_is_submitted_and_approved_as_a_version(
    cast: Cast, tasks: list[Task]
) -> None:
    plan = save(cast, tasks)
    assert plan_problems(cast.binh_case, plan, items_of(plan)) == []
    submit(cast)
    assert cast.binh_case.state == CaseState.PLAN_SUBMITTED
    version = approve(cast)
    assert cast.binh_case.state == CaseState.WORKING
    assert (version.number, version.approved_by) == (1, "Nguyễn Văn An")
    assert version.content["items"][str(tasks[0].pk)]["deadline"] == "2026-06-15"
    assert [entry.act for entry in Entry.objects.order_by("number")] == [
        "save_plan",
        "submit_plan",
        "approve_plan",
    ]
    plan.refresh_from_db()
    assert plan.approved_by == "Nguyễn Văn An"


def test_without_products_nothing_is_submitted(cast: Cast) -> None:
    message = "Kế hoạch chưa có sản phẩm nào: chọn ít nhất một nhiệm vụ được giao chịu trách nhiệm"
    assert message in refusal(cast)
    save(cast, [])
    assert refusal(cast) == f"{message} chính (HD-QUY II.4)."


@pytest.mark.parametrize(("second", "fits"), [(29, False), (30, True), (31, False)])
def test_the_points_must_be_seventy(cast: Cast, tasks: list[Task], second: int, fits: bool) -> None:
    save(cast, tasks, axes=AXES | {2: second})
    if fits:
        submit(cast)
    else:
        assert refusal(cast).startswith("Điểm tối đa của sáu trục chưa đúng tổng điểm")


@pytest.mark.parametrize(("first", "fits"), [(34, False), (35, False), (36, True)])
def test_a_main_axis_has_more_points_than_any_supporting_one(
    cast: Cast, tasks: list[Task], first: int, fits: bool
) -> None:
    save(cast, tasks, axes=AXES | {1: first, 2: 70 - first})
    if fits:
        submit(cast)
    else:
        assert refusal(cast) == (
            "Trục chính phải có điểm tối đa cao hơn mọi trục bổ trợ: chọn lại trục chính hoặc "
            "chỉnh điểm (HD-QUY II.4)."
        )


def test_a_plan_names_a_main_axis(cast: Cast, tasks: list[Task]) -> None:
    save(cast, tasks, mains=[])
    assert refusal(cast).startswith("Trục chính phải có")


def test_an_axis_with_points_needs_a_product_and_a_product_an_axis_with_points(
    cast: Cast, tasks: list[Task]
) -> None:
    save(cast, tasks[:1])
    assert refusal(cast).startswith("Có trục được giao điểm nhưng chưa có sản phẩm")
    save(cast, tasks, axes=AXES | {1: 70, 2: 0})
    assert refusal(cast).startswith("Có trục được giao điểm nhưng chưa có sản phẩm")
    problems = plan_problems(cast.binh_case, draft_of(cast.binh_case), items_of(Plan.objects.get()))
    assert [str(each) for each in problems] == [
        "products[2].axis: sản phẩm 2: trục 2 có 0 điểm; chuyển sang trục khác"
    ]


def test_weights_and_coefficients_are_those_of_the_frame(cast: Cast, tasks: list[Task]) -> None:
    with pytest.raises(RefusedMany) as refused:
        save(cast, tasks[:1], weight=0, coefficient="1.3")
    assert refused.value.messages == {
        f"weight_{tasks[0].pk}": "Trọng số là số nguyên từ 1 đến 100.",
        f"coefficient_{tasks[0].pk}": "Hệ số là một trong: 1; 1,2; 1,5; 2.",
    }
    assert not Plan.objects.exists()


def test_only_own_tasks_are_picked(cast: Cast) -> None:
    an = cast.an_case.official
    assert an is not None
    with pytest.raises(RefusedMany, match="không do bạn chịu trách nhiệm chính"):
        save(cast, [make_task(cast, an)])


def test_a_submitted_plan_is_not_edited(cast: Cast, tasks: list[Task]) -> None:
    save(cast, tasks)
    submit(cast)
    with pytest.raises(Refused, match='chỉ sửa được ở bước "Đang lập kế hoạch"'):
        save(cast, tasks)


def test_the_collective_has_no_plan_and_a_closed_cycle_takes_none(
    cast: Cast, tasks: list[Task]
) -> None:
    cast.collective_case.state = CaseState.PLANNING.value
    with pytest.raises(Refused, match="chỉ sửa được ở bước"):
        save_plan(
            actor=actor(cast.dung),
            case=cast.collective_case,
            axes={},
            mains=[],
            items=[],
            version=1,
        )
    Cycle.objects.update(state=Cycle.State.CLOSED)
    with pytest.raises(Refused, match="Kỳ đánh giá này đã kết thúc"):
        save(cast, tasks)


def test_of_two_who_save_or_submit_the_second_is_told(cast: Cast, tasks: list[Task]) -> None:
    save(cast, tasks)
    with pytest.raises(Stale):
        submit_plan(actor=actor(cast.binh), case=cast.binh_case, version=1)
    with pytest.raises(Stale):
        save_plan(
            actor=actor(cast.binh),
            case=cast.binh_case,
            axes={axis: Decimal(points) for axis, points in AXES.items()},
            mains=[2],
            items=[],
            version=1,
        )
    assert Plan.objects.get().mains == [1]


def test_returned_with_a_reason_and_submitted_again(cast: Cast, tasks: list[Task]) -> None:
    save(cast, tasks)
    submit(cast)
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        return_plan(
            actor=actor(cast.an), case=cast.binh_case, reason=" ", version=cast.binh_case.version
        )
    return_plan(
        actor=actor(cast.an),
        case=cast.binh_case,
        reason="Thiếu chỉ tiêu giải ngân",
        version=cast.binh_case.version,
    )
    assert cast.binh_case.state == CaseState.PLANNING
    assert Plan.objects.get().returned_reason == "Thiếu chỉ tiêu giải ngân"
    submit(cast)
    assert Plan.objects.get().returned_reason == ""


def test_a_reopened_plan_shows_what_changed_and_becomes_the_next_version(
    cast: Cast, tasks: list[Task]
) -> None:
    save(cast, tasks)
    submit(cast)
    first = approve(cast)
    reopen_plan(
        actor=actor(cast.binh),
        case=cast.binh_case,
        reason="Giao thêm việc",
        version=cast.binh_case.version,
    )
    binh = cast.binh_case.official
    assert binh is not None
    third = make_task(cast, binh, 2)
    Task.objects.filter(pk=tasks[0].pk).update(deadline=date(2026, 6, 29))
    plan = save(cast, [tasks[0], third], axes=AXES | {1: 45, 2: 25}, coefficient="1.2")
    assert set(changes_since(first, plan)) == {
        Change("Điểm trục 1", "40", "45"),
        Change("Điểm trục 2", "30", "25"),
        Change("NV-01: hạn", "15/06/2026", "29/06/2026"),
        Change("NV-01: hệ số", "1", "1,2"),
        Change("NV-02 Nhiệm vụ 2", "có trong kế hoạch", "bỏ"),
        Change("NV-03 Nhiệm vụ 3", "không có", "thêm"),
    }
    submit(cast)
    second = approve(cast)
    assert (second.number, second.reason) == (2, "Giao thêm việc")
    plan.refresh_from_db()
    assert plan.change_reason == ""
    assert changes_since(second, plan) == []
    assert PlanVersion.objects.count() == 2
    assert changes_since(None, plan) == []
