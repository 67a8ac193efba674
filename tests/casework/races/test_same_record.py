"""The same record made or taken away by several at the same moment."""

from __future__ import annotations

from datetime import date

from sauro.casework.access.models import Grant
from sauro.casework.access.roles import Role
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.opening import open_cycle
from sauro.casework.decisions.ceiling import group_board
from sauro.casework.decisions.choices import choose
from sauro.casework.errors import Refused
from sauro.casework.people.models import Absence, Official, Unit
from sauro.casework.structure.absences import record_absence, withdraw_absence
from sauro.casework.structure.accounts import create_account, end_grant
from sauro.casework.structure.preview import preview
from sauro.casework.structure.seen import confirm_seen, fingerprint
from sauro.casework.work.models import Task
from sauro.casework.work.register import edit_task
from sauro.casework.work.values import TaskValues
from sauro.regulation.quarter.facts import AbsenceKind
from tests.casework.cast import Cast, actor, grant, make_task
from tests.casework.decisions.scene import (
    crowd,
)
from tests.casework.dossiers.unit_cast import (
    fresh,
)
from tests.casework.races.crowd import acts, done, each_at_once
from tests.casework.structure.test_imports import PEOPLE


def test_an_account_made_twice_exists_once(crowded: Cast) -> None:
    results = each_at_once(
        [1, 2, 3, 4],
        lambda _: create_account(
            actor=actor(crowded.minh), username="moi.nv", full_name="Người Mới"
        ),
    )

    assert len(done(results)) == acts("create_account") == 1
    refused = [each.message for each in results if isinstance(each, Refused)]
    assert set(refused) == {'Tên đăng nhập "moi.nv" đã có người dùng. Hãy chọn tên khác.'}


def test_a_cycle_opened_by_two_is_opened_once(crowded: Cast) -> None:
    results = each_at_once(
        [1, 2, 3], lambda _: open_cycle(actor=actor(crowded.giang), period="2026-Q3")
    )

    assert len(done(results)) == Cycle.objects.filter(period="2026-Q3").count() == 1
    assert acts("open_cycle") == 1


def test_a_file_of_people_confirmed_by_two_is_written_once(crowded: Cast) -> None:
    seen = fingerprint(preview(PEOPLE))

    results = each_at_once(
        [1, 2, 3],
        lambda _: confirm_seen(PEOPLE, actor=actor(crowded.minh), file="a.xlsx", seen=seen),
    )

    assert len(done(results)) == acts("import_people") == 1
    assert Unit.objects.filter(code="XA-01").count() == 1
    assert sorted(
        Official.objects.get(code="CB-1").assignments.values_list("fields__name", flat=True)
    ) == ["Nội chính", "Xây dựng Đảng"]


def test_a_ground_withdrawn_by_two_is_withdrawn_once(crowded: Cast) -> None:
    assert crowded.binh.official is not None
    absence = record_absence(
        actor=actor(crowded.dung),
        official=crowded.binh.official,
        kind=AbsenceKind.TRAINING,
        start=date(2026, 4, 1),
        end=date(2026, 6, 30),
        document="Quyết định 12",
    )

    results = each_at_once(
        [Absence.objects.get(pk=absence.pk) for _ in range(3)],
        lambda copy: withdraw_absence(actor=actor(crowded.dung), absence=copy, reason="Ghi nhầm"),
    )

    assert len(done(results)) == acts("withdraw_absence") == 1
    assert not Absence.objects.exists()


def test_two_tasks_given_one_code_at_once_keep_two_codes(crowded: Cast) -> None:
    assert crowded.binh.official is not None
    tasks = [make_task(crowded, crowded.binh.official) for _ in range(3)]

    results = each_at_once(
        tasks,
        lambda task: edit_task(
            actor=actor(crowded.dung),
            task=task,
            values=TaskValues(
                title=task.title,
                axis=task.axis,
                code="NV-MỚI",
                field=task.field,
                responsible=task.responsible,
                product=task.product,
                deadline=task.deadline,
            ),
            version=task.version,
        ),
    )

    assert len(done(results)) == 1
    assert Task.objects.filter(code="NV-MỚI").count() == acts("edit_task") == 1


def test_two_administrators_ending_each_other_leave_one(crowded: Cast) -> None:
    second = grant(crowded.lan, Role.ADMINISTRATOR)
    grants = [Grant.objects.get(user=crowded.minh), second]

    results = each_at_once(
        grants,
        lambda each: end_grant(actor=actor(crowded.minh), grant=each, until=each.since),
    )

    assert len(done(results)) == 1
    assert Grant.objects.filter(role="administrator", until__isnull=True).count() == 1


def test_a_group_with_room_for_one_keeps_one_of_two_chosen_at_once(crowded: Cast) -> None:
    cases = crowd(crowded.cycle, crowded.deputies, ["95"] * 5)

    results = each_at_once(
        [fresh(case) for case in cases],
        lambda case: choose(
            actor=actor(crowded.hoa), cycle=case.cycle, case=case, keeps=True, reason="Nổi trội"
        ),
    )

    group = group_board(crowded.cycle, crowded.deputies.pk)
    assert group is not None
    assert group.kept == group.allowed == len(done(results)) == 1
