"""The meeting and its votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.meeting import Line, propose_collectively
from sauro.casework.dossiers.models import Dossier, Proposal
from sauro.casework.dossiers.votes import COLLECTIVE_FIRST, NO_MEETING
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.levels import Level
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.unit_cast import (
    MINUTES,
    acts,
    fresh,
    good,
    meet,
    propose,
    ready,
    self_assessed,
    states,
    submit,
    vote,
)

WRONG_MINUTES: list[tuple[dict[str, Any], str, str]] = [
    (
        {"present": 4},
        "present",
        "Số có mặt (4) nhiều hơn tổng số thành viên (3). Hãy xem lại hai số này.",
    ),
    ({"present": None}, "present", "Chưa ghi số người có mặt."),
    ({"members": None}, "members", "Chưa ghi tổng số thành viên tập thể."),
    ({"held_on": None}, "held_on", "Chưa ghi ngày họp."),
    (
        {"held_on": date(2026, 6, 21)},
        "held_on",
        "Ngày họp phải từ ngày 01/04/2026 đến hôm nay. Hãy xem lại.",
    ),
    (
        {"held_on": date(2026, 3, 31)},
        "held_on",
        "Ngày họp phải từ ngày 01/04/2026 đến hôm nay. Hãy xem lại.",
    ),
    ({"chair": " "}, "chair", "Chưa ghi người chủ trì."),
    ({"text": ""}, "text", "Chưa ghi nội dung, ý kiến tại hội nghị."),
]


def proposed(cast: Cast) -> None:
    """The deputies are proposed and the meeting is recorded."""
    self_assessed(cast)
    propose(cast, cast.binh_case)
    propose(cast, cast.chi_case)
    meet(cast)


@pytest.mark.parametrize(("change", "field", "message"), WRONG_MINUTES)
def test_minutes_that_cannot_be_are_refused_at_the_field(
    cast: Cast, change: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(RefusedMany) as refused:
        meet(cast, replace(MINUTES, **change))
    assert refused.value.messages == {field: message}
    assert Dossier.objects.get().held_on is None


@pytest.mark.parametrize("held_on", [date(2026, 4, 1), date(2026, 6, 20)])
def test_the_meeting_may_be_on_the_first_day_and_today(cast: Cast, held_on: date) -> None:
    dossier = meet(cast, replace(MINUTES, held_on=held_on))
    assert (dossier.held_on, dossier.version) == (held_on, 2)
    assert acts(dossier.code) == ["record_meeting"]


def test_votes_move_the_head_and_the_collective_and_keep_the_deputies_proposed(
    cast: Cast,
) -> None:
    proposed(cast)
    vote(cast)
    assert states(cast) == {"proposed"}
    assert set(Proposal.objects.values_list("level", "votes_for", "votes_against")) == {
        ("good", 3, 0)
    }
    assert acts(cast.an_case.code) == ["propose"]
    assert acts(cast.binh_case.code) == ["propose", "vote_on_proposal"]


def test_without_a_meeting_there_is_no_vote(cast: Cast) -> None:
    self_assessed(cast)
    with pytest.raises(Refused) as refused:
        vote(cast)
    assert refused.value.message == NO_MEETING


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "accepted"), [(2, 1, True), (3, 0, True), (3, 1, False)]
)
def test_votes_never_exceed_those_present(
    cast: Cast, votes_for: int, votes_against: int, accepted: bool
) -> None:
    proposed(cast)
    lines = good(cast) | {cast.chi_case.pk: Line(Level.GOOD, votes_for, votes_against)}
    if accepted:
        vote(cast, lines)
        return
    with pytest.raises(RefusedMany) as refused:
        vote(cast, lines)
    assert refused.value.messages == {
        f"for_{cast.chi_case.pk}": "Lê Hữu Chi: tổng số phiếu 4 nhiều hơn số có mặt 3. Hãy xem lại."
    }
    assert not Proposal.objects.exclude(level="").exists()


def test_the_collective_comes_before_its_members_or_a_reason_says_why_not(cast: Cast) -> None:
    proposed(cast)
    lines = good(cast)
    del lines[cast.collective_case.pk]
    with pytest.raises(RefusedMany) as refused:
        vote(cast, lines)
    assert refused.value.messages == {"order_override": COLLECTIVE_FIRST}
    dossier = vote(cast, lines, order_override="Chờ số liệu của tập thể.")
    assert dossier.order_override == "Chờ số liệu của tập thể."
    assert fresh(cast.collective_case).state == "self_assessed"


def test_a_second_vote_needs_the_collective_no_more(cast: Cast) -> None:
    proposed(cast)
    vote(cast)
    vote(cast, {cast.chi_case.pk: Line(Level.GOOD, 2, 1)})
    assert Proposal.objects.get(case=cast.chi_case).votes_against == 1


def test_what_departs_from_the_rules_or_the_head_needs_a_reason(cast: Cast) -> None:
    proposed(cast)
    lines = good(cast) | {cast.binh_case.pk: Line(Level.COMPLETED, 3, 0)}
    with pytest.raises(RefusedMany) as refused:
        vote(cast, lines)
    key = f"reason_{cast.binh_case.pk}"
    assert refused.value.messages == {
        key: "Trần Thị Bình: mức khác kết quả theo quy tắc hoặc khác mức người đứng đầu đề xuất, "
        "phải ghi lý do."
    }
    lines[cast.binh_case.pk] = Line(Level.COMPLETED, 3, 0, "Để xảy ra chậm trễ.")
    vote(cast, lines)
    assert Proposal.objects.get(case=cast.binh_case).reason == "Để xảy ra chậm trễ."


def test_a_deputy_is_voted_on_only_after_the_head_proposed(cast: Cast) -> None:
    self_assessed(cast)
    propose(cast, cast.binh_case)
    meet(cast)
    with pytest.raises(RefusedMany) as refused:
        vote(cast)
    assert refused.value.messages == {
        f"level_{cast.chi_case.pk}": "Lê Hữu Chi: người đứng đầu chưa đề xuất. Đề xuất trước, "
        "rồi mới biểu quyết."
    }


def test_where_no_head_is_rated_the_meeting_proposes_for_everybody(cast: Cast) -> None:
    self_assessed(cast)
    Case.objects.filter(pk=cast.an_case.pk).update(state="deferred")
    meet(cast)
    lines = good(cast)
    del lines[cast.an_case.pk]
    vote(cast, lines)
    assert fresh(cast.chi_case).state == "proposed"


def test_fewer_present_than_votes_already_recorded_is_refused(cast: Cast) -> None:
    proposed(cast)
    vote(cast)
    with pytest.raises(RefusedMany) as refused:
        meet(cast, replace(MINUTES, present=2))
    assert refused.value.messages == {
        "present": "Đã ghi 3 phiếu cho một trường hợp: số có mặt không thể ít hơn. "
        "Sửa kết quả biểu quyết trước."
    }


def test_a_stale_sheet_of_votes_saves_nothing(cast: Cast) -> None:
    proposed(cast)
    dossier = Dossier.objects.get()
    Dossier.objects.update(version=dossier.version + 1)
    with pytest.raises(Stale):
        propose_collectively(
            actor=actor(cast.dung), dossier=dossier, lines=good(cast), version=dossier.version
        )
    assert not Proposal.objects.exclude(level="").exists()


def test_after_submission_neither_minutes_nor_votes_change(cast: Cast) -> None:
    ready(cast)
    submit(cast)
    for act in (meet, vote):
        with pytest.raises(Refused) as refused:
            act(cast)
        assert refused.value.message == (
            "Hồ sơ của Sở Mẫu đã nộp, không sửa được nữa. Nếu cần sửa, đề nghị cơ quan thẩm định "
            "trả lại hồ sơ."
        )
