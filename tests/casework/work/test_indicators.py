"""Results that other bodies report on the axes: who reports, what is refused, what differs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework import clock
from sauro.casework.access.models import Grant
from sauro.casework.access.roles import Act, Role
from sauro.casework.audit.models import Entry as LogLine
from sauro.casework.cycles.models import Cycle
from sauro.casework.errors import Forbidden, Refused, RefusedMany, Stale, Unknown
from sauro.casework.people.models import Unit
from sauro.casework.work.counts import scope_of
from sauro.casework.work.imports import ImportCounts
from sauro.casework.work.indicator_imports import import_indicators, preview_indicators, seen_of
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.indicator_results import finalise_results, reopen_result, save_results
from sauro.casework.work.indicator_rights import access_axis, axes_for
from sauro.casework.work.indicator_values import Entry, Subject
from sauro.casework.work.indicators import indicators_of
from sauro.casework.work.models import Task
from sauro.casework.work.shares import AxisShare, axis_shares
from sauro.tables.indicators.book import Line, indicators_xlsx
from sauro.tables.indicators.file import read_indicators_bytes
from sauro.tables.indicators.rows import IndicatorsFile
from tests.casework.cast import SINCE, Cast, actor, done, make_task, make_unit, rights

pytestmark = pytest.mark.django_db
LETTER = "Báo cáo 12-BC/ĐU ngày 20/6/2026"


def save(cast: Cast, axis: int = 1, document: str = LETTER, **entries: Entry) -> int:
    """Report for Sở Mẫu (mau) and Sở Khác (khac)."""
    units = {"mau": cast.unit.pk, "khac": cast.other_unit.pk}
    return save_results(
        actor=actor(cast.giang),
        subject=Subject(cast.cycle, axis),
        entries={units[name]: entry for name, entry in entries.items()},
        document=document,
        reported_by="Ban Mẫu",
    )


def test_results_are_saved_once_and_told_once(cast: Cast) -> None:
    entries = {"mau": Entry(Decimal("92.5"), text="Tốt"), "khac": Entry(Decimal(8), "points")}
    assert save(cast, mau=entries["mau"], khac=entries["khac"]) == 2
    assert save(cast, mau=entries["mau"]) == 0
    kept = IndicatorResult.objects.get(unit=cast.unit)
    assert (kept.value, kept.text, kept.document) == (Decimal("92.5"), "Tốt", LETTER)
    assert (kept.reported_by, kept.version, kept.final) == ("Ban Mẫu", 1, False)
    told = LogLine.objects.get(act="report_indicators")
    assert told.subject == f"cycle:{cast.cycle.pk}"
    assert told.details["values"] == {
        "SO-MAU": "92,5 phần trăm kế hoạch",
        "SO-KHAC": "8 điểm",
    }


def test_what_is_emptied_is_taken_back(cast: Cast) -> None:
    save(cast, mau=Entry(Decimal(90)))
    assert save(cast, document="", mau=Entry(None, version=1)) == 1
    assert not IndicatorResult.objects.exists()
    assert LogLine.objects.latest("number").details["values"] == {"SO-MAU": "rút lại"}


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            Entry(Decimal(1000)),
            "Lớn quá: phần trăm kế hoạch của Sở Mẫu trên trục 1 nhiều nhất là 999,99.",
        ),
        (
            Entry(Decimal("15.01"), "points"),
            "Lớn quá: điểm của Sở Mẫu trên trục 1 nhiều nhất là 15.",
        ),
        (Entry(None, text="Tốt"), "Sở Mẫu: có nhận xét mà chưa có kết quả. Hãy ghi kết quả."),
    ],
)
def test_a_wrong_value_is_said_at_its_field_and_nothing_is_saved(
    cast: Cast, entry: Entry, message: str
) -> None:
    with pytest.raises(RefusedMany) as refused:
        save(cast, mau=entry, khac=Entry(Decimal(90)))
    assert refused.value.messages == {f"value_{cast.unit.pk}": message}
    assert not IndicatorResult.objects.exists()


@pytest.mark.parametrize(("value", "measure"), [("999.99", "percent"), ("15", "points")])
def test_the_most_that_may_be_is_taken(cast: Cast, value: str, measure: str) -> None:
    assert save(cast, mau=Entry(Decimal(value), measure)) == 1


def test_a_result_names_its_source_and_a_unit_of_the_cycle(cast: Cast) -> None:
    with pytest.raises(RefusedMany, match="Chưa ghi văn bản nguồn"):
        save(cast, document="", mau=Entry(Decimal(90)))
    stray = make_unit("LA", "Đơn vị lạ")
    with pytest.raises(Refused, match="Có đơn vị không thuộc kỳ này"):
        save_results(
            actor=actor(cast.giang),
            subject=Subject(cast.cycle, 1),
            entries={stray.pk: Entry(Decimal(90))},
            document=LETTER,
        )


def test_an_indicator_must_be_of_the_units_frame(cast: Cast) -> None:
    def report(indicator: str) -> int:
        return save_results(
            actor=actor(cast.giang),
            subject=Subject(cast.cycle, 1, indicator),
            entries={cast.unit.pk: Entry(Decimal(90))},
            document=LETTER,
        )

    assert report("1.1") == 1
    with pytest.raises(RefusedMany, match=r'Sở Mẫu không có chỉ tiêu "2.1" trên trục 1'):
        report("2.1")


def test_two_at_once_the_second_is_told(cast: Cast) -> None:
    save(cast, mau=Entry(Decimal(90)))
    save(cast, mau=Entry(Decimal(91), version=1))
    with pytest.raises(Stale, match="Kết quả của Sở Mẫu vừa được người khác lưu"):
        save(cast, mau=Entry(Decimal(92), version=1), khac=Entry(Decimal(90)))
    with pytest.raises(Stale):
        save(cast, mau=Entry(Decimal(92)))
    assert [each.value for each in IndicatorResult.objects.all()] == [Decimal(91)]


def test_final_results_stand_until_the_appraiser_opens_them_again(cast: Cast) -> None:
    save(cast, mau=Entry(Decimal(90)))
    save(cast, axis=2, mau=Entry(Decimal(80)))
    assert finalise_results(actor=actor(cast.giang), subject=Subject(cast.cycle, 1)) == 1
    assert list(IndicatorResult.objects.values_list("axis", "final")) == [(1, True), (2, False)]
    with pytest.raises(RefusedMany, match="Kết quả của Sở Mẫu đã chốt chính thức"):
        save(cast, mau=Entry(Decimal(91), version=2))
    with pytest.raises(Refused, match="Không có kết quả tạm báo cáo nào"):
        finalise_results(actor=actor(cast.giang), subject=Subject(cast.cycle, 1))
    result = IndicatorResult.objects.get(axis=1)
    with pytest.raises(Stale):
        reopen_result(actor=actor(cast.giang), result=result, version=1)
    assert not reopen_result(actor=actor(cast.giang), result=result, version=2).final
    assert save(cast, mau=Entry(Decimal(91), version=3)) == 1
    assert [line.act for line in LogLine.objects.order_by("number")][-3:] == [
        "finalise_indicators",
        "reopen_indicator",
        "report_indicators",
    ]


def test_a_closed_cycle_takes_nothing(cast: Cast) -> None:
    Cycle.objects.update(state=Cycle.State.CLOSED)
    for act in (
        lambda: save(cast, mau=Entry(Decimal(90))),
        lambda: finalise_results(actor=actor(cast.giang), subject=Subject(cast.cycle, 1)),
        lambda: preview_indicators(cast.cycle, [1], IndicatorsFile()),
    ):
        with pytest.raises(Refused, match="Kỳ đánh giá này đã kết thúc"):
            act()


@pytest.mark.parametrize(("day", "late"), [(28, False), (29, False), (30, True)])
def test_a_first_report_after_the_last_day_is_late_and_a_supplement_is_not(
    cast: Cast, day: int, late: bool
) -> None:
    with clock.on(date(2026, 6, day)):
        save(cast, mau=Entry(Decimal(90)))
    with clock.on(date(2026, 6, 30)):
        save(cast, mau=Entry(Decimal(91), version=1))
        assert indicators_of([cast.unit], cast.cycle)[cast.unit.pk][0].late is late


def test_the_difference_is_reported_minus_the_units_completed_share(cast: Cast) -> None:
    binh = cast.binh_case.official
    assert binh is not None
    done(make_task(cast, binh))
    make_task(cast, binh)
    make_task(cast, binh, axis=2)
    save(cast, mau=Entry(Decimal("92.5")))
    save(cast, axis=2, mau=Entry(Decimal(5), "points"))
    first, second, third = indicators_of([cast.unit], cast.cycle)[cast.unit.pk][:3]
    assert (first.share, first.reported, first.difference) == (
        AxisShare(1, 2),
        Fraction("92.5"),
        Fraction("42.5"),
    )
    assert (second.reported, second.difference) == (Fraction(50), Fraction(50))
    assert (third.reported, third.difference, third.share) == (None, None, AxisShare())


def test_shares_counted_in_the_database_are_those_of_the_rules(cast: Cast) -> None:
    binh = cast.binh_case.official
    assert binh is not None
    on = date(2026, 6, 20)
    for finished in (None, date(2026, 6, 19), on, date(2026, 6, 21)):
        for acceptance in Task.Acceptance.values:
            for excuse in Task.Excuse.values:
                values = {"finished_on": finished, "acceptance": acceptance, "excuse": excuse}
                done(make_task(cast, binh), **values)
    scope = scope_of(Task.objects.all(), on)
    found = axis_shares("2026-Q2", on)
    assert found == {(cast.unit.pk, 1): AxisShare(scope.completed, scope.assigned - scope.excused)}
    assert 0 < scope.completed < scope.assigned


def test_queries_do_not_grow_with_the_units(cast: Cast) -> None:
    def queries(units: list[Unit]) -> int:
        with CaptureQueriesContext(connection) as caught:
            indicators_of(units, cast.cycle)
        return len(caught)

    assert queries([cast.unit]) == queries([cast.unit, cast.other_unit]) == 3


def test_a_reporter_writes_only_on_the_axis_held_and_the_inspector_nowhere(cast: Cast) -> None:
    Grant.objects.create(user=cast.nga, role=Role.REPORTER.value, axis=3, since=SINCE)
    nga = rights(cast.nga)
    assert axes_for(nga, Act.SEE_INDICATORS) == (3,)
    assert access_axis(nga, Act.REPORT_INDICATORS, 3).axis == 3
    with pytest.raises(Unknown):
        access_axis(nga, Act.REPORT_INDICATORS, 1)
    assert axes_for(rights(cast.giang), Act.REPORT_INDICATORS) == (1, 2, 3, 4, 5, 6)
    assert axes_for(rights(cast.lan), Act.SEE_INDICATORS) == (1, 2, 3, 4, 5, 6)
    with pytest.raises(Forbidden):
        access_axis(rights(cast.lan), Act.REPORT_INDICATORS, 1)
    with pytest.raises(Unknown):
        access_axis(rights(cast.dung), Act.SEE_INDICATORS, 1)


def file_of(*lines: Line) -> IndicatorsFile:
    return read_indicators_bytes(indicators_xlsx(lines), "ket-qua.xlsx")


def test_every_row_is_new_changed_the_same_or_refused(cast: Cast) -> None:
    save(cast, mau=Entry(Decimal(90)))
    save(cast, axis=2, mau=Entry(Decimal(80)))
    lines = preview_indicators(
        cast.cycle,
        [1, 2],
        file_of(
            Line("SO-MAU", "", "1", value="90"),
            Line("SO-MAU", "", "2", value="81", document="BC 2"),
            Line("SO-KHAC", "", "1", value="70", document="BC 2"),
            Line("SO-KHAC", "", "1", value="71", document="BC 2"),
            Line("SO-LA", "", "1", value="70", document="BC 2"),
            Line("SO-KHAC", "", "3", value="70", document="BC 2"),
            Line("SO-KHAC", "", "2", value="70"),
            Line("SO-KHAC", "", "2", "9.9", "70", document="BC 2"),
        ),
    )
    assert [(line.status.value, line.says) for line in lines][:6] == [
        ("same", ()),
        (
            "changed",
            (
                "Kết quả: “80 phần trăm kế hoạch” → “81 phần trăm kế hoạch”",
                f"Văn bản nguồn: “{LETTER}” → “BC 2”",
            ),
        ),
        ("new", ("70 phần trăm kế hoạch",)),
        ("refused", ("Trùng dòng 4 (cùng đơn vị, trục, chỉ tiêu): xóa một dòng.",)),
        ("refused", ('Kỳ này không có đơn vị mang mã "SO-LA".',)),
        ("refused", ("Bạn không báo cáo trục 3 (trục của bạn: 1, 2).",)),
    ]
    assert lines[6].says == ("Thiếu văn bản nguồn: ghi số, ngày, cơ quan của báo cáo.",)
    assert lines[7].says[0].startswith('Sở Khác không có chỉ tiêu "9.9" trên trục 2')


def test_confirmed_only_what_was_seen_is_written(cast: Cast) -> None:
    file = file_of(
        Line("SO-MAU", "", "1", value="90,5", document="BC 2"),
        Line("SO-KHAC", "", "1", "1.1", "9", "Điểm", "Khá", "BC 2"),
        Line("SO-KHAC", "", "4", value="70", document="BC 2"),
    )
    seen = seen_of(preview_indicators(cast.cycle, [1], file))

    def confirm() -> ImportCounts:
        by = actor(cast.giang)
        return import_indicators(actor=by, cycle=cast.cycle, axes=[1], file=file, seen=seen)

    assert confirm() == (2, 0, 1)
    assert LogLine.objects.get(act="import_indicators").details["new"] == 2
    assert list(IndicatorResult.objects.values_list("unit__code", "indicator", "value")) == [
        ("SO-MAU", "", Decimal("90.5")),
        ("SO-KHAC", "1.1", Decimal(9)),
    ]
    with pytest.raises(Refused, match="Kết quả đã thay đổi từ khi bạn xem trước"):
        confirm()
