"""Where each thing to do is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sauro.casework.todo.kinds import Kind, ToDo


class Link(NamedTuple):
    """The address, and the words of its button."""

    path: str
    label: str


def _fixed(path: str, label: str) -> Callable[[ToDo], Link]:
    return lambda _: Link(path, label)


def _of_subject(path: str, label: str) -> Callable[[ToDo], Link]:
    return lambda todo: Link(path.format(todo.subject), label)


LINKS: dict[Kind, Callable[[ToDo], Link]] = {
    Kind.WRITE_PLAN: _fixed("/nhiem-vu/cua-toi/", "Lập kế hoạch"),
    Kind.REPORT_RESULTS: _fixed("/nhiem-vu/ket-qua/", "Cập nhật"),
    Kind.SELF_ASSESS: _fixed("/tu-danh-gia/", "Tự đánh giá"),
    Kind.READ_NOTICE: _fixed("/ket-qua/", "Xem kết quả"),
    Kind.APPROVE_PLANS: _fixed("/ke-hoach/", "Duyệt"),
    Kind.ACCEPT_RESULTS: _of_subject("/nhiem-vu/don-vi/{}/nghiem-thu/", "Nghiệm thu"),
    Kind.PROPOSE_LEVELS: _of_subject("/don-vi/{}/", "Đề xuất"),
    Kind.ASSEMBLE_DOSSIER: _of_subject("/don-vi/{}/", "Mở hồ sơ đơn vị"),
    Kind.REPAIR_DOSSIER: _of_subject("/don-vi/{}/", "Bổ sung"),
    Kind.RECEIVE_DOSSIERS: _fixed("/tham-dinh/", "Tiếp nhận"),
    Kind.APPRAISE_CASES: _fixed("/tham-dinh/", "Thẩm định"),
    Kind.GIVE_OPINIONS: _fixed("/y-kien/", "Cho ý kiến"),
    Kind.DECIDE_CASES: _fixed("/hop/", "Mở cuộc họp"),
    Kind.CAST_VOTE: _of_subject("/bo-phieu/{}/", "Bỏ phiếu"),
    Kind.CLOSE_SESSION: _of_subject("/hop/{}/", "Vào cuộc họp"),
    Kind.PUBLISH_RESULTS: _of_subject("/hop/{}/", "Ban hành"),
    Kind.ANSWER_REVIEWS: _fixed("/ket-qua/", "Trả lời"),
    Kind.OPEN_CYCLE: _fixed("/quan-tri/ky/", "Mở kỳ"),
    Kind.COMPLETE_PEOPLE: _fixed("/quan-tri/", "Quản trị"),
}


def link(todo: ToDo) -> Link:
    """The page where the thing is done."""
    return LINKS[todo.kind](todo)
