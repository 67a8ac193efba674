"""Papers say what is recorded, and leave room for what is not."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from fractions import Fraction

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework import clock
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.reopening import reopen_case
from sauro.casework.dossiers.models import Opinion, Proposal, SelfAssessment
from sauro.casework.papers.announcements import announcement_paper
from sauro.casework.papers.ballots import ballot_paper, tally_paper
from sauro.casework.papers.decision_papers import decision_paper
from sauro.casework.papers.notices import notice_paper, standing_with_session
from sauro.casework.papers.opinion_sheets import opinion_sheet, sheets_of
from sauro.casework.papers.self_assessments import self_assessment_papers
from sauro.casework.papers.session_minutes import session_minutes_paper
from sauro.casework.papers.session_records import SessionRecords, session_records
from sauro.casework.papers.submissions import submission_paper
from sauro.casework.papers.summaries import summary_paper
from sauro.casework.papers.unit_minutes import unit_minutes_paper
from sauro.casework.papers.unit_records import UnitRecords, unit_records
from sauro.casework.papers.unit_result_papers import unit_results_paper
from sauro.casework.people.models import Unit
from sauro.casework.work.models import Task
from sauro.paper.papers.announcement import GroupCounts
from sauro.paper.papers.votes import LevelVotes
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from tests.casework.cast import ASKED, Cast, actor, done, make_case, make_official, make_task
from tests.casework.dossiers.unit_cast import MINUTES, fresh, ready, received, submit
from tests.casework.papers.scene import NUMBER, in_session, told


def records_of(cast: Cast) -> UnitRecords:
    return unit_records(Unit.objects.select_related("parent").get(pk=cast.unit.pk), cast.cycle)


def test_the_letter_bears_number_day_and_signer_once_the_dossier_is_handed_in(cast: Cast) -> None:
    ready(cast)
    before = submission_paper(records_of(cast))
    assert (before.head.written, before.head.issued_on) == ("", None)
    assert before.head.number_line == "Số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-TTr"

    submit(cast)
    after = submission_paper(records_of(cast))
    assert after.head.number_line == "Số 12-TTr/SM"
    assert after.head.issued_on == date(2026, 6, 19)
    assert (after.signature.post, after.signature.name) == ("Giám đốc", "Nguyễn Văn An")
    assert (after.head.parent, after.head.agency, after.head.place) == (
        "Tỉnh Mẫu",
        "Sở Mẫu",
        "Mẫu",
    )
    assert [(line.level, line.count) for line in after.proposed] == [(Level.GOOD, 4)]
    assert [part.count for part in after.parts] == [1, 1, 4, 0, 1, 1]


def test_who_is_not_rated_is_counted_in_the_letter_and_left_out_of_the_summary(cast: Cast) -> None:
    ready(cast)
    Case.objects.filter(pk=cast.chi_case.pk).update(state=CaseState.DEFERRED.value)
    records = records_of(cast)
    letter = submission_paper(records)
    assert letter.count == 4
    assert [(line.level, line.count) for line in letter.proposed] == [(Level.GOOD, 3), (None, 1)]
    assert [line.person.name for line in summary_paper(records).cases] == [
        "Tập thể lãnh đạo Sở Mẫu",
        "Nguyễn Văn An",
        "Trần Thị Bình",
    ]


def test_the_summary_says_what_each_stage_said(cast: Cast) -> None:
    received(cast)
    Proposal.objects.filter(case=cast.binh_case).update(reason="Theo biểu quyết")
    binh = summary_paper(records_of(cast)).cases[2]
    assert binh.person.post == "Phó Giám đốc"
    assert (binh.own_score, binh.own_level) == (Fraction(100), Level.GOOD)
    assert (binh.head_comment, binh.head_level) == ("Làm tốt.", Level.GOOD)
    assert binh.votes is not None
    assert (binh.proposed_level, binh.votes.agreed, binh.votes.present) == (Level.GOOD, 3, 3)
    assert binh.outcome is not None
    assert binh.outcome.level is Level.GOOD
    assert binh.note == "Theo biểu quyết"


def test_form_6_holds_those_the_centre_decides_on_and_form_8_does_not(cast: Cast) -> None:
    ready(cast)
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    records = records_of(cast)
    assert [line.person.name for line in summary_paper(records, central=True).cases] == [
        "Nguyễn Văn An"
    ]
    assert "Nguyễn Văn An" not in [line.person.name for line in summary_paper(records).cases]
    own = dict(self_assessment_papers(records.cases))
    assert [paper.central for case, paper in own.items() if case.pk == cast.an_case.pk] == [True]


def test_there_are_no_minutes_before_the_meeting_is_recorded(cast: Cast) -> None:
    assert unit_minutes_paper(records_of(cast)) is None
    ready(cast)
    minutes = unit_minutes_paper(records_of(cast))
    assert minutes is not None
    assert (minutes.begun, minutes.place) == (MINUTES.held_on, "Phòng họp Sở Mẫu")
    assert (minutes.members, minutes.came, minutes.away) == (3, 3, 0)
    assert (minutes.chair.post, minutes.secretary.post) == ("Giám đốc", "")
    assert minutes.discussion == "Nhất trí."
    assert [(case.agreed, case.against) for case in minutes.cases] == [(3, 0)] * 4
    assert minutes.conclusion == (
        "Tập thể đề xuất mức xếp loại đối với 04 tập thể, cá nhân: Hoàn thành tốt nhiệm vụ 04."
    )


def test_the_results_by_axis_end_with_all_of_them_and_name_every_task(cast: Cast) -> None:
    received(cast)
    assert cast.binh.official is not None
    late = make_task(cast, cast.binh.official, axis=3, kind=Task.Kind.AD_HOC)
    paper = unit_results_paper(records_of(cast))
    assert paper.until == "ngày 20/6/2026"
    assert [len(axis.kinds) for axis in paper.axes] == [3] * 7
    total = paper.axes[-1].kinds
    assert [kind.counts.assigned for kind in total] == [6, 1, 7]
    assert [kind.counts.late for kind in total] == [0, 1, 1]
    last = paper.tasks[-1]
    assert last.title == f"{late.code} {late.title}"
    assert (last.kind, last.person, last.due) == ("Đột xuất", "Trần Thị Bình", "15/6/2026")
    assert last.result == "Chưa hoàn thành, tiến độ 0%, chậm tiến độ"


def test_the_results_stand_as_of_the_day_the_dossier_was_handed_in(cast: Cast) -> None:
    received(cast)
    assert cast.binh.official is not None
    late = make_task(cast, cast.binh.official, axis=3, deadline=date(2026, 6, 22))
    done(late, finished_on=date(2026, 6, 23))
    with clock.on(date(2026, 7, 5)):
        paper = unit_results_paper(records_of(cast))
    assert paper.until == "ngày 20/6/2026"
    total = paper.axes[-1].kinds[-1].counts
    assert (total.assigned, total.completed, total.late) == (7, 6, 0)
    assert paper.tasks[-1].result == "Chưa hoàn thành"


def test_a_self_assessment_takes_its_figures_from_what_was_stored(cast: Cast) -> None:
    received(cast)
    SelfAssessment.objects.filter(case=cast.binh_case).update(score=Fraction(815, 9))
    Task.objects.update(quantity=1, acceptance=Task.Acceptance.REFUSED)
    ((_, paper),) = self_assessment_papers([fresh(cast.binh_case)])
    assert paper.total_points == Fraction(815, 9)
    assert (paper.general_points, paper.results_points) == (Fraction(30), Fraction(70))
    assert [(axis.number, axis.main, axis.points) for axis in paper.axes] == [
        (1, True, 35),
        (2, False, 35),
    ]
    assert [product.quantity for axis in paper.axes for product in axis.products] == [100, 100]
    assert (paper.head_level, paper.head_comment) == (Level.GOOD, "Làm tốt.")
    assert paper.outcome is not None
    assert paper.outcome.level is Level.GOOD


def test_what_the_head_says_is_left_out_where_the_reader_may_not_know_it(cast: Cast) -> None:
    received(cast)
    ((_, paper),) = self_assessment_papers([fresh(cast.binh_case)], with_proposal=False)
    assert (paper.head_level, paper.head_comment, paper.head_signature) == (None, "", None)


def test_a_draft_without_all_marks_has_no_total(cast: Cast) -> None:
    received(cast)
    own = SelfAssessment.objects.get(case=cast.binh_case)
    own.marks.pop(next(iter(own.marks)))
    own.score, own.submitted_at = None, None
    own.save()
    ((_, paper),) = self_assessment_papers([fresh(cast.binh_case)])
    assert (paper.total_points, paper.general_points) == (None, None)
    assert [criterion.points is None for criterion in paper.criteria][:2] == [True, False]
    assert paper.head.issued_on is None


def test_the_collectives_self_assessment_names_no_person(cast: Cast) -> None:
    received(cast)
    ((_, paper),) = self_assessment_papers([fresh(cast.collective_case)])
    assert paper.collective
    assert not paper.commented
    assert (paper.official.name, paper.official.post) == ("Tập thể lãnh đạo Sở Mẫu", "")


def test_a_body_is_asked_in_one_sheet_a_kind_with_its_answers(cast: Cast) -> None:
    received(cast)
    one = Opinion.objects.filter(body=ASKED, act="appraise_and_propose").order_by("pk")[0]
    Opinion.objects.filter(pk=one.pk).update(
        level="completed", remark="Chậm một việc", answered_at="2026-06-20T08:00:00Z"
    )
    asked = sheets_of(cast.cycle, Opinion.objects.filter(body=ASKED))
    assert [(each.act, each.cases, each.answered) for each in asked] == [
        ("appraise_and_propose", 2, 1),
        ("opinion", 1, 0),
    ]
    sheet = opinion_sheet(cast.cycle, asked[0], Opinion.objects.all())
    assert sheet is not None
    assert sheet.appraises
    assert sheet.due == one.due
    assert sorted((case.level or Level.GOOD, case.opinion) for case in sheet.cases) == [
        (Level.COMPLETED, "Chậm một việc"),
        (Level.GOOD, ""),
    ]


def test_a_body_that_is_asked_nothing_has_no_sheet(cast: Cast) -> None:
    received(cast)
    asked = sheets_of(cast.cycle, Opinion.objects.filter(body=ASKED))[0]
    assert opinion_sheet(cast.cycle, asked, Opinion.objects.none()) is None


def test_an_open_sessions_minutes_are_not_anchored_and_say_what_waits(cast: Cast) -> None:
    session = in_session(cast)
    item = session.items.last()
    assert item is not None
    item.decisions.update(annulled_at="2026-06-20T08:00:00Z")
    minutes = session_minutes_paper(session_records(session))
    assert minutes.anchor is None
    assert [(case.level, case.reason) for case in minutes.cases] == [
        *[(Level.GOOD, "")] * 3,
        (None, "Chưa quyết định"),
    ]


def test_a_closed_sessions_papers_bear_the_anchor_of_the_log(cast: Cast) -> None:
    session = told(cast)
    records = session_records(session)
    minutes, decision = session_minutes_paper(records), decision_paper(records)
    assert minutes.anchor is not None
    assert minutes.anchor == decision.anchor
    assert (minutes.anchor.digest, minutes.anchor.count) == (session.log_head, session.log_count)
    assert (minutes.members, minutes.came, minutes.away) == (12, 10, 2)
    assert [case.votes for case in minutes.cases] == [LevelVotes(0, 10, 0, 0)] * 4


def test_the_decision_is_as_it_was_issued(cast: Cast) -> None:
    decision = decision_paper(session_records(told(cast)))
    assert decision.head.number_line == f"Số {NUMBER}"
    assert decision.head.issued_on == date(2026, 6, 20)
    assert (decision.signature.authority, decision.signature.post, decision.signature.name) == (
        "T/M Ban Thường vụ",
        "Phó Bí thư Thường trực",
        "Nguyễn Thị Mẫu",
    )
    assert [(part.title, len(part.cases)) for part in decision.lists] == [
        ("I. Tập thể", 1),
        ("II. Cá nhân", 3),
    ]
    assert {case.level for part in decision.lists for case in part.cases} == {Level.GOOD}


def test_a_result_annulled_later_stays_on_the_decision_with_a_note(cast: Cast) -> None:
    session = told(cast)
    case = fresh(cast.binh_case)
    reopen_case(actor=actor(cast.hoa), case=case, ground="Sai số liệu", version=case.version)
    lines = decision_paper(session_records(session)).lists[1].cases
    assert [(line.level, line.note) for line in lines] == [
        (Level.GOOD, ""),
        (Level.GOOD, "Đã mở lại ngày 20/6/2026"),
        (Level.GOOD, ""),
    ]


def test_the_ballot_names_nobody_who_votes_and_the_tally_only_counts(cast: Cast) -> None:
    records = session_records(told(cast))
    assert [field.name for field in fields(ballot_paper(records))] == [
        "head",
        "period",
        "meeting",
        "cases",
    ]
    tally = tally_paper(records)
    assert (tally.issued, tally.returned, tally.tellers) == (None, None, ())
    assert [(case.voters, case.votes) for case in tally.cases] == [
        (10, LevelVotes(0, 10, 0, 0))
    ] * 4


def test_a_notice_tells_decision_score_level_and_the_last_day_to_ask(cast: Cast) -> None:
    told(cast)
    case = fresh(cast.binh_case)
    decision = standing_with_session(case)
    assert decision is not None
    notice = notice_paper(case, decision)
    assert (notice.level, notice.score) == (Level.GOOD, Fraction(100))
    assert notice.decision == f"Quyết định số {NUMBER}, ngày 20/6/2026 của Ban Thường vụ Tỉnh ủy"
    assert notice.review_until == date(2026, 6, 30)
    assert notice.head.issued_on == date(2026, 6, 20)


def test_what_the_centre_decided_is_told_by_the_provinces_body_with_no_signer(cast: Cast) -> None:
    session = told(cast)
    type(session).objects.update(body="central_bodies")
    case = fresh(cast.binh_case)
    decision = standing_with_session(case)
    assert decision is not None
    notice = notice_paper(case, decision)
    assert notice.body == "Ban Thường vụ Tỉnh ủy"
    assert notice.decision == f"Văn bản số {NUMBER}, ngày 20/6/2026 của Bộ Chính trị, Ban Bí thư"
    assert (notice.signature.authority, notice.signature.name) == ("T/M Ban Thường vụ", "")


def test_a_notice_before_publication_has_neither_day_nor_number(cast: Cast) -> None:
    in_session(cast)
    case = fresh(cast.binh_case)
    decision = standing_with_session(case)
    assert decision is not None
    notice = notice_paper(case, decision)
    assert (notice.decision, notice.review_until, notice.head.issued_on) == ("", None, None)


def test_the_announcement_counts_by_group_and_those_outside_the_ratio_apart(cast: Cast) -> None:
    session = told(cast)
    Case.objects.filter(pk=cast.chi_case.pk).update(in_ratio=False)
    paper = announcement_paper(session_records(session))
    assert paper.groups == (
        GroupCounts("Cấp phó các sở", 1, 0, 1, 0, 0, 1),
        GroupCounts("Cấp phó các sở (ngoài tỷ lệ)", 1, 0, 1, 0, 0, 0),
        GroupCounts("Cấp trưởng các sở", 1, 0, 1, 0, 0, 1),
        GroupCounts("Tập thể lãnh đạo các sở", 1, 0, 1, 0, 0, 1),
    )
    assert paper.base_words == "tổng số xếp loại từ tốt trở lên"


def queries(cast: Cast, records: SessionRecords | None) -> int:
    with CaptureQueriesContext(connection) as seen:
        of_unit = records_of(cast)
        summary_paper(of_unit)
        unit_results_paper(of_unit)
        list(self_assessment_papers(of_unit.in_dossier))
        if records is not None:
            again = session_records(records.session)
            decision_paper(again)
            announcement_paper(again)
    return len(seen)


def test_the_number_of_queries_does_not_grow_with_the_people(cast: Cast) -> None:
    records = session_records(told(cast))
    queries(cast, records)
    before = queries(cast, records)
    for number in range(5):
        official = make_official(f"CB-{number}", f"Lê Văn Thêm {number}")
        case = make_case(cast.cycle, cast.unit, official, Role.DEPUTY)
        own = SelfAssessment.objects.get(case=cast.chi_case)
        own.pk, own.case = None, case
        own.save()
    assert queries(cast, records) == before
