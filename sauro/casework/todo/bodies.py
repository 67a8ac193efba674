"""What the appraiser, the bodies asked, secretary, members and the administrator must do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Min

from sauro.casework.access.models import User
from sauro.casework.access.rights import Held, Rights
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.decisions.casting import votes_waiting_for
from sauro.casework.decisions.models import ReviewRequest, Session
from sauro.casework.dossiers.models import Dossier, Opinion
from sauro.casework.people.models import Official
from sauro.casework.todo.kinds import Kind, ToDo
from sauro.regulation.procedure.steps import CaseState


def appraiser(cycles: list[Cycle]) -> Iterator[ToDo]:
    """Dossiers to receive, cases to appraise; a cycle to open where none is."""
    if not cycles:
        text = "Chưa có kỳ đánh giá nào đang mở."
        yield ToDo(Kind.OPEN_CYCLE, text)
    for cycle in cycles:
        due = _due(cycle, "appraisal")
        arrived = Dossier.objects.filter(cycle=cycle, state=Dossier.State.SUBMITTED).count()
        if arrived:
            text = f"{arrived} hồ sơ đã nộp, chờ kiểm tra sáu thành phần và tiếp nhận."
            yield ToDo(Kind.RECEIVE_DOSSIERS, text, due, period=cycle.period, of=arrived)
        received = Case.objects.filter(
            cycle=cycle,
            unit__dossiers__cycle=cycle,
            unit__dossiers__state=Dossier.State.RECEIVED,
        )
        waiting = received.filter(state=CaseState.SUBMITTED.value).count()
        done = received.filter(
            state__in=[CaseState.APPRAISED.value, CaseState.DECIDED.value]
        ).count()
        if waiting:
            text = f"{waiting} trường hợp đã tiếp nhận, chờ thẩm định."
            yield ToDo(Kind.APPRAISE_CASES, text, due, None, cycle.period, done, done + waiting)


def consulted(held: Held) -> Iterator[ToDo]:
    """Opinions asked and not given."""
    asked = Opinion.objects.filter(answered_at__isnull=True, case__cycle__state="open")
    if held.team is not None:
        asked = asked.filter(team=held.team)
    else:
        asked = asked.filter(body=held.body, team__isnull=True)
    if waiting := asked.count():
        last_day = asked.aggregate(first=Min("due"))["first"]
        text = f"{waiting} trường hợp chờ ý kiến."
        yield ToDo(Kind.GIVE_OPINIONS, text, last_day, of=waiting)


def secretary(held: Held, cycles: list[Cycle]) -> Iterator[ToDo]:
    """Cases to bring before the body, sessions to close or publish, requests to answer."""
    sessions = Session.objects.filter(body=held.body, cycle__in=cycles).select_related("cycle")
    for session in sessions.exclude(state=Session.State.PUBLISHED):
        kind = Kind.CLOSE_SESSION if session.state == Session.State.OPEN else Kind.PUBLISH_RESULTS
        text = f"Cuộc họp ngày {session.held_on:%d/%m/%Y}, {session.cycle.title}."
        due = _due(session.cycle, "decision_report")
        yield ToDo(kind, text, due, session.pk, session.cycle.period)
    for cycle in cycles:
        waiting = Case.objects.filter(cycle=cycle, state=CaseState.APPRAISED.value).exclude(
            items__session__state=Session.State.OPEN
        )
        if number := waiting.count():
            text = f"{number} trường hợp đã thẩm định, chưa đưa vào cuộc họp nào."
            due = _due(cycle, "decision_report")
            yield ToDo(Kind.DECIDE_CASES, text, due, period=cycle.period, of=number)
    requests = ReviewRequest.objects.filter(answered_at__isnull=True)
    if unanswered := requests.count():
        last_day = requests.aggregate(first=Min("due"))["first"]
        text = f"{unanswered} đề nghị xem xét lại chưa trả lời."
        yield ToDo(Kind.ANSWER_REVIEWS, text, last_day, of=unanswered)


def member(rights: Rights) -> Iterator[ToDo]:
    """Secret votes in which the member has not voted yet."""
    for vote in votes_waiting_for(rights.username):
        text = f"Cuộc họp ngày {vote.session.held_on:%d/%m/%Y}, {vote.session.cycle.title}."
        yield ToDo(Kind.CAST_VOTE, text, None, vote.pk, vote.session.cycle.period)


def administrator() -> Iterator[ToDo]:
    """Officials without a post or an account."""
    everybody = Official.objects.count()
    without = Official.objects.exclude(
        pk__in=User.objects.filter(official__isnull=False).values("official")
    ).count()
    if not everybody:
        text = "Chưa có cán bộ nào: nhập danh sách từ tệp Excel."
        yield ToDo(Kind.COMPLETE_PEOPLE, text)
    elif without:
        text = f"{without} trên {everybody} cán bộ chưa có tài khoản."
        yield ToDo(Kind.COMPLETE_PEOPLE, text, done=everybody - without, of=everybody)


def _due(cycle: Cycle, code: str) -> date | None:
    return Due.objects.filter(cycle=cycle, code=code).values_list("last_day", flat=True).first()
