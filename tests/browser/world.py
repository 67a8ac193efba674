"""A province with something on every page: one told, one unit being decided, one who plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sauro.casework.cycles.deferrals import defer
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.reviews import request_review
from sauro.casework.dossiers.appraisal import appraise
from sauro.casework.people.models import Assignment, Post
from sauro.casework.structure.absences import record_absence
from sauro.casework.work.evidence import add_evidence
from sauro.casework.work.plans import PlanLine, save_and_submit_plan
from sauro.regulation.levels import Level
from sauro.regulation.quarter.facts import AbsenceKind, Role
from tests.casework.cast import SINCE, Cast, actor, make_case, make_official, make_task, make_user
from tests.casework.decisions import scene
from tests.casework.dossiers.unit_cast import fresh, full_marks, received
from tests.casework.work.files import PDF

# By username: every role, every place on the way of a case.
ONE_OF_EACH = ("an", "phuc", "yen", "dung", "giang", "hoa", "khoa", "lan", "minh", "nga")


def fill(cast: Cast) -> None:
    """Phúc has been told his level; Sở Mẫu is being decided; Sở Khác has one who still plans."""
    _told(cast)
    _being_decided(cast)
    _planning(cast)
    _away(cast)


def _told(cast: Cast) -> None:
    """Phúc's level is told, and he asks for a review."""
    scene.appraised(cast.phuc_case, score="85", exceeded=1)
    session = scene.held(cast)
    scene.decide_all(cast, session)
    scene.published(cast, session, "45-QĐ/TU")
    request_review(
        actor=actor(cast.phuc), case=fresh(cast.phuc_case), ground="Nhiệm vụ 2 không chậm."
    )


def _being_decided(cast: Cast) -> None:
    """Everybody of Sở Mẫu but Bình appraised; one line of the session decided."""
    received(cast)
    for case in (cast.collective_case, cast.an_case, cast.chi_case):
        now = fresh(case)
        appraise(
            actor=actor(cast.giang),
            case=now,
            marks=full_marks(now),
            mark_reasons={},
            level=Level.EXCELLENT if now.role == Role.DEPUTY else Level.GOOD,
            reason="Có sản phẩm nổi trội.",
            version=now.version,
        )
    session = scene.held(cast)
    first = session.items.first()
    assert first is not None
    scene.decide(cast.hoa, first, Level.GOOD)


def _planning(cast: Cast) -> None:
    """Yến has sent her plan, with evidence for a task."""
    case = add_deputy(cast, "CB-yen", "Vũ Thị Yến")
    assert case.official is not None
    user = make_user("yen", case.name, case.official)
    task = make_task(cast, case.official, unit=cast.other_unit, field=None)
    add_evidence(actor=actor(user), task=task, name="bao-cao.pdf", content=PDF)
    save_and_submit_plan(
        actor=actor(user),
        case=case,
        axes={axis: Decimal(70 if axis == task.axis else 0) for axis in range(1, 7)},
        mains=[task.axis],
        items=[PlanLine(task.pk)],
        version=case.version,
    )


def _away(cast: Cast) -> None:
    """Xuân is away for training."""
    case = add_deputy(cast, "CB-xuan", "Đỗ Thị Xuân")
    assert case.official is not None
    record_absence(
        actor=actor(cast.oanh),
        official=case.official,
        kind=AbsenceKind.TRAINING,
        start=date(2026, 4, 1),
        end=date(2026, 6, 30),
        document="Quyết định 12-QĐ/TU ngày 25/3/2026",
    )
    defer(actor=actor(cast.oanh), case=case, version=case.version)


def add_deputy(cast: Cast, code: str, name: str) -> Case:
    """One more deputy, of Sở Khác, with a case in the open cycle."""
    official = make_official(code, name)
    post = Post.objects.get(group=cast.deputies)
    Assignment.objects.create(
        official=official, unit=cast.other_unit, post=post, role=Role.DEPUTY.value, since=SINCE
    )
    return make_case(cast.cycle, cast.other_unit, official, Role.DEPUTY, post)
