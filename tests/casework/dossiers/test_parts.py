"""The six parts of the dossier."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.dossier_rows import dossier_of, peek_dossier
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.parts import Part, parts_of, parts_of_many
from tests.casework.cast import Cast
from tests.casework.dossiers.unit_cast import propose, ready, self_assess, self_assessed, submit


def missing(parts: tuple[Part, ...]) -> dict[int, list[str]]:
    """By number: what is missing of the parts that are not ready."""
    return {part.number: part.missing for part in parts if not part.ready}


def test_at_the_start_every_part_is_missing_and_says_what(cast: Cast) -> None:
    parts = parts_of(peek_dossier(cast.cycle, cast.unit))
    assert [part.title for part in parts] == [
        "Tờ trình",
        "Biên bản họp đánh giá",
        "Bản tự đánh giá",
        "Tài liệu minh chứng",
        "Bảng tổng hợp (mẫu 8)",
        "Phụ lục 09",
    ]
    names = ["Tập thể lãnh đạo Sở Mẫu", "Nguyễn Văn An", "Trần Thị Bình", "Lê Hữu Chi"]
    assert missing(parts) == {
        1: ["Chưa ghi số, ngày và người ký tờ trình (ghi khi nộp)"],
        2: ["Chưa ghi hội nghị của tập thể: ngày họp, số có mặt, nội dung"],
        3: [f"{name}: chưa gửi bản tự đánh giá" for name in names],
        4: ["Chưa xác nhận đã đủ tài liệu minh chứng"],
        5: [f"{name}: tập thể chưa biểu quyết mức đề xuất" for name in names],
        6: ["Chưa xác nhận kết quả của đơn vị theo các trục (Phụ lục 09)"],
    }
    assert not Dossier.objects.exists()


def test_before_submission_only_the_letter_is_missing_and_after_it_nothing(cast: Cast) -> None:
    assert list(missing(parts_of(ready(cast)))) == [1]
    assert missing(parts_of(submit(cast))) == {}


def test_who_is_deferred_or_the_centres_is_in_no_part(cast: Cast) -> None:
    self_assessed(cast)
    Case.objects.filter(pk=cast.binh_case.pk).update(state="deferred")
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    said = missing(parts_of(dossier_of(cast.cycle, cast.unit)))[5]
    assert said == [
        "Tập thể lãnh đạo Sở Mẫu: tập thể chưa biểu quyết mức đề xuất",
        "Lê Hữu Chi: tập thể chưa biểu quyết mức đề xuất",
    ]


def test_a_new_self_assessment_has_to_be_voted_on_again(cast: Cast) -> None:
    dossier = ready(cast)
    Case.objects.filter(pk=cast.chi_case.pk).update(state="self_assessed")
    assert missing(parts_of(dossier))[5] == ["Lê Hữu Chi: tập thể chưa biểu quyết mức đề xuất"]
    propose(cast, cast.chi_case)
    assert missing(parts_of(dossier))[5] == ["Lê Hữu Chi: tập thể chưa biểu quyết mức đề xuất"]


def test_the_parts_of_many_dossiers_cost_one_query(cast: Cast) -> None:
    ready(cast)
    self_assess(cast.phuc_case)
    dossiers = [
        Dossier.objects.select_related("cycle", "unit").get(unit=cast.unit),
        peek_dossier(cast.cycle, cast.other_unit),
    ]
    with CaptureQueriesContext(connection) as queries:
        parts = parts_of_many(dossiers)
    assert len(queries) == 1
    assert list(missing(parts[cast.unit.pk])) == [1]
    assert list(missing(parts[cast.other_unit.pk])) == [1, 2, 4, 5, 6]
