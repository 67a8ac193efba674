"""People and structure from Excel: every row previewed, all written or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.errors import Refused
from sauro.casework.people.models import Assignment, Official, PaperDecision, Unit
from sauro.casework.structure.export import people_file
from sauro.casework.structure.imports import confirm
from sauro.casework.structure.preview import Verdict, preview
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
from tests.casework.cast import Cast, actor

pytestmark = pytest.mark.django_db

SINCE = date(2026, 1, 1)
PEOPLE = PeopleFile(
    units=(
        UnitRow(code="XA-01", name="Đảng ủy xã Mẫu 1", parent="TINH-2", block=Block.COMMUNE),
        UnitRow(code="TINH-2", name="Tỉnh Mẫu 2", block=Block.PARTY_AGENCIES),
    ),
    groups=(GroupRow(code="bi-thu-xa", name="Bí thư cấp xã"),),
    posts=(
        PostRow(
            code="BT", name="Bí thư", position=Position.COMMUNE_PARTY_SECRETARY, group="bi-thu-xa"
        ),
    ),
    officials=(OfficialRow(code="CB-1", name="Hoàng Thị Mẫu", committee_member=True),),
    assignments=(
        AssignmentRow(
            official="CB-1",
            unit="XA-01",
            post="BT",
            role=Role.HEAD,
            since=SINCE,
            fields=("Xây dựng Đảng", "Nội chính"),
        ),
    ),
    paper_decisions=(
        PaperDecisionRow(
            official="CB-1",
            period=Quarter(2026, 1),
            level=Level.GOOD,
            number="12-QĐ/TU",
            signed_on=date(2026, 4, 4),
            signed_by="Ban Thường vụ Tỉnh ủy",
        ),
    ),
)


def test_a_new_province_comes_in_whole(cast: Cast) -> None:
    assert preview(PEOPLE).counts == {Verdict.NEW: 7}
    assert not Unit.objects.filter(code="XA-01").exists()
    confirm(PEOPLE, actor=actor(cast.minh), file="tinh.xlsx")
    commune = Unit.objects.get(code="XA-01")
    assert commune.path == f"/{commune.parent_id}/{commune.pk}/"
    fields = Assignment.objects.get(unit=commune).fields.values_list("name", flat=True)
    assert sorted(fields) == ["Nội chính", "Xây dựng Đảng"]
    assert PaperDecision.objects.get().level == "good"
    line = Entry.objects.get()
    assert (line.act, line.details["counts"]) == ("import_people", {"new": 7})


def test_what_is_stored_comes_out_and_in_again_unchanged(cast: Cast) -> None:
    confirm(PEOPLE, actor=actor(cast.minh), file="tinh.xlsx")
    assert preview(people_file()).counts.keys() == {Verdict.SAME}


def test_a_change_is_shown_and_written_with_its_old_value(cast: Cast) -> None:
    by = actor(cast.minh)
    confirm(PEOPLE, actor=by, file="tinh.xlsx")
    renamed = replace(PEOPLE, officials=(replace(PEOPLE.officials[0], name="Hoàng Thị Mới"),))
    (changed,) = preview(renamed).of(Verdict.CHANGED)
    assert changed.changes == (("name", "Hoàng Thị Mẫu", "Hoàng Thị Mới"),)
    confirm(renamed, actor=by, file="tinh.xlsx")
    stored = Official.objects.get(code="CB-1")
    assert (stored.name, stored.search_key) == ("Hoàng Thị Mới", "hoang thi moi")
    assert Entry.objects.last().details["changed"] == [  # type: ignore[union-attr]
        ["officials CB-1", [["name", "Hoàng Thị Mẫu", "Hoàng Thị Mới"]]]
    ]


def test_a_moved_unit_takes_what_is_below_it_along(cast: Cast) -> None:
    by = actor(cast.minh)
    confirm(PEOPLE, actor=by, file="tinh.xlsx")
    confirm(
        PeopleFile(
            units=(
                UnitRow(
                    code="TINH-2", name="Tỉnh Mẫu 2", parent="TINH", block=Block.PARTY_AGENCIES
                ),
            )
        ),
        actor=by,
        file="chuyen.xlsx",
    )
    commune = Unit.objects.get(code="XA-01")
    root = Unit.objects.get(code="TINH")
    assert commune.path == f"/{root.pk}/{commune.parent_id}/{commune.pk}/"


@pytest.mark.parametrize(
    ("people", "problem"),
    [
        (
            PeopleFile(
                posts=(PostRow(code="X", name="X", group="khong-co"),),
            ),
            'Không có nhóm mã "khong-co" trong tệp lẫn trong hệ thống: '
            "sửa mã, hoặc thêm dòng đó vào tệp.",
        ),
        (
            PeopleFile(
                units=(
                    UnitRow(
                        code="TINH", name="Tỉnh Mẫu", parent="SO-MAU", block=Block.PARTY_AGENCIES
                    ),
                )
            ),
            "Đơn vị cấp trên nằm dưới chính đơn vị này: sửa mã đơn vị cấp trên.",
        ),
        (
            PeopleFile(
                assignments=(
                    AssignmentRow(
                        official="CB-an", unit="SO-KHAC", post="GD", role=Role.HEAD, since=SINCE
                    ),
                )
            ),
            "Cùng lúc có hai phân công ghi là chức vụ cao nhất: ghi ngày kết thúc cho phân công cũ "
            "hoặc sửa cột chức vụ cao nhất.",
        ),
    ],
)
def test_a_row_that_does_not_fit_what_is_stored_is_refused_and_nothing_written(
    cast: Cast, people: PeopleFile, problem: str
) -> None:
    (row,) = preview(people).of(Verdict.REFUSED)
    assert row.problem == problem
    before = people_file()
    with pytest.raises(Refused, match="Còn 1 dòng không nhận được"):
        confirm(people, actor=actor(cast.minh), file="sai.xlsx")
    assert people_file() == before
    assert not Entry.objects.exists()


def test_a_post_given_up_makes_room_for_the_next(cast: Cast) -> None:
    moved = PeopleFile(
        assignments=(
            AssignmentRow(
                official="CB-an",
                unit="SO-MAU",
                post="GD",
                role=Role.HEAD,
                since=date(2025, 1, 1),
                until=date(2026, 4, 30),
            ),
            AssignmentRow(
                official="CB-an", unit="SO-KHAC", post="GD", role=Role.HEAD, since=date(2026, 5, 1)
            ),
        )
    )
    counts = confirm(moved, actor=actor(cast.minh), file="dieu-dong.xlsx")
    assert counts == {Verdict.CHANGED: 1, Verdict.NEW: 1}
