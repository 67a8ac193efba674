"""The head's proposals."""

from __future__ import annotations

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.moves import STALE
from sauro.casework.dossiers.models import Proposal
from sauro.casework.dossiers.proposals import BY_MEETING, BY_THE_CENTRE, propose_level
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.work.models import Task
from sauro.regulation.levels import Level
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.unit_cast import (
    acts,
    fresh,
    meet,
    propose,
    self_assessed,
    vote,
)

NEEDS_REASON = (
    "Mức đã chọn khác mức trước đó hoặc khác kết quả theo quy tắc: phải ghi lý do (HD-QUY IX.1.2)."
)


def test_a_level_the_rules_give_needs_no_reason_and_freezes_the_figures(cast: Cast) -> None:
    self_assessed(cast)
    propose(cast, cast.binh_case)
    proposal = Proposal.objects.get(case=cast.binh_case)
    assert (proposal.head_level, proposal.level) == ("good", "")
    assert proposal.outcome is not None
    assert proposal.outcome["level"] == "good"
    assert proposal.score == 100
    assert fresh(cast.binh_case).state == "proposed"
    assert acts(cast.binh_case.code) == ["propose"]
    entry = Entry.objects.get(act="propose")
    assert (entry.actor, entry.role) == ("an", "unit_head")


@pytest.mark.parametrize("level", [Level.EXCELLENT, Level.COMPLETED])
def test_another_level_than_the_rules_give_needs_a_reason(cast: Cast, level: Level) -> None:
    self_assessed(cast)
    with pytest.raises(Refused) as refused:
        propose(cast, cast.binh_case, level)
    assert isinstance(refused.value, RefusedMany)
    assert refused.value.messages == {"reason": NEEDS_REASON}
    assert not Proposal.objects.exists()
    propose(cast, cast.binh_case, level, "Nhiệm vụ đột xuất khó.")
    assert Proposal.objects.get().head_reason == "Nhiệm vụ đột xuất khó."


def test_a_level_has_to_be_chosen(cast: Cast) -> None:
    self_assessed(cast)
    case = fresh(cast.binh_case)
    with pytest.raises(Refused, match=r"^Chưa chọn mức xếp loại"):
        propose_level(
            actor=actor(cast.an),
            case=case,
            level=None,
            comment="",
            reason="lý do",
            version=case.version,
        )


def test_the_head_and_the_collective_are_left_to_the_meeting(cast: Cast) -> None:
    self_assessed(cast)
    for case in (cast.an_case, cast.collective_case):
        with pytest.raises(Refused) as refused:
            propose(cast, case)
        assert refused.value.message == BY_MEETING


def test_nobody_below_proposes_for_the_centre(cast: Cast) -> None:
    self_assessed(cast)
    type(cast.binh_case).objects.filter(pk=cast.binh_case.pk).update(tier="central")
    with pytest.raises(Refused) as refused:
        propose(cast, cast.binh_case)
    assert refused.value.message == BY_THE_CENTRE


def test_a_result_that_waits_for_acceptance_stops_the_proposal(cast: Cast) -> None:
    self_assessed(cast)
    task = Task.objects.filter(responsible=cast.binh_case.official).first()
    assert task is not None
    Task.objects.filter(pk=task.pk).update(acceptance=Task.Acceptance.REPORTED)
    with pytest.raises(Refused, match=r"^Còn kết quả chưa được nghiệm thu"):
        propose(cast, cast.binh_case, Level.GOOD, "lý do")
    Task.objects.filter(pk=task.pk).update(acceptance=Task.Acceptance.REFUSED)
    propose(cast, cast.binh_case, Level.FAILED)


def test_before_the_self_assessment_nothing_is_proposed(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"^Không thể đề xuất mức xếp loại khi hồ sơ ở bước"):
        propose(cast, cast.binh_case, Level.GOOD, "lý do")


def test_a_stale_form_saves_nothing(cast: Cast) -> None:
    self_assessed(cast)
    case = fresh(cast.binh_case)
    propose(cast, cast.binh_case)
    with pytest.raises(Stale) as stale:
        propose_level(
            actor=actor(cast.an),
            case=fresh(cast.binh_case),
            level=Level.GOOD,
            comment="khác",
            reason="",
            version=case.version,
        )
    assert stale.value.message == STALE
    assert Proposal.objects.get().head_comment == "Làm tốt."


def test_a_changed_proposal_has_to_be_voted_on_again(cast: Cast) -> None:
    self_assessed(cast)
    propose(cast, cast.binh_case)
    propose(cast, cast.chi_case)
    meet(cast)
    vote(cast)
    propose(cast, cast.binh_case)
    assert Proposal.objects.get(case=cast.binh_case).level == "good"
    propose(cast, cast.binh_case, Level.COMPLETED, "Xem lại tiến độ.")
    proposal = Proposal.objects.get(case=cast.binh_case)
    assert (proposal.level, proposal.votes_for, proposal.votes_against) == ("", None, None)
