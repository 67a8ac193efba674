"""Synthetic papers of every kind for the tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sauro.paper.dossier import Attachment, Dossier, Part
from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.papers.anchor import LogAnchor
from sauro.paper.papers.announcement import Announcement, GroupCounts
from sauro.paper.papers.ballot import Ballot, BallotCase
from sauro.paper.papers.decision import DecidedCase, Decision, DecisionList
from sauro.paper.papers.minutes import Absentee, DiscussedCase, Minutes
from sauro.paper.papers.notice import Notice
from sauro.paper.papers.opinion import OpinionCase, OpinionSheet
from sauro.paper.papers.self_assessment import AxisLine, Criterion, ProductLine, SelfAssessment
from sauro.paper.papers.submission import DossierPart, Proposed, Submission
from sauro.paper.papers.summary import Summary, SummaryCase, Votes
from sauro.paper.papers.tally import CountedCase, Tally
from sauro.paper.papers.unit_results import AxisResults, KindResults, TaskLine, UnitResults
from sauro.paper.papers.votes import LevelVotes
from sauro.regulation.levels import LEVELS, Level
from sauro.regulation.outcome import Outcome
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.batch import rate_batch
from sauro.regulation.quarter.facts import Absence, Case, CaseFacts, Role, Scope
from sauro.regulation.rulebook import rulebook_for

QUARTER = Quarter(2026, 3)
PERIOD = QUARTER.vietnamese
UNIT = "Sở Mẫu số 1"
AXES = (
    "Thực hiện mục tiêu phát triển kinh tế - xã hội và nhiệm vụ chính trị được giao",
    "Hoàn thiện thể chế, đẩy mạnh phân cấp, phân quyền gắn với kiểm tra, giám sát",
    "Thúc đẩy phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
)
GIVEN = ("An", "Bình", "Châu", "Dũng", "Đức", "Hạnh", "Khánh", "Lệ", "Nghĩa", "Quỳnh")
RECIPIENTS = ("Thường trực Tỉnh ủy (b/c)", "Như Điều 2", "Lưu Văn phòng Tỉnh ủy, TH")


def outcome(
    score: str | None = "92.5",
    role: Role = Role.DEPUTY,
    *,
    dossier_late: bool = False,
    absences: tuple[Absence, ...] = (),
) -> Outcome:
    """An outcome the rules really give."""
    facts = CaseFacts(
        role,
        None if score is None else Fraction(score),
        Scope(assigned=10, completed=9, late=0, exceeded=4, excused=1),
        absences=absences,
        dossier_late=dossier_late,
    )
    result = rate_batch([Case("C1", "nhóm", facts, True)], QUARTER, rulebook_for(QUARTER))
    return result.results[0][1]


def person(number: int = 1) -> Person:
    """One of a hundred made-up people."""
    given = GIVEN[number % len(GIVEN)]
    middle = ("Văn", "Thị", "Minh", "Ngọc")[number % 4]
    return Person(f"Lê {middle} {given} {number}", "Phó Giám đốc", UNIT)


def letterhead(symbol: str = "", number: int | None = None, day: date | None = None) -> Letterhead:
    """A province's letterhead."""
    return Letterhead("", "Tỉnh ủy Mẫu", "Mẫu", 2026, symbol, number, day)


def unit_letterhead(symbol: str = "") -> Letterhead:
    """The letterhead of a party committee below the province."""
    return Letterhead("Tỉnh ủy Mẫu", f"Đảng ủy {UNIT}", "Mẫu", 2026, symbol)


STANDING_COMMITTEE = Signature("T/M Ban Thường vụ", "Phó Bí thư", "Trần Văn Mẫu")
UNIT_HEAD = Signature("T/M Đảng ủy", "Bí thư", "Phạm Thị Mẫu")


def product(number: int) -> ProductLine:
    """A product of an axis."""
    return ProductLine(
        f"Đề án số {number} về chuyển đổi số trong quản lý hồ sơ, tài liệu",
        "Đã trình, được ban hành tại Quyết định số 123-QĐ/TU, ngày 05/9/2026",
        Decimal(30),
        Decimal("1.2"),
        Decimal(100),
        Decimal(95),
        Decimal(100),
        Decimal("92.5"),
        Fraction(2325, 24),
    )


def self_assessment(**changes: Any) -> SelfAssessment:
    """The form 7 of a deputy."""
    axes = tuple(
        AxisLine(
            number,
            title,
            number == 1,
            Decimal(20 + number),
            Fraction(290, 3),
            Fraction(20 + number) * Fraction(29, 30),
            tuple(product(at) for at in range(1, 4)),
        )
        for number, title in enumerate(AXES, 1)
    )
    fields: dict[str, Any] = {
        "head": unit_letterhead(),
        "central": False,
        "period": PERIOD,
        "official": person(),
        "criteria": tuple(
            Criterion(
                f"Phẩm chất, năng lực, ý thức trách nhiệm: nội dung {at}",
                Decimal(6),
                Decimal("5.5"),
            )
            for at in range(1, 6)
        ),
        "general_points": Fraction("27.5"),
        "general_maximum": Decimal(30),
        "axes": axes,
        "results_points": Fraction(65),
        "results_maximum": Decimal(70),
        "total_points": Fraction("92.5"),
        "strengths": "Chủ động, quyết liệt trong công việc.\nPhối hợp tốt với các đơn vị.",
        "shortcomings": "Một số báo cáo còn dài.",
        "outcome": outcome(),
        "own_level": Level.EXCELLENT,
        "product": "Đề án số 1, hoàn thành trước hạn 15 ngày, vượt chỉ tiêu 20%.",
        "signature": Signature("", "Người tự đánh giá", person().name),
        "head_comment": "Nhất trí với nội dung tự đánh giá.",
        "head_level": Level.EXCELLENT,
        "head_signature": Signature("", "Giám đốc", "Phạm Thị Mẫu"),
    }
    return SelfAssessment(**{**fields, **changes})


def summary(count: int = 40) -> Summary:
    """The form 8 of a unit."""
    cases = tuple(
        SummaryCase(
            person(at),
            Fraction(9000 - 37 * at, 100),
            LEVELS[at % 3],
            "Nhất trí với mức tự đề xuất của cá nhân" if at % 3 else "",
            LEVELS[at % 3],
            LEVELS[at % 3],
            Votes(9, 11),
            outcome(str(90 - at)),
            "" if at % 5 else "Thay đổi vị trí công tác ngày 15/8/2026",
        )
        for at in range(1, count + 1)
    )
    return Summary(unit_letterhead(), False, PERIOD, UNIT, cases, UNIT_HEAD, RECIPIENTS)


def decision(count: int = 40) -> Decision:
    """A decision with a list of two parts."""
    unit = DecidedCase(Person(f"Tập thể lãnh đạo {UNIT}", "", UNIT), Level.GOOD)
    people = tuple(
        DecidedCase(person(at), LEVELS[at % 4], "" if at % 7 else "Hạ 01 mức do nộp hồ sơ chậm")
        for at in range(1, count + 1)
    )
    return Decision(
        letterhead("QĐ/TU", 12, date(2026, 10, 4)),
        f"về việc xếp loại chất lượng đối với tập thể, cá nhân {PERIOD}",
        "Ban Thường vụ Tỉnh ủy",
        (
            "Căn cứ Hướng dẫn số 02-HD/BTCTW, ngày 22/5/2026 của Ban Tổ chức Trung ương",
            "Căn cứ Quy định số 255-QĐ/TU, ngày 20/11/2025 của Ban Thường vụ Tỉnh ủy",
            "Xét đề nghị của Ban Tổ chức Tỉnh ủy",
        ),
        PERIOD,
        (DecisionList("I. Tập thể", (unit,)), DecisionList("II. Cá nhân", people)) if count else (),
        "Văn phòng Tỉnh ủy, Ban Tổ chức Tỉnh ủy",
        STANDING_COMMITTEE,
        RECIPIENTS,
    )


def notice(number: int = 1, **changes: Any) -> Notice:
    """A notice to a deputy."""
    fields: dict[str, Any] = {
        "head": letterhead("TB/TU", number, date(2026, 10, 5)),
        "period": PERIOD,
        "person": person(number),
        "collective": False,
        "body": "Ban Thường vụ Tỉnh ủy",
        "decision": "Quyết định số 12-QĐ/TU, ngày 04/10/2026 của Ban Thường vụ Tỉnh ủy",
        "score": Fraction("92.5"),
        "outcome": outcome(),
        "level": Level.EXCELLENT,
        "reason": "",
        "review_until": date(2026, 10, 20),
        "review_body": "Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)",
        "signature": STANDING_COMMITTEE,
        "recipients": (person(number).name, "Lưu Văn phòng Tỉnh ủy, TH"),
    }
    return Notice(**{**fields, **changes})


def unit_results(tasks: int = 25) -> UnitResults:
    """The Phụ lục 09 of a unit."""
    planned = Scope(assigned=12, completed=10, late=1, exceeded=4, excused=2)
    ad_hoc = Scope(assigned=3, completed=3, late=0, exceeded=1)
    both = Scope(*(one + other for one, other in zip(planned, ad_hoc, strict=True)))
    nothing = Scope(0, 0, 0, 0)
    kinds = (
        KindResults("Theo chương trình, kế hoạch", planned),
        KindResults("Đột xuất", ad_hoc),
        KindResults("Cộng", both),
    )
    lines = tuple(
        TaskLine(
            f"Xây dựng kế hoạch kiểm tra, giám sát chuyên đề số {at}",
            at % 6 + 1,
            "Theo kế hoạch" if at % 4 else "Đột xuất",
            person(at).name,
            "Kế hoạch được ban hành",
            "15/9/2026",
            "Hoàn thành đúng hạn" if at % 5 else "Hoàn thành, chậm 3 ngày",
        )
        for at in range(1, tasks + 1)
    )
    axes = tuple(AxisResults(f"Trục {at}. {title}", kinds) for at, title in enumerate(AXES, 1))
    empty = AxisResults("Trục 6", (KindResults("Cộng", nothing),))
    return UnitResults(
        unit_letterhead(),
        PERIOD,
        UNIT,
        "ngày 30/9/2026",
        (*axes, empty),
        lines,
        UNIT_HEAD,
        RECIPIENTS,
    )


def submission() -> Submission:
    """The first part of a unit's dossier."""
    titles = (
        "Tờ trình của đơn vị",
        "Biên bản họp đánh giá",
        "Bản tự đánh giá của cá nhân",
        "Tài liệu minh chứng về kết quả thực hiện tại các trục",
        "Bảng tổng hợp (Mẫu 8)",
        "Phụ lục số 09",
    )
    return Submission(
        unit_letterhead("TTr/ĐU"),
        PERIOD,
        f"Đảng ủy {UNIT}",
        ("Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"),
        "cuộc họp ngày 20/9/2026",
        12,
        (Proposed(Level.EXCELLENT, 2), Proposed(Level.GOOD, 9), Proposed(None, 1)),
        tuple(DossierPart(title, at) for at, title in enumerate(titles, 1)),
        UNIT_HEAD,
        ("Như trên", "Lưu Văn phòng Đảng ủy"),
    )


def minutes(count: int = 12) -> Minutes:
    """The minutes of a unit's meeting."""
    cases = tuple(
        DiscussedCase(
            person(at),
            "Cuộc họp nhất trí với bản tự đánh giá.",
            LevelVotes(2, 7, 1, 0, 1) if at % 5 else None,
            LEVELS[at % 3] if at % 5 else None,
            "" if at % 4 else "Khác mức tự đề xuất vì có nhiệm vụ chậm tiến độ",
        )
        for at in range(1, count + 1)
    )
    chair, secretary = Person("Phạm Thị Mẫu", "Bí thư Đảng ủy", UNIT), person(3)
    return Minutes(
        unit_letterhead("BB/ĐU"),
        f"họp đánh giá, xếp loại {PERIOD} của {UNIT}",
        datetime(2026, 9, 20, 8, 0, tzinfo=UTC),
        datetime(2026, 9, 20, 10, 45, tzinfo=UTC),
        "Phòng họp số 2",
        tuple(person(at) for at in range(1, 5)),
        (Absentee(person(9), "đi công tác"),),
        (Person("Ngô Văn Mời", "Chuyên viên Ban Tổ chức Tỉnh ủy", ""),),
        chair,
        secretary,
        ("Nghe báo cáo kết quả thực hiện nhiệm vụ.", "Thảo luận, nhận xét từng trường hợp."),
        True,
        cases,
        "Cuộc họp thống nhất mức đề xuất như trên, giao thư ký hoàn thiện hồ sơ.",
        Signature("", "Chủ trì", chair.name),
        Signature("", "Thư ký", secretary.name),
        LogAnchor("9f2c4e7a" * 8, 1234),
    )


def opinion_sheet(count: int = 6) -> OpinionSheet:
    """A sheet half answered."""
    cases = tuple(
        OpinionCase(
            person(at),
            LEVELS[at % 2],
            LEVELS[at % 2],
            outcome(str(80 + at)),
            Level.GOOD if at % 2 else None,
            "Đồng ý với mức đề xuất" if at % 2 else "",
        )
        for at in range(1, count + 1)
    )
    return OpinionSheet(
        letterhead("PYK/BTCTU"),
        PERIOD,
        "Ban Tổ chức Tỉnh ủy",
        "Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh",
        True,
        date(2026, 9, 27),
        cases,
        Signature("T/M Ban Thường vụ", "Bí thư", "Đỗ Minh Mẫu"),
        ("Ban Tổ chức Tỉnh ủy", "Lưu Văn phòng"),
    )


MEETING = "Hội nghị Ban Thường vụ Tỉnh ủy ngày 03/10/2026"


def ballot(count: int = 12) -> Ballot:
    """An empty ballot."""
    cases = tuple(BallotCase(person(at), LEVELS[at % 3]) for at in range(1, count + 1))
    return Ballot(letterhead(), PERIOD, MEETING, cases)


def tally(count: int = 12) -> Tally:
    """The count of a ballot."""
    cases = tuple(
        CountedCase(person(at), 13, LevelVotes(3, 9, 0, 0, 1)) for at in range(1, count + 1)
    )
    return Tally(
        letterhead("BB/TU"),
        PERIOD,
        MEETING,
        datetime(2026, 10, 3, 16, 30, tzinfo=UTC),
        (person(21), person(22), person(23)),
        13,
        13,
        cases,
        Signature("", "T/M Tổ kiểm phiếu", person(21).name),
        Signature("", "Chủ trì", "Trần Văn Mẫu"),
    )


def announcement() -> Announcement:
    """The result of a province."""
    groups = (
        GroupCounts("Cấp trưởng sở, ban, ngành", 20, 3, 15, 1, 0, 18),
        GroupCounts("Cấp phó sở, ban, ngành", 61, 11, 44, 4, 2, 55),
        GroupCounts("Tổ hợp chưa có người được xếp loại", 2, 0, 0, 0, 0, 0),
    )
    return Announcement(
        letterhead("TB/TU", 130, date(2026, 10, 5)),
        PERIOD,
        "Ban Thường vụ Tỉnh ủy",
        "Quyết định số 12-QĐ/TU, ngày 04/10/2026 của Ban Thường vụ Tỉnh ủy",
        groups,
        "số xếp loại tốt trở lên",
        decision(5).lists,
        STANDING_COMMITTEE,
        RECIPIENTS,
    )


ALL = (
    self_assessment,
    summary,
    unit_results,
    submission,
    minutes,
    opinion_sheet,
    ballot,
    tally,
    decision,
    notice,
    announcement,
)
"""Every kind of paper."""


def dossier(people: int = 4) -> Dossier:
    """A unit's dossier with its six parts."""
    assessments = tuple(
        (person(at).name, self_assessment(official=person(at))) for at in range(1, people + 1)
    )
    evidence = (
        Attachment("Quyết định 123 (bản ký).PDF", b"mot"),
        Attachment("../../etc/passwd", b"hai"),
        Attachment("Quyết định 123 (bản ký).pdf", b"ba"),
    )
    return Dossier(
        f"Hồ sơ đánh giá, xếp loại {PERIOD}",
        UNIT,
        PERIOD,
        (
            Part("Tờ trình của đơn vị", (("Tờ trình", submission()),)),
            Part("Biên bản họp đánh giá", (("Biên bản", minutes()),)),
            Part("Bản tự đánh giá của cá nhân", assessments),
            Part("Tài liệu minh chứng", (), evidence),
            Part("Bảng tổng hợp (Mẫu 8)", (("Bảng tổng hợp", summary(people)),)),
            Part("Phụ lục số 09", (("Phụ lục 09", unit_results()),)),
        ),
    )


def empty_decision() -> Decision:
    """A decision without cases."""
    return decision(0)


def bare_self_assessment() -> SelfAssessment:
    """A form before anything is filled in."""
    return self_assessment(
        criteria=(),
        axes=(),
        general_points=None,
        results_points=None,
        total_points=None,
        outcome=outcome(None),
        own_level=None,
        strengths="",
        shortcomings="",
        product="",
        head_comment="",
        head_level=None,
        head_signature=None,
    )


def deferred_notice() -> Notice:
    """A notice to a collective that is not rated, imported without an outcome."""
    return notice(
        collective=True,
        person=Person(f"lãnh đạo {UNIT}", "", ""),
        outcome=None,
        score=None,
        level=None,
        reason="Chưa xếp loại vì mới thành lập.",
        review_until=None,
    )
