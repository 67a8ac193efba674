"""Every sentence of tests/cases/year, and what an annual outcome carries beside its level."""

from dataclasses import replace

import pytest

from sauro.regulation.contract import case_object
from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.year.consequence import QuarterResult
from sauro.regulation.year.findings import Effect, Finding, Mitigation
from sauro.regulation.year.rate import rate_year
from tests.regulation.year.sentences import Sentence, sentences
from tests.regulation.year.subjects import BODY, CELL, HEAD, MEMBER, PAPER, RULES

SENTENCES = sentences()


def test_sentences_are_many_and_named_once() -> None:
    names = [each.name for each in SENTENCES]
    assert len(names) == len(set(names)) >= 70
    assert all(each.text.endswith(".") for each in SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.name)
def test_sentence(sentence: Sentence) -> None:
    annual = rate_year(sentence.facts, RULES)
    outcome = annual.outcome
    seen = {
        "status": outcome.status,
        "level": outcome.level,
        "readings": list(outcome.readings),
        "missing": list(outcome.missing_for_next),
        "citations": list(outcome.citations),
    }
    assert seen == sentence.expected, sentence.text
    assert tuple(each.effect.value for each in annual.findings) == sentence.effects, sentence.text


def test_a_subject_is_explained_by_the_same_object_as_a_quarter() -> None:
    failed = QuarterResult(Quarter(2026, 2), Level.FAILED)
    annual = rate_year(replace(HEAD, quarters=(failed,)), RULES)
    shown = case_object("an", annual.outcome)
    assert shown["level"] == "good"
    assert shown["conditions"] == [
        _condition("xuất sắc", "excellent", "score", ">= 90", "95.00"),
        _condition("xuất sắc", "excellent", "completed", "= 100%", "10/10"),
        _condition("tốt", "excellent", "late", "= 0%", "0/10"),
        _condition("xuất sắc", "excellent", "substandard", "= 0%", "0/10"),
        _condition("xuất sắc", "excellent", "exceeded", ">= 30%", "3/10"),
        {
            "clause": "QD-366 Điều 11 khoản 1.4",
            "level": "excellent",
            "fact": "remedied",
            "required": "yes",
            "actual": "yes",
            "holds": True,
        },
        {
            "clause": "HD-QUY VIII.2 gạch đầu dòng 1",
            "level": "excellent",
            "fact": "no_failed_quarter",
            "required": "yes",
            "actual": "no",
            "holds": False,
        },
        _condition("tốt", "good", "score", ">= 70", "95.00"),
        _condition("tốt", "good", "completed", "= 100%", "10/10"),
        _condition("tốt", "good", "late", "= 0%", "0/10"),
        _condition("tốt", "good", "substandard", "= 0%", "0/10"),
        _condition("hoàn thành", "completed", "score", ">= 50", "95.00"),
        _condition("hoàn thành", "completed", "completed", "= 100%", "10/10"),
        _condition("hoàn thành", "completed", "late", "<= 20%", "0/10"),
        _condition("không hoàn thành", "failed", "score", "< 50", "95.00") | {"holds": False},
        {
            "clause": "QD-366 Điều 11 lãnh đạo trường hợp 1",
            "level": "failed",
            "fact": "completed",
            "required": "< 70%",
            "actual": "10/10",
            "holds": False,
        },
    ]


def _condition(
    rung: str, level: str, fact: str, required: str, actual: str
) -> dict[str, str | bool]:
    return {
        "clause": f"QD-366 Điều 11 mức {rung}",
        "level": level,
        "fact": fact,
        "required": required,
        "actual": actual,
        "holds": True,
    }


def test_a_mitigated_finding_stays_visible_with_the_clauses_that_set_it_aside() -> None:
    finding = Finding("disciplined", PAPER, mitigation=Mitigation("self_corrected", "KL-4"))
    annual = rate_year(replace(MEMBER, findings=(finding,)), RULES)
    assert annual.counted == ()
    (considered,) = annual.considered
    assert considered.finding is finding
    assert considered.effect is Effect.MITIGATED
    assert considered.clauses == (
        "QD-366 Điều 11 đảng viên trường hợp 2",
        "QD-366 Điều 11 đảng viên giảm nhẹ",
    )
    assert considered.case.statement == "Bị kỷ luật từ khiển trách trở lên"


def test_a_finding_of_a_former_unit_names_the_rule_that_sends_it_there() -> None:
    finding = Finding("member_disciplined", PAPER, at_former_unit=True)
    (considered,) = rate_year(replace(CELL, findings=(finding,)), RULES).considered
    assert considered.effect is Effect.FORMER_UNIT
    assert considered.clauses == (
        "QD-366 Điều 11 tập thể trường hợp 2",
        "QD-366 Điều 11 khoản 4.3 ý 2",
    )


def test_a_counted_finding_cites_its_clause() -> None:
    (counted,) = rate_year(
        replace(BODY, findings=(Finding("member_degraded", PAPER),)), RULES
    ).counted
    assert counted.clauses == ("QD-366 Điều 11 tập thể trường hợp 3",)


def test_a_body_has_no_consequences_of_quarters() -> None:
    failed = tuple(QuarterResult(Quarter(2026, number), Level.FAILED) for number in (1, 2))
    annual = rate_year(replace(BODY, quarters=failed), RULES)
    assert annual.consequences == (None, None)
    assert annual.outcome.level is Level.EXCELLENT


def test_an_outcome_never_names_the_quarter_only_reading() -> None:
    assert all("D4" not in rate_year(each.facts, RULES).outcome.readings for each in SENTENCES)


@pytest.mark.parametrize("effect", Effect)
def test_every_effect_has_words(effect: Effect) -> None:
    assert effect.vietnamese[0].isupper()
