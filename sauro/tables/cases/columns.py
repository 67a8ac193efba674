"""The columns of a table of cases: one object each, read, written and explained from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

CASES_SHEET = "Hồ sơ"
ABSENCES_SHEET = "Vắng mặt"
ABSENCE_SLOTS = 2


class Content(Enum):
    """What a column's cells hold."""

    TEXT = auto()
    ROLE = auto()
    SCORE = auto()
    COUNT = auto()
    YES_NO = auto()
    ABSENCE = auto()
    DAY = auto()
    REMARK = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its value, its header, what it holds, and what to write in it.

    needed: a file without this column is refused.
    """

    key: str
    header: str
    content: Content
    help: str
    needed: bool = False
    width: int = 11


_TASKS = "nhiệm vụ trong phạm vi phụ trách"
_NEEDED = (
    Column("id", "Mã hồ sơ", Content.TEXT, "Mã riêng của mỗi hồ sơ, không trùng.", True, 13),
    Column("unit", "Đơn vị", Content.TEXT, "Tên hoặc mã đơn vị; có thể để trống.", True, 22),
    Column(
        "group",
        "Nhóm tương đồng",
        Content.TEXT,
        "Nhóm có vị trí, chức năng, nhiệm vụ tương đồng; tỷ lệ xuất sắc tính theo nhóm này.",
        True,
        20,
    ),
    Column("role", "Vai trò", Content.ROLE, "Chọn trong danh sách.", True, 16),
    Column(
        "score",
        "Điểm",
        Content.SCORE,
        "Từ 0 đến 100, nhiều nhất hai chữ số thập phân; để trống khi chưa có điểm.",
        True,
        8,
    ),
    Column(
        "scope.assigned",
        "Nhiệm vụ được giao",
        Content.COUNT,
        "Số nhiệm vụ được giao trong quý. Người đứng đầu và tập thể: của cả đơn vị; cấp phó, thành"
        " viên: thuộc lĩnh vực phụ trách; người không lãnh đạo đơn vị nào: của chính mình.",
        True,
    ),
    Column("scope.completed", "Nhiệm vụ hoàn thành", Content.COUNT, f"Số {_TASKS} đã xong.", True),
    Column(
        "scope.late",
        "Nhiệm vụ chậm tiến độ",
        Content.COUNT,
        f"Số {_TASKS} chậm tiến độ, dù đã xong hay chưa.",
        True,
    ),
    Column(
        "scope.exceeded",
        "Nhiệm vụ vượt yêu cầu",
        Content.COUNT,
        f"Số {_TASKS} hoàn thành vượt mức yêu cầu.",
        True,
    ),
    Column(
        "scope.substandard",
        "Nhiệm vụ không bảo đảm chất lượng",
        Content.COUNT,
        f"Số {_TASKS} đã xong nhưng không bảo đảm chất lượng; để trống là 0.",
        True,
        13,
    ),
    Column(
        "scope.excused",
        "Nhiệm vụ vướng khách quan",
        Content.COUNT,
        "Số nhiệm vụ chưa xong hoặc chậm do khách quan, bất khả kháng đã được cấp có thẩm quyền"
        " xác nhận; không tính vào các cột hoàn thành, chậm, vượt; để trống là 0.",
        True,
        13,
    ),
)
_OWN = (
    Column(
        "own.assigned",
        "Của cá nhân: được giao",
        Content.COUNT,
        "Nhiệm vụ của chính cá nhân. Để trống cả ba cột: cấp phó, thành viên lấy theo phạm vi phụ"
        " trách, người đứng đầu không xét. Hồ sơ tập thể để trống.",
    ),
    Column("own.completed", "Của cá nhân: hoàn thành", Content.COUNT, "Số đã hoàn thành."),
    Column(
        "own.excused",
        "Của cá nhân: khách quan",
        Content.COUNT,
        "Số vướng khách quan đã được xác nhận; để trống là 0.",
    ),
)
_COLLECTIVE = (
    Column(
        "collective.assigned",
        "Của tập thể: được giao",
        Content.COUNT,
        "Nhiệm vụ của tập thể mà cá nhân là thành viên. Để trống cả ba cột: không xét quy định"
        " về tập thể không đạt tỷ lệ hoàn thành.",
    ),
    Column("collective.completed", "Của tập thể: hoàn thành", Content.COUNT, "Số đã hoàn thành."),
    Column(
        "collective.excused",
        "Của tập thể: khách quan",
        Content.COUNT,
        "Số vướng khách quan đã được xác nhận; để trống là 0.",
    ),
)


def _absence(slot: int) -> tuple[Column, ...]:
    return (
        Column(
            f"absence{slot}.kind",
            f"Vắng {slot}: lý do",
            Content.ABSENCE,
            "Chọn trong danh sách; để trống khi không vắng. Vắng nhiều lần hơn thì ghi ở trang"
            f' tính "{ABSENCES_SHEET}".',
            width=27,
        ),
        Column(
            f"absence{slot}.from",
            f"Vắng {slot}: từ ngày",
            Content.DAY,
            "Ngày đầu; với lần đầu được bổ nhiệm là ngày bổ nhiệm.",
            width=12,
        ),
        Column(
            f"absence{slot}.to",
            f"Vắng {slot}: đến ngày",
            Content.DAY,
            "Ngày cuối, tính cả ngày đó; để trống khi chưa kết thúc hoặc lần đầu được bổ nhiệm.",
            width=12,
        ),
    )


_MARKS = (
    Column(
        "dossier_late",
        "Hồ sơ nộp chậm",
        Content.YES_NO,
        "Có khi đơn vị nộp hồ sơ sau hạn; để trống là không.",
    ),
    Column(
        "changed_post",
        "Đổi vị trí công tác trong quý",
        Content.YES_NO,
        "Có khi chuyển công tác hoặc đổi chức danh trong quý; để trống là không.",
        width=14,
    ),
    Column(
        "quarters_proposed_excellent",
        "Số quý trước được đề xuất xuất sắc",
        Content.COUNT,
        "Dùng khi xếp thứ tự trong nhóm; để trống là 0.",
        width=14,
    ),
    Column(
        "in_ratio",
        "Tính vào tỷ lệ của nhóm",
        Content.YES_NO,
        "Để trống: người đứng đầu không tính, người khác có tính. Ghi Có cho người đứng đầu khi"
        " nhóm gồm những người đứng đầu các đơn vị.",
        width=12,
    ),
    Column("remark", "Ghi chú", Content.REMARK, "Ghi tùy ý; không dùng để xếp loại.", width=36),
)
COLUMNS: tuple[Column, ...] = (*_NEEDED, *_OWN, *_COLLECTIVE, *_absence(1), *_absence(2), *_MARKS)
ABSENCE_COLUMNS = (
    Column("id", "Mã hồ sơ", Content.TEXT, f'Mã có ở trang tính "{CASES_SHEET}".', True, 13),
    Column("kind", "Lý do", Content.ABSENCE, "Chọn trong danh sách.", True, 32),
    Column("from", "Từ ngày", Content.DAY, "Ngày đầu, hoặc ngày bổ nhiệm.", True, 12),
    Column("to", "Đến ngày", Content.DAY, "Ngày cuối; để trống khi chưa kết thúc.", True, 12),
)
