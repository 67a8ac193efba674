"""The sheets of a file of people: read, written, checked and explained from here."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from sauro.regulation.frame_model import Block
from sauro.regulation.levels import LEVELS
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role

GUIDE_SHEET = "Hướng dẫn"
LISTS_SHEET = "Danh mục"
YES, NO = "Có", "Không"
FIELD_MARK = ";"
OFFICIAL_ROLES = (Role.HEAD, Role.DEPUTY, Role.MEMBER)


class Kind(Enum):
    """What a column's cells hold."""

    TEXT = "Chữ"
    DAY = "Ngày"
    YES_NO = "Có, không"
    BLOCK = "Khối"
    POSITION = "Vị trí"
    ROLE = "Vai trò"
    LEVEL = "Mức xếp loại"


CHOICES: dict[Kind, tuple[str, ...]] = {
    Kind.YES_NO: (YES, NO),
    Kind.BLOCK: tuple(block.vietnamese for block in Block),
    Kind.POSITION: tuple(position.vietnamese for position in Position),
    Kind.ROLE: tuple(role.vietnamese for role in OFFICIAL_ROLES),
    Kind.LEVEL: tuple(level.vietnamese for level in LEVELS),
}


class Column(NamedTuple):
    """A column; `key` is the row's attribute. needed: it must be there, with a value."""

    key: str
    header: str
    help: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    longest: int = 40
    width: int = 14


class Sheet(NamedTuple):
    """A sheet; `part` is its name in PeopleFile, `identity` the keys no two rows may share."""

    part: str
    name: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...]


_OFFICIAL = Column("official", "Mã cán bộ", "Mã của cán bộ.", needed=True)
UNITS = Sheet(
    "units",
    "Đơn vị",
    (
        Column("code", "Mã đơn vị", "Mã riêng của mỗi đơn vị, không trùng.", needed=True),
        Column("name", "Tên đơn vị", "Tên đầy đủ.", needed=True, longest=200, width=44),
        Column("parent", "Mã đơn vị cấp trên", "Để trống khi không có đơn vị cấp trên.", width=16),
        Column("block", "Khối", "Chọn trong danh sách.", Kind.BLOCK, needed=True, width=32),
        Column(
            "party_committee",
            "Là đảng ủy trực thuộc",
            "Có khi là đảng ủy trực thuộc Tỉnh ủy; để trống là không.",
            Kind.YES_NO,
        ),
        Column("area", "Địa bàn", "Địa bàn theo dõi; có thể để trống.", longest=100, width=22),
    ),
    ("code",),
)
GROUPS = Sheet(
    "groups",
    "Nhóm tương đồng",
    (
        Column("code", "Mã nhóm", "Mã riêng của mỗi nhóm, không trùng.", needed=True),
        Column("name", "Tên nhóm", "Tên đầy đủ.", needed=True, longest=200, width=50),
        Column(
            "in_ratio",
            "Tính trong tỷ lệ",
            "Không khi nhóm không tính vào tỷ lệ xuất sắc; để trống là có.",
            Kind.YES_NO,
        ),
    ),
    ("code",),
)
POSTS = Sheet(
    "posts",
    "Chức danh",
    (
        Column("code", "Mã chức danh", "Mã riêng của mỗi chức danh, không trùng.", needed=True),
        Column("name", "Tên chức danh", "Tên đầy đủ.", needed=True, longest=200, width=44),
        Column(
            "position",
            "Vị trí",
            "Vị trí mà hướng dẫn nêu tên để xác định thẩm quyền và nơi cho ý kiến; chọn trong"
            " danh sách, để trống khi không thuộc vị trí nào.",
            Kind.POSITION,
            width=50,
        ),
        Column("group", "Mã nhóm tương đồng", "Mã nhóm; có thể để trống.", width=16),
    ),
    ("code",),
)
OFFICIALS = Sheet(
    "officials",
    "Cán bộ",
    (
        Column("code", "Mã cán bộ", "Mã riêng của mỗi người, không trùng.", needed=True),
        Column("name", "Họ và tên", "Viết đủ họ, đệm, tên.", needed=True, longest=120, width=32),
        Column("email", "Thư điện tử", "Có thể để trống.", longest=254, width=32),
        Column(
            "committee_member",
            "Tỉnh ủy viên",
            "Có khi là tỉnh ủy viên; để trống là không.",
            Kind.YES_NO,
        ),
        Column(
            "centrally_managed",
            "Diện Trung ương quản lý",
            "Có khi thuộc diện Trung ương quản lý; để trống là không.",
            Kind.YES_NO,
        ),
    ),
    ("code",),
)
ASSIGNMENTS = Sheet(
    "assignments",
    "Phân công",
    (
        _OFFICIAL,
        Column("unit", "Mã đơn vị", "Mã của đơn vị công tác.", needed=True),
        Column("post", "Mã chức danh", "Mã của chức danh được giữ.", needed=True),
        Column("role", "Vai trò", "Chọn trong danh sách.", Kind.ROLE, needed=True, width=18),
        Column("since", "Từ ngày", "Ngày giữ chức vụ.", Kind.DAY, needed=True),
        Column(
            "until",
            "Đến ngày",
            "Ngày cuối, tính cả ngày đó; để trống khi đang giữ chức vụ.",
            Kind.DAY,
        ),
        Column(
            "acting",
            "Quyền hoặc phụ trách",
            "Có khi giữ quyền hoặc phụ trách; để trống là không.",
            Kind.YES_NO,
        ),
        Column(
            "primary",
            "Chức vụ cao nhất",
            "Không khi người này cùng lúc có chức vụ khác cao hơn; để trống là có.",
            Kind.YES_NO,
        ),
        Column(
            "fields",
            "Lĩnh vực phụ trách",
            f'Các lĩnh vực cách nhau bằng dấu "{FIELD_MARK}"; có thể để trống.',
            longest=200,
            width=44,
        ),
    ),
    ("official", "unit", "post", "since"),
)
PAPER_DECISIONS = Sheet(
    "paper_decisions",
    "Quyết định trên giấy",
    (
        _OFFICIAL,
        Column("period", "Kỳ", "Quý đã xếp loại, ghi dạng 2026-Q1.", needed=True, width=10),
        Column("level", "Mức xếp loại", "Chọn trong danh sách.", Kind.LEVEL, True, width=32),
        Column("number", "Số quyết định", "Số và ký hiệu.", needed=True, longest=60, width=20),
        Column("signed_on", "Ngày ký", "Ngày ký quyết định.", Kind.DAY, needed=True),
        Column("signed_by", "Cơ quan ký", "Tên cơ quan.", needed=True, longest=200, width=40),
    ),
    ("official", "period"),
)
SHEETS = (UNITS, GROUPS, POSTS, OFFICIALS, ASSIGNMENTS, PAPER_DECISIONS)
