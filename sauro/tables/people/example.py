"""Made-up rows that show how each sheet is filled in; nobody in them exists."""

from __future__ import annotations

from datetime import date

from sauro.regulation.frame_model import Block
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role
from sauro.tables.people.rows import (
    AssignmentRow,
    GroupRow,
    OfficialRow,
    PaperDecisionRow,
    PeopleFile,
    PostRow,
    UnitRow,
)

_UNITS = (
    UnitRow(
        code="UBND",
        name="Đảng ủy Mẫu",
        block=Block.PEOPLES_COMMITTEE,
        party_committee=True,
    ),
    UnitRow(code="SM1", name="Sở Mẫu số 1", parent="UBND", block=Block.PEOPLES_COMMITTEE),
    UnitRow(code="XM12", name="Đảng ủy xã Mẫu 12", block=Block.COMMUNE, area="Tổ địa bàn Mẫu 1"),
)
_GROUPS = (
    GroupRow(code="TRUONG-SO", name="Người đứng đầu các sở"),
    GroupRow(code="PHO-SO", name="Cấp phó các sở"),
    GroupRow(code="NGOAI", name="Không tính vào tỷ lệ", in_ratio=False),
)
_POSTS = (
    PostRow(code="GD", name="Giám đốc sở", position=Position.DEPARTMENT_HEAD, group="TRUONG-SO"),
    PostRow(
        code="PGD", name="Phó Giám đốc sở", position=Position.DEPARTMENT_DEPUTY, group="PHO-SO"
    ),
    PostRow(code="TP", name="Trưởng phòng"),
)
_OFFICIALS = (
    OfficialRow(code="CB-01", name="Nguyễn Văn Mẫu", email="mau.nv@vi-du.vn"),
    OfficialRow(code="CB-02", name="Trần Thị Ví Dụ", committee_member=True),
    OfficialRow(code="CB-03", name="Lê Thử Nghiệm", centrally_managed=True),
)
_ASSIGNMENTS = (
    AssignmentRow(
        official="CB-01",
        unit="SM1",
        post="PGD",
        role=Role.DEPUTY,
        since=date(2025, 7, 1),
        fields=("Công chức, viên chức", "Cải cách hành chính"),
    ),
    AssignmentRow(
        official="CB-02",
        unit="SM1",
        post="GD",
        role=Role.HEAD,
        since=date(2026, 3, 15),
        acting=True,
    ),
    AssignmentRow(
        official="CB-02",
        unit="UBND",
        post="TP",
        role=Role.MEMBER,
        since=date(2025, 7, 1),
        until=date(2026, 6, 30),
        primary=False,
    ),
)
_DECISIONS = (
    PaperDecisionRow(
        official="CB-01",
        period=Quarter(2026, 1),
        level=Level.GOOD,
        number="01-QĐ/MẪU",
        signed_on=date(2026, 4, 3),
        signed_by="Ban Thường vụ cấp ủy Mẫu",
    ),
    PaperDecisionRow(
        official="CB-02",
        period=Quarter(2026, 1),
        level=Level.EXCELLENT,
        number="01-QĐ/MẪU",
        signed_on=date(2026, 4, 3),
        signed_by="Ban Thường vụ cấp ủy Mẫu",
    ),
)
EXAMPLE = PeopleFile(_UNITS, _GROUPS, _POSTS, _OFFICIALS, _ASSIGNMENTS, _DECISIONS)
