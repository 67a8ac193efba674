"""What a quarter costs an official with eight tasks: every act of the hand, every letter typed.

The pages are the real ones; `tests/browser/test_effort.py` serves them and prints the figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.hand import Count, Hand, Kind
from bench.result import Cell, Limit, Result, Table

AXES = (1, 1, 1, 1, 2, 2, 4, 4)
"""The axes of the eight tasks that the unit's register gives the official."""
HEAVY, HARD, EXCEEDED, LATE, PROVEN = (1, 5), 1, (1, 2), 8, (1, 2, 3)
MINUTES = 15
MOST_ACTS = {"first": 27, "second": 24}
SECONDS_AN_ACT, SECONDS_A_LETTER = 2.65, 0.5

MARKS = {
    "Chính trị, tư tưởng": "5,5",
    "Đạo đức và kỷ luật": "5,5",
    "Năng lực lãnh đạo": "9",
    "Uy tín và khả năng": "4",
    "Tự phê bình, phê bình": "3",
}
GROUND = (
    "Xong trước hạn 20 ngày, số hộ được cấp giấy vượt 12% chỉ tiêu giao, "
    "có văn bản ghi nhận của cấp trên."
)
STRENGTHS = (
    "Chỉ đạo hoàn thành cả tám nhiệm vụ được giao trong quý, hai nhiệm vụ vượt yêu cầu. Giải ngân "
    "đạt 98% kế hoạch quý, cao hơn cùng kỳ 6%. Đã trình ban hành quy chế phối hợp giữa các phòng, "
    "rút thời gian xử lý hồ sơ từ mười xuống bảy ngày. Giữ đoàn kết nội bộ, chấp hành nghiêm quy "
    "chế làm việc, trực tiếp đối thoại với người dân hai lần."
)
SHORTCOMINGS = (
    "Một báo cáo chậm ba ngày do lấy số liệu giữa các phòng chưa sớm; việc kiểm tra cơ sở còn ít "
    "so với kế hoạch đầu năm."
)
REMEDIES = (
    "Giao đầu mối lấy số liệu ở từng phòng, nhắc trước hạn một tuần; mỗi tháng đi kiểm tra ít "
    "nhất một cơ sở."
)


class Quarter(NamedTuple):
    """What a quarter cost, by part."""

    plan: Count
    results: Count
    self_assessment: Count

    @property
    def whole(self) -> Count:
        """All parts together."""
        return self.plan + self.results + self.self_assessment


def title(number: int) -> str:
    """A task's title in the register."""
    return f"Nhiệm vụ {number}"


def plans(hand: Hand) -> Count:
    """The plan from the tasks given; two weigh more, one is harder."""
    hand.comes_in()
    hand.open("Lập kế hoạch")
    for number in HEAVY:
        hand.fill({"Trọng số": "2"}, hand.row(title(number)))
    hand.choose("Hệ số", "1.5", hand.row(title(HARD)))
    hand.press("Trình cấp trên duyệt")
    return hand.took()


def plans_again(hand: Hand) -> Count:
    """The plan of the quarter before with its weights; read, then sent."""
    hand.comes_in()
    hand.open("Lập kế hoạch")
    hand.press("Sao chép cả việc lặp lại")
    hand.press("Trình cấp trên duyệt")
    return hand.took()


def reports(hand: Hand, late: str, files: Sequence[Path]) -> Count:
    """Eight results: two exceed what was asked, one came late; files for three."""
    hand.comes_in()
    hand.open("Cập nhật")
    hand.open("Đánh dấu tất cả đã xong")
    for number in EXCEEDED:
        hand.fill({"Vượt ở điểm nào": GROUND}, hand.row(title(number)))
    row = hand.row(title(LATE))
    hand.fill({"Ngày hoàn thành": late}, row)
    hand.unfold(row)
    hand.fill({"Đúng tiến độ": "80"}, row)
    for number in PROVEN:
        hand.pick("Minh chứng", files, hand.row(title(number)))
    hand.press("Lưu tất cả")
    return hand.took()


def assesses(hand: Hand, texts: Mapping[str, str], *, copies: bool = False) -> Count:
    """Five marks, the own level, the texts; copies: what holds again is taken from last time."""
    hand.comes_in()
    hand.open("Tự đánh giá")
    hand.fill(MARKS)
    hand.mark("Hoàn thành tốt nhiệm vụ")
    hand.fill(texts)
    if copies:
        hand.press("Chép lời quý trước")
    hand.press("Gửi bản tự đánh giá")
    return hand.took()


def result(first: Quarter, second: Quarter) -> Result:
    """The figures, and the limits that must hold."""
    quarters = {"first": first.whole, "second": second.whole}
    limits = [
        Limit(f"thao tác, {_NAMES[name]}", count.total, MOST_ACTS[name], "thao tác", at_most=True)
        for name, count in quarters.items()
    ]
    limits += [
        Limit(f"thời gian, {_NAMES[name]}", minutes(count), MINUTES, "phút", at_most=True)
        for name, count in quarters.items()
    ]
    tables = [_table(_NAMES["first"], first), _table(_NAMES["second"], second)]
    return Result("effort", tables, limits)


def minutes(count: Count) -> float:
    """An estimate by the keystroke-level model: thinking, pointing and pressing, then the keys."""
    return (count.total * SECONDS_AN_ACT + count.typed * SECONDS_A_LETTER) / 60


_NAMES = {"first": "quý đầu", "second": "quý sau"}
_PARTS = ("Kế hoạch", "Kết quả, minh chứng", "Tự đánh giá", "Cả quý")


def _table(name: str, quarter: Quarter) -> Table:
    counts = (*quarter, quarter.whole)
    rows: list[list[Cell]] = [
        [part, *(count.acts[kind] for kind in Kind), count.total, count.typed, minutes(count)]
        for part, count in zip(_PARTS, counts, strict=True)
    ]
    headers = ["Việc", *Kind, "Cộng thao tác", "Ký tự gõ", "Phút"]
    return Table(f"Công sức của một cán bộ có 8 nhiệm vụ, {name}", headers, rows)
