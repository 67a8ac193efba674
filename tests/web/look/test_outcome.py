"""The reasons of an outcome on a page: the words and figures of the rules, nothing else."""

from __future__ import annotations

import pytest

from sauro.regulation.levels import Level
from sauro.regulation.outcome import Status
from sauro.regulation.stored_outcome import read_outcome
from sauro.tables.outcome_words import missing_words
from sauro.web.look.reasons import outcome_line, reasons_of
from tests.web.look.rendered import outcomes, rated, show, stored, words

LATE = {"assigned": 10, "completed": 10, "late": 3, "exceeded": 3, "substandard": 0}
FEW_EXCEEDED = {"assigned": 9, "completed": 9, "late": 0, "exceeded": 2, "substandard": 0}


def test_a_stored_outcome_reads_back_to_the_same_object_and_the_same_words() -> None:
    statuses = set()
    for outcome in outcomes(1_000):
        read = read_outcome(stored(outcome))
        assert stored(read) == stored(outcome)
        assert missing_words(read) == missing_words(outcome)
        statuses.add((outcome.status, outcome.level))
    assert statuses == {
        *((Status.RATED, level) for level in Level),
        (Status.DEFERRED, None),
        (Status.INSUFFICIENT, None),
    }


def test_live_and_stored_show_the_same_page() -> None:
    for outcome in outcomes(100):
        live, kept = show("{% outcome o %}", o=outcome), show("{% outcome o %}", o=stored(outcome))
        assert live == kept


def test_every_clause_of_the_ladder_and_of_the_guards_is_named() -> None:
    outcome = rated(role="head", collective={"assigned": 10, "completed": 9})
    shown = words(show("{% outcome o %}", o=outcome))
    for condition in outcome.conditions:
        assert condition.condition.clause in shown
        assert condition.condition.fact.vietnamese in shown
    assert (
        "Kết quả của tập thể: từ mức hoàn thành nhiệm vụ trở lên còn cần HD-QUY IX.1.4 "
        "Nhiệm vụ của tập thể hoàn thành" in shown
    )


def test_a_condition_says_required_actual_with_share_and_whether_it_holds() -> None:
    shown = words(show("{% outcome o %}", o=rated(scope=FEW_EXCEEDED)))
    assert "Tổng điểm từ 90 trở lên 92,50 ✓ đạt" in shown
    assert "Nhiệm vụ vượt mức yêu cầu từ 30% trở lên 2/9 (22,22%) ✗ không đạt" in shown
    assert "Tổng điểm dưới 50 92,50 ✓ không xảy ra" in shown
    assert shown.startswith("Theo quy tắc: Hoàn thành tốt nhiệm vụ HD-QUY VI.1.2")
    assert (
        "Để lên mức hoàn thành xuất sắc nhiệm vụ, còn thiếu: "
        "nhiệm vụ vượt mức yêu cầu từ 30% trở lên (có 2/9)." in shown
    )


def test_only_the_rung_reached_is_marked() -> None:
    html = show("{% outcome o %}", o=rated(scope=FEW_EXCEEDED))
    assert html.count("(mức đạt được)") == 1
    assert "reached-good" in html


def test_a_reading_is_named_in_a_sentence_and_linked_to_its_place() -> None:
    html = show("{% outcome o %}", o=rated(scope=FEW_EXCEEDED))
    assert '<a href="/quy-tac/#D1">D1</a>' in html
    assert (
        "D1 Điểm ở dải cao, thiếu điều kiện khác của mức đó: Các dải điểm là mức tối thiểu của "
        "một bậc thang: lấy mức cao nhất, từ hoàn thành trở lên, mà mọi điều kiện đều đạt."
        in words(html)
    )


def test_the_best_level_lacks_nothing() -> None:
    shown = words(show("{% outcome o %}", o=rated()))
    assert "còn thiếu" not in shown
    assert outcome_line(rated()) == "Đủ điều kiện. Căn cứ: HD-QUY VI.1.1"


def test_a_late_dossier_shows_the_lower_level_as_the_bodys_choice_only() -> None:
    late = next(o for o in outcomes(500) if o.level is Level.GOOD and o.level_if_late)
    shown = words(show("{% outcome o %}", o=late))
    assert (
        "Hồ sơ nộp chậm. Nếu cấp có thẩm quyền quyết định hạ một mức (HD-QUY VII.2.2), mức là "
        "Hoàn thành nhiệm vụ" in shown
    )
    assert reasons_of(late).level is Level.GOOD


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (
            Status.DEFERRED,
            "Chưa xếp loại quý này; xếp loại khi căn cứ chưa xếp loại không còn.",
        ),
        (
            Status.INSUFFICIENT,
            "Chưa đủ dữ liệu để xếp loại: cần có tổng điểm và ít nhất một nhiệm vụ được tính. "
            "Hãy cập nhật điểm tự đánh giá và kết quả nhiệm vụ.",
        ),
    ],
)
def test_without_a_level_the_page_says_why_and_cites(status: Status, said: str) -> None:
    outcome = next(each for each in outcomes(500) if each.status is status)
    shown = words(show("{% outcome o %}", o=outcome))
    assert said in shown
    assert outcome.citations[0] in shown
    assert "Điều kiện" not in shown


def test_nothing_computed_yet_is_said() -> None:
    assert words(show("{% outcome o %}", o=None)) == (
        "Chưa có kết quả theo quy tắc: chưa có điểm hoặc nhiệm vụ để tính."
    )


def test_a_list_line_carries_the_level_and_what_is_missing() -> None:
    shown = words(show("{% outcome_line o %}", o=stored(rated(scope=LATE))))
    assert shown.startswith("Không hoàn thành Còn thiếu để đạt mức trên: ")
    assert words(show("{% outcome_line o %}", o=None)) == "—"
