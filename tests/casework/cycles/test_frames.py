"""Frames of criteria as versions: exact, only added to, pinned when a cycle opens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.frame_differences import Difference, differences
from sauro.casework.cycles.frames import (
    NEWER,
    SAME,
    FrameFile,
    frame_in_use,
    frame_json,
    frame_of_version,
    load_frame_version,
    newest,
    packaged,
    read_frame,
)
from sauro.casework.cycles.models import Case, Cycle, FrameVersion
from sauro.casework.cycles.opening import open_cycle
from sauro.casework.cycles.repinning import ALREADY, NONE, repin_frame
from sauro.casework.cycles.repinning import NEWER as NEWER_PIN
from sauro.casework.cycles.rules import frame_for, frame_of
from sauro.casework.errors import Refused, Stale
from sauro.regulation.frame_model import Axis, Block, Frame, Totals
from sauro.regulation.frames import list_frames
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor

pytestmark = pytest.mark.django_db
BLOCK = Block.PEOPLES_COMMITTEE
OFFICIAL = replace(packaged(BLOCK), title="Khung chính thức", sample=False)
FILE = FrameFile("khung.xlsx", "ab" * 32)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """A rolled-back test gives its ids to the next one."""
    yield
    frame_of_version.cache_clear()


def load(cast: Cast, frame: Frame = OFFICIAL, *, after: int | None = None) -> FrameVersion:
    return load_frame_version(
        actor=actor(cast.giang), frame=frame, file=FILE, note="Hướng dẫn 15", after=after
    )


def repin(cast: Cast, version: int | None = None) -> Cycle:
    return repin_frame(actor=actor(cast.giang), cycle=cast.cycle, block=BLOCK, version=version)


def stand(case: Case, state: CaseState) -> None:
    Case.objects.filter(pk=case.pk).update(state=state.value)


@pytest.mark.parametrize("frame", list_frames(), ids=lambda frame: frame.id)
def test_every_packaged_frame_is_read_back_equal_from_json(frame: Frame) -> None:
    assert read_frame(json.loads(json.dumps(frame_json(frame)))) == frame


def test_numbers_stay_exact_to_the_last_digit() -> None:
    formula = OFFICIAL.formula._replace(coefficients=(Decimal("1.10"), Decimal("0.333333333")))
    text = json.dumps(frame_json(replace(OFFICIAL, formula=formula)))
    assert '"1.10", "0.333333333"' in text
    assert read_frame(json.loads(text)).formula.coefficients == formula.coefficients


def test_a_loaded_frame_is_the_next_version_of_its_block_and_one_line_of_the_log(
    cast: Cast,
) -> None:
    first = load(cast)
    second = load(cast, replace(OFFICIAL, title="Khung sửa đổi"))
    assert (first.number, second.number, newest(BLOCK)) == (1, 2, second)
    assert newest(Block.COMMUNE) is None
    assert frame_in_use(BLOCK).title == "Khung sửa đổi"
    assert (second.loaded_by, second.file_name, second.note) == (
        "giang",
        "khung.xlsx",
        "Hướng dẫn 15",
    )
    lines = list(Entry.objects.filter(act="load_frame").order_by("number"))
    assert [line.subject for line in lines] == [f"frame:{first.pk}", f"frame:{second.pk}"]
    assert lines[1].details == {
        "block": "peoples_committee",
        "number": 2,
        "title": "Khung sửa đổi",
        "sample": False,
        "file": "khung.xlsx",
        "digest": "ab" * 32,
        "note": "Hướng dẫn 15",
    }


def test_the_same_frame_is_not_loaded_twice(cast: Cast) -> None:
    load(cast)
    with pytest.raises(Refused) as refused:
        load(cast)
    assert refused.value.message == SAME
    with pytest.raises(Refused) as packaged_again:
        load(cast, packaged(Block.COMMUNE))
    assert packaged_again.value.message == SAME
    assert FrameVersion.objects.count() == 1


def test_a_version_that_came_between_preview_and_confirmation_is_noticed(cast: Cast) -> None:
    load(cast, after=0)
    with pytest.raises(Stale) as stale:
        load(cast, replace(OFFICIAL, title="Khung khác"), after=0)
    assert stale.value.message == NEWER
    assert load(cast, replace(OFFICIAL, title="Khung khác"), after=1).number == 2


def test_a_frame_whose_parts_do_not_agree_is_refused_whole(cast: Cast) -> None:
    with pytest.raises(Refused, match="title: còn trống; ghi tên khung"):
        load(cast, replace(OFFICIAL, title=""))
    assert not FrameVersion.objects.exists()
    assert not Entry.objects.exists()


def test_a_seventh_axis_is_refused(cast: Cast) -> None:
    axes = (*OFFICIAL.axes, Axis(7, "Trục thêm", Decimal(0)))
    with pytest.raises(Refused) as refused:
        load(cast, replace(OFFICIAL, axes=axes))
    assert refused.value.message == (
        "Khung có 7 trục kết quả; mọi khối dùng chung 6 trục (HD-QUY V.1): trục nào không thuộc "
        "khối thì ghi điểm tối đa bằng 0."
    )


def test_another_scale_is_refused(cast: Cast) -> None:
    first, *others = OFFICIAL.criteria
    more = (first._replace(maximum=first.maximum + 10), *others)
    totals = Totals(OFFICIAL.totals.general + 10, OFFICIAL.totals.results)
    with pytest.raises(Refused) as refused:
        load(cast, replace(OFFICIAL, criteria=more, totals=totals))
    assert refused.value.message == (
        "Khung chia 40 điểm tiêu chí chung và 70 điểm kết quả; phải là 30 và 70 (QD-366 Điều 10)."
    )


def test_a_cycle_takes_the_newest_frames_when_it_opens_and_keeps_them(cast: Cast) -> None:
    load(cast)
    second = load(cast, replace(OFFICIAL, title="Khung hai"))
    cycle = open_cycle(actor=actor(cast.giang), period="2026-Q3")
    load(cast, replace(OFFICIAL, title="Khung ba"))
    cycle.refresh_from_db()
    assert cycle.frames == {"peoples_committee": second.pk}
    assert frame_for(cycle, BLOCK).title == "Khung hai"
    assert frame_for(cycle, Block.COMMUNE) == packaged(Block.COMMUNE)
    assert Entry.objects.get(act="open_cycle").details["frames"] == cycle.frames


@pytest.mark.parametrize(("late", "pinned"), [(0, True), (1, False)])
def test_a_frame_in_force_only_after_the_quarter_waits(
    cast: Cast, late: int, *, pinned: bool
) -> None:
    day = date(2026, 9, 30) + timedelta(days=late)
    load(cast, replace(OFFICIAL, in_force_from=day))
    cycle = open_cycle(actor=actor(cast.giang), period="2026-Q3")
    assert (BLOCK.value in cycle.frames) == pinned


def test_an_open_cycle_stays_with_its_frame_until_it_is_told_otherwise(cast: Cast) -> None:
    version = load(cast)
    assert frame_of(cast.an_case) == packaged(BLOCK)
    cycle = repin(cast, version.pk)
    assert frame_of(Case.objects.get(pk=cast.an_case.pk)) == OFFICIAL
    line = Entry.objects.get(act="repin_frame")
    assert (line.actor, line.subject) == ("giang", f"cycle:{cycle.pk}")
    assert line.details == {
        "block": "peoples_committee",
        "from": None,
        "to": version.pk,
        "number": 1,
    }


@pytest.mark.parametrize(
    ("name", "state", "free"),
    [
        ("binh_case", CaseState.PLANNING, True),
        ("binh_case", CaseState.WITHDRAWN, True),
        ("binh_case", CaseState.PLAN_SUBMITTED, False),
        ("binh_case", CaseState.WORKING, False),
        ("collective_case", CaseState.WORKING, True),
        ("collective_case", CaseState.SELF_ASSESSED, False),
    ],
)
def test_only_while_the_whole_block_is_planning_may_the_frame_change(
    cast: Cast, name: str, state: CaseState, *, free: bool
) -> None:
    load(cast)
    stand(getattr(cast, name), state)
    if free:
        assert BLOCK.value in repin(cast).frames
        return
    with pytest.raises(Refused) as refused:
        repin(cast)
    assert refused.value.message == (
        "Khối Ủy ban nhân dân, sở, ban, ngành có 1 hồ sơ đã qua bước lập kế hoạch theo khung cũ, "
        "nên kỳ này giữ khung cũ. Khung mới dùng từ kỳ mở sau."
    )
    assert Cycle.objects.get(pk=cast.cycle.pk).frames == {}


def test_another_block_that_has_begun_does_not_stand_in_the_way(cast: Cast) -> None:
    load(cast)
    Case.objects.filter(pk=cast.phuc_case.pk).update(
        block=Block.COMMUNE.value, state=CaseState.WORKING.value
    )
    assert BLOCK.value in repin(cast).frames


def test_repinning_says_when_there_is_nothing_newer_or_something_else(cast: Cast) -> None:
    with pytest.raises(Refused) as none:
        repin(cast)
    assert none.value.message == NONE
    first = load(cast)
    second = load(cast, replace(OFFICIAL, title="Khung hai"))
    with pytest.raises(Stale) as stale:
        repin(cast, first.pk)
    assert stale.value.message == NEWER_PIN
    repin(cast, second.pk)
    with pytest.raises(Refused) as again:
        repin(cast, second.pk)
    assert again.value.message == ALREADY


def test_a_closed_cycle_never_changes_its_frame(cast: Cast) -> None:
    load(cast)
    Cycle.objects.filter(pk=cast.cycle.pk).update(state=Cycle.State.CLOSED)
    with pytest.raises(Refused, match="Kỳ đánh giá này đã kết thúc"):
        repin(cast)


def test_differences_name_what_is_new_changed_and_gone() -> None:
    first, *others = OFFICIAL.indicators
    added = first._replace(code="MOI", title="Chỉ tiêu mới")
    new = replace(OFFICIAL, title="Khung hai", indicators=(*others, added))
    found = differences(OFFICIAL, new)
    assert [(each.kind, each.item) for each in found] == [
        ("Sửa", "Tên khung"),
        ("Thêm", "Chỉ tiêu gợi ý MOI"),
        ("Bỏ", f"Chỉ tiêu gợi ý {first.code}"),
    ]
    assert found[0] == Difference("Tên khung", "Khung chính thức", "Khung hai")
    assert differences(OFFICIAL, OFFICIAL) == ()
