"""The looks of a paragraph in the form of Party documents: size, weight, place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WORD_FONT = "Times New Roman"
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
"""A4, in millimetres, as the margins."""
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15


class Align(StrEnum):
    """Where a paragraph's lines stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style; `name` is what Word shows.

    size, pitch (from line to line), before, after: in points; first_line, left: in millimetres.
    ruled: a line beneath, as wide as the text. outline: it appears in the PDF's outline.
    """

    name: str
    size: int
    pitch: int
    align: Align = Align.LEFT
    bold: bool = False
    italic: bool = False
    first_line: int = 0
    left: int = 0
    before: int = 0
    after: int = 0
    ruled: bool = False
    underlined: bool = False
    outline: bool = False


_CENTER = Align.CENTER
BODY = Style("Thân bài", 14, 19, Align.JUSTIFY, first_line=10, after=6)
PLAIN = Style("Dòng thường", 14, 19, after=4)
SECTION = Style("Đề mục", 14, 19, Align.JUSTIFY, bold=True, first_line=10, before=8, after=4)
ADDRESSED = Style("Kính gửi", 14, 19, _CENTER, before=6, after=4)
ADDRESSEE = Style("Nơi kính gửi", 14, 19, left=55, after=3)
LIST_TITLE = Style("Tên danh sách", 14, 19, _CENTER, bold=True)
TITLE = Style("Tên loại", 16, 21, _CENTER, bold=True, before=18, outline=True)
SUBTITLE = Style("Trích yếu", 14, 19, _CENTER, bold=True)
ENACTING = Style("Cơ quan quyết định", 14, 19, _CENTER, bold=True, before=8, after=2)
DASHES = Style("Gạch dưới trích yếu", 14, 14, _CENTER, after=12)
NOTE = Style("Ghi chú", 12, 16, Align.JUSTIFY, italic=True, after=4)
CENTERED_NOTE = Style("Ghi chú giữa", 12, 16, _CENTER, italic=True, after=6)
FORM_CODE = Style("Ký hiệu mẫu", 12, 15, Align.RIGHT, italic=True, after=4)
PARENT = Style("Cơ quan cấp trên", 14, 18, _CENTER)
AGENCY = Style("Cơ quan ban hành", 14, 18, _CENTER, bold=True)
STAR = Style("Dấu sao", 14, 14, _CENTER)
NUMBER = Style("Số, ký hiệu", 14, 18, _CENTER)
SECRECY = Style("Dấu mật", 14, 20, _CENTER, bold=True, before=6)
PARTY = Style("Tiêu đề", 15, 19, _CENTER, bold=True, ruled=True)
DATE_LINE = Style("Địa danh, ngày", 14, 18, _CENTER, italic=True, before=4)
SIGN_AUTHORITY = Style("Quyền hạn ký", 14, 18, _CENTER, bold=True)
SIGN_POST = Style("Chức vụ ký", 14, 18, _CENTER)
SIGN_HINT = Style("Chỗ ký", 12, 72, _CENTER, italic=True)
SIGN_SPACE = Style("Khoảng ký", 14, 72, _CENTER)
SIGN_NAME = Style("Tên người ký", 14, 18, _CENTER, bold=True, after=8)
RECIPIENTS_HEAD = Style("Nơi nhận", 14, 18, underlined=True)
RECIPIENT = Style("Dòng nơi nhận", 12, 15)
CELL = Style("Ô bảng", 11, 14)
HEAD_CELL = Style("Ô đầu bảng", 11, 14, _CENTER, bold=True)
ANCHOR = Style("Mốc nhật ký", 10, 13, italic=True, before=12)
GAP = Style("Khoảng cách", 6, 8, after=6)

STYLES = tuple(value for value in list(globals().values()) if isinstance(value, Style))
