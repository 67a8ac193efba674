"""What one frame says otherwise than another, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sauro.regulation.frame_checks import shown
from sauro.regulation.frame_model import PART_NAMES, Formula, Frame


class Difference(NamedTuple):
    """An item of a frame: what it was ("" where it is new) and is ("" where it is gone)."""

    item: str
    old: str
    new: str

    @property
    def kind(self) -> str:
        """What became of the item, in words."""
        if not self.old:
            return "Thêm"
        return "Sửa" if self.new else "Bỏ"


def differences(old: Frame, new: Frame) -> tuple[Difference, ...]:
    """The items that differ, those of the new frame first, in its order."""
    before, after = dict(_items(old)), dict(_items(new))
    items = [*after, *(item for item in before if item not in after)]
    pairs = ((item, before.get(item, ""), after.get(item, "")) for item in items)
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def _items(frame: Frame) -> Iterator[tuple[str, str]]:
    yield "Mã khung", frame.id
    yield "Tên khung", frame.title
    yield "Loại", "Khung mẫu" if frame.sample else "Khung chính thức"
    yield "Ghi chú của khung", frame.note
    yield "Áp dụng từ ngày", f"{frame.in_force_from:%d/%m/%Y}"
    yield "Tổng điểm tiêu chí chung", shown(frame.totals.general)
    yield "Tổng điểm các trục kết quả", shown(frame.totals.results)
    for criterion in frame.criteria:
        points = f"{shown(criterion.maximum)} điểm"
        said = f"{criterion.title} ({points}): {criterion.guidance}"
        yield f"Tiêu chí chung {criterion.code}", said
    for axis in frame.axes:
        yield f"Trục {axis.number}", f"{axis.title} ({shown(axis.maximum)} điểm)"
    for each in frame.indicators:
        said = f"Trục {each.axis}: {each.title}; đơn vị tính: {each.unit}; {each.evidence}"
        yield f"Chỉ tiêu gợi ý {each.code}", said
    yield from _formula(frame.formula)
    for place, ground in enumerate(frame.grounds, 1):
        yield f"Căn cứ {place}", f"{ground.clause}: {ground.statement}"


def _formula(formula: Formula) -> Iterator[tuple[str, str]]:
    for name, share in zip(PART_NAMES.values(), formula.shares, strict=True):
        yield f"Tỷ trọng {name}", f"{shown(share)}%"
    yield "Mức KPI được trọn điểm của trục", f"{shown(formula.full)}%"
    yield "Mức cao nhất được tính của mỗi phần", f"{shown(formula.cap)}%"
    yield "Hệ số độ khó", "; ".join(map(shown, formula.coefficients))
