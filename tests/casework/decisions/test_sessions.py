"""Holding a session: its agenda in the required order, and what is recorded of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.agenda import awaiting, deciding_bodies
from sauro.casework.decisions.models import Session
from sauro.casework.decisions.sessions import (
    ENDED,
    STALE,
    correct_session,
    hold_session,
    refresh_agenda,
)
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.levels import Level
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import BODY, Cast, actor, make_case, make_unit
from tests.casework.decisions.scene import (
    MEETING,
    appraise_everybody,
    appraised,
    closed,
    crowd,
    decide_all,
    held,
    line,
)

pytestmark = pytest.mark.django_db


def names(session: Session) -> list[str]:
    return [item.case.name for item in session.items.select_related("case__official", "case__unit")]


def test_the_agenda_runs_from_below_collective_head_then_members(cast: Cast) -> None:
    appraise_everybody(cast)
    child = make_unit("CHI-CUC", "Chi cục Mẫu", cast.unit)
    below = appraised(make_case(cast.cycle, child, None, Role.COLLECTIVE))
    session = held(cast)
    assert names(session) == [
        below.name,
        cast.collective_case.name,
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "Lê Hữu Chi",
    ]
    assert list(session.items.values_list("place", flat=True)) == [1, 2, 3, 4, 5]
    entry = Entry.objects.get(act="hold_session")
    assert entry.details["cases"][0] == below.code
    assert entry.details["present"] == 10


def test_only_appraised_cases_of_the_body_are_on_the_agenda(cast: Cast) -> None:
    appraised(cast.an_case)
    appraised(cast.binh_case)
    Case.objects.filter(pk=cast.binh_case.pk).update(tier="central")
    appraised(cast.chi_case)
    Case.objects.filter(pk=cast.chi_case.pk).update(tier="unit")
    assert [case.pk for case in awaiting(cast.cycle, BODY)] == [cast.an_case.pk, cast.binh_case.pk]
    assert awaiting(cast.cycle, "unit_competent_body") == []
    assert awaiting(cast.cycle, "central_bodies") == []
    assert list(deciding_bodies(cast.cycle)) == [BODY]


def test_nothing_to_decide_and_a_second_open_session_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Chưa có hồ sơ nào đã thẩm định"):
        held(cast)
    appraise_everybody(cast)
    held(cast)
    with pytest.raises(Refused, match="Đang có một cuộc họp chưa kết thúc"):
        held(cast)
    assert Session.objects.count() == 1


def test_a_sealed_cycle_takes_no_session(cast: Cast) -> None:
    appraise_everybody(cast)
    Cycle.objects.update(state=Cycle.State.SEALED)
    cast.cycle.refresh_from_db()
    with pytest.raises(Refused, match="niêm phong"):
        held(cast)


@pytest.mark.parametrize(("present", "members", "fine"), [(0, 12, 0), (12, 12, 1), (13, 12, 0)])
def test_those_present_are_members(cast: Cast, present: int, members: int, fine: int) -> None:
    appraise_everybody(cast)
    meeting = replace(MEETING, present=present, members=members)
    if fine:
        assert (
            hold_session(
                actor=actor(cast.hoa), cycle=cast.cycle, body=BODY, meeting=meeting
            ).present
            == present
        )
        return
    with pytest.raises(RefusedMany) as refused:
        hold_session(actor=actor(cast.hoa), cycle=cast.cycle, body=BODY, meeting=meeting)
    assert list(refused.value.messages) == ["present"]


def test_what_is_recorded_can_be_corrected_while_open_and_by_one_at_a_time(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    changed = replace(MEETING, present=11)
    correct_session(actor=actor(cast.hoa), session=session, meeting=changed, version=1)
    assert (session.present, session.version) == (11, 2)
    with pytest.raises(Stale) as stale:
        correct_session(actor=actor(cast.hoa), session=session, meeting=MEETING, version=1)
    assert stale.value.message == STALE


def test_fewer_present_than_voted_is_refused(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    decide_all(cast, session)
    with pytest.raises(Refused, match="10 người biểu quyết") as refused:
        correct_session(
            actor=actor(cast.hoa), session=session, meeting=replace(MEETING, present=9), version=1
        )
    assert refused.value.field == "present"


def test_cases_appraised_since_come_to_their_place(cast: Cast) -> None:
    appraised(cast.binh_case)
    session = held(cast)
    appraised(cast.collective_case)
    added = refresh_agenda(actor=actor(cast.hoa), session=session, version=1)
    assert (added, names(session)) == (1, [cast.collective_case.name, "Trần Thị Bình"])
    with pytest.raises(Refused, match="Không có hồ sơ nào mới"):
        refresh_agenda(actor=actor(cast.hoa), session=session, version=2)
    session.refresh_from_db()
    assert session.version == 2


def test_a_closed_session_is_not_changed(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    decide_all(cast, session, binh=Level.GOOD, collective=Level.GOOD, an=Level.GOOD)
    closed(cast, session)
    with pytest.raises(Refused) as refused:
        correct_session(actor=actor(cast.hoa), session=session, meeting=MEETING, version=2)
    assert refused.value.message == ENDED
    assert line(session, cast.an_case).version == 2


def test_many_units_keep_the_order_of_their_names(cast: Cast) -> None:
    crowd(cast.cycle, cast.deputies, ["80"] * 12)
    units = [item.case.unit.name for item in held(cast).items.select_related("case__unit")]
    assert units == sorted(units, key=lambda name: int(name.rsplit(" ", 1)[1]))
