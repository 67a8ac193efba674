"""A date moves by a document; a quarter ends when everybody was told, and is then put away."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.calendar import move_due
from sauro.casework.cycles.closing import close_cycle, seal_cycle
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.cycles.selectors import due_of, open_cycle_now
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor, make_cycle

pytestmark = pytest.mark.django_db
DOCUMENT = "Công văn 12-CV/BTC ngày 15/6/2026"


def dossiers(cast: Cast) -> Due:
    due = due_of(cast.cycle, "unit_dossiers")
    assert due is not None
    return due


def finish(cycle: Cycle, state: CaseState = CaseState.PUBLISHED) -> None:
    Case.objects.filter(cycle=cycle).update(state=state.value)


def test_a_due_moves_and_keeps_the_day_of_the_rules_and_its_document(cast: Cast) -> None:
    due = move_due(
        actor=actor(cast.giang), due=dossiers(cast), last_day=date(2026, 6, 27), document=DOCUMENT
    )
    assert (due.last_day, due.by_rule) == (date(2026, 6, 27), date(2026, 6, 24))
    assert due.moved_by == DOCUMENT
    line = Entry.objects.latest("number")
    assert (line.act, line.subject) == ("move_due", f"cycle:{cast.cycle.pk}")
    assert line.details == {
        "due": "unit_dossiers",
        "from": "2026-06-24",
        "to": "2026-06-27",
        "document": DOCUMENT,
    }


@pytest.mark.parametrize(
    ("day", "document", "wrong"),
    [
        (
            date(2026, 6, 27),
            " ",
            {
                "document": "Chưa ghi văn bản cho phép dời hạn: nêu số, ngày, cơ quan ban hành "
                "văn bản."
            },
        ),
        (
            date(2026, 3, 31),
            DOCUMENT,
            {"last_day": "Ngày này trước khi quý bắt đầu (01/04/2026). Hãy nhập lại."},
        ),
        (date(2026, 6, 24), DOCUMENT, {"last_day": "Hạn hiện nay đã là ngày này: nhập ngày khác."}),
    ],
)
def test_a_move_without_ground_is_refused_at_its_field(
    cast: Cast, day: date, document: str, wrong: dict[str, str]
) -> None:
    with pytest.raises(RefusedMany) as refused:
        move_due(actor=actor(cast.giang), due=dossiers(cast), last_day=day, document=document)
    assert refused.value.messages == wrong
    assert (dossiers(cast).moved_by, Entry.objects.count()) == ("", 0)


def test_of_two_who_move_a_due_the_second_is_told(cast: Cast) -> None:
    due, seen = dossiers(cast), date(2026, 6, 24)
    first = date(2026, 6, 27)
    move_due(actor=actor(cast.giang), due=due, last_day=first, document=DOCUMENT, seen=seen)
    with pytest.raises(Stale, match="vừa được người khác dời"):
        move_due(
            actor=actor(cast.giang),
            due=dossiers(cast),
            last_day=date(2026, 6, 28),
            document=DOCUMENT,
            seen=seen,
        )
    assert dossiers(cast).last_day == first


def test_a_due_of_a_closed_cycle_does_not_move(cast: Cast) -> None:
    Cycle.objects.filter(pk=cast.cycle.pk).update(state=Cycle.State.CLOSED)
    with pytest.raises(Refused, match="đã kết thúc"):
        move_due(
            actor=actor(cast.giang),
            due=dossiers(cast),
            last_day=date(2026, 6, 27),
            document=DOCUMENT,
        )


def test_a_cycle_with_unfinished_cases_is_not_closed_and_says_where_they_are(cast: Cast) -> None:
    finish(cast.cycle)
    Case.objects.filter(pk=cast.binh_case.pk).update(state=CaseState.DECIDED.value)
    Case.objects.filter(pk=cast.chi_case.pk).update(state=CaseState.DEFERRED.value)
    with pytest.raises(Refused) as refused:
        close_cycle(actor=actor(cast.giang), cycle=cast.cycle)
    assert refused.value.message == (
        'Chưa kết thúc được kỳ: còn 1 hồ sơ ở bước "Đã quyết định". Mọi hồ sơ phải được thông báo '
        "kết quả hoặc ghi chưa xếp loại trước."
    )
    assert Cycle.objects.get(pk=cast.cycle.pk).is_open


def test_it_is_closed_once_everybody_was_told_then_sealed(cast: Cast) -> None:
    finish(cast.cycle)
    Case.objects.filter(pk=cast.chi_case.pk).update(state=CaseState.DEFERRED.value)
    close_cycle(actor=actor(cast.giang), cycle=cast.cycle)
    stored = Cycle.objects.get(pk=cast.cycle.pk)
    assert (stored.state, stored.closed_on) == (Cycle.State.CLOSED, date(2026, 6, 20))
    closing = Entry.objects.latest("number")
    assert closing.details == {"cases": {"published": 4, "deferred": 1}, "outstanding": []}
    seal_cycle(actor=actor(cast.giang), cycle=stored)
    line = Entry.objects.latest("number")
    assert line.details == {"log_count": closing.number, "log_head": closing.digest}
    assert Cycle.objects.get(pk=cast.cycle.pk).state == Cycle.State.SEALED


def test_an_open_cycle_is_not_sealed_and_a_sealed_one_not_again(cast: Cast) -> None:
    with pytest.raises(Refused, match="Kỳ này chưa kết thúc"):
        seal_cycle(actor=actor(cast.giang), cycle=cast.cycle)
    finish(cast.cycle)
    close_cycle(actor=actor(cast.giang), cycle=cast.cycle)
    seal_cycle(actor=actor(cast.giang), cycle=cast.cycle)
    with pytest.raises(Stale):
        seal_cycle(actor=actor(cast.giang), cycle=cast.cycle)


def test_the_newest_open_cycle_is_the_one_worked_in(cast: Cast) -> None:
    newer = make_cycle("2026-Q3")
    assert open_cycle_now() == newer
    Cycle.objects.filter(pk=newer.pk).update(state=Cycle.State.CLOSED)
    assert open_cycle_now() == cast.cycle
