"""What can be waiting for somebody, in words; pages know where each is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """One thing to do, by what it needs."""

    WRITE_PLAN = "write_plan"
    REPORT_RESULTS = "report_results"
    SELF_ASSESS = "self_assess"
    READ_NOTICE = "read_notice"
    APPROVE_PLANS = "approve_plans"
    ACCEPT_RESULTS = "accept_results"
    PROPOSE_LEVELS = "propose_levels"
    ASSEMBLE_DOSSIER = "assemble_dossier"
    REPAIR_DOSSIER = "repair_dossier"
    RECEIVE_DOSSIERS = "receive_dossiers"
    APPRAISE_CASES = "appraise_cases"
    GIVE_OPINIONS = "give_opinions"
    DECIDE_CASES = "decide_cases"
    CAST_VOTE = "cast_vote"
    CLOSE_SESSION = "close_session"
    PUBLISH_RESULTS = "publish_results"
    ANSWER_REVIEWS = "answer_reviews"
    OPEN_CYCLE = "open_cycle"
    COMPLETE_PEOPLE = "complete_people"

    @property
    def vietnamese(self) -> str:
        """What to do, in a few words."""
        return _TITLES[self]


_TITLES = {
    Kind.WRITE_PLAN: "Lập và trình kế hoạch quý",
    Kind.REPORT_RESULTS: "Cập nhật kết quả nhiệm vụ",
    Kind.SELF_ASSESS: "Tự đánh giá và gửi",
    Kind.READ_NOTICE: "Xem thông báo kết quả xếp loại",
    Kind.APPROVE_PLANS: "Duyệt kế hoạch",
    Kind.ACCEPT_RESULTS: "Nghiệm thu kết quả",
    Kind.PROPOSE_LEVELS: "Đề xuất mức xếp loại",
    Kind.ASSEMBLE_DOSSIER: "Lập và nộp hồ sơ của đơn vị",
    Kind.REPAIR_DOSSIER: "Bổ sung hồ sơ bị trả lại",
    Kind.RECEIVE_DOSSIERS: "Tiếp nhận hồ sơ",
    Kind.APPRAISE_CASES: "Thẩm định",
    Kind.GIVE_OPINIONS: "Cho ý kiến",
    Kind.DECIDE_CASES: "Đưa ra họp xếp loại",
    Kind.CAST_VOTE: "Bỏ phiếu kín",
    Kind.CLOSE_SESSION: "Kết thúc cuộc họp đang mở",
    Kind.PUBLISH_RESULTS: "Ban hành quyết định, thông báo kết quả",
    Kind.ANSWER_REVIEWS: "Trả lời đề nghị xem xét lại",
    Kind.OPEN_CYCLE: "Mở kỳ đánh giá",
    Kind.COMPLETE_PEOPLE: "Hoàn thiện danh sách cán bộ",
}


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do. subject: id of what it is done to, None for a list; last_day: on time.

    done, of: how far it has come, where it is many things.
    """

    kind: Kind
    text: str
    last_day: date | None = None
    subject: int | None = None
    period: str = ""
    done: int | None = None
    of: int | None = None
