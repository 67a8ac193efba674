"""An outcome in Vietnamese words, said once for the terminal and the workbook."""

from __future__ import annotations

from fractions import Fraction

from sauro.regulation.conditions import CheckedCondition, Fact
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome, Status
from sauro.regulation.quarter.facts import AbsenceKind, Case, Role
from sauro.regulation.quarter.rules import QuarterRules
from sauro.regulation.rounding import round_half_up

SHORT_LEVELS = {
    Level.EXCELLENT: "Xuất sắc",
    Level.GOOD: "Tốt",
    Level.COMPLETED: "Hoàn thành",
    Level.FAILED: "Không hoàn thành",
}
SHORT_ROLES = {
    Role.HEAD: "Đứng đầu",
    Role.DEPUTY: "Cấp phó",
    Role.MEMBER: "Thành viên",
    Role.COLLECTIVE: "Tập thể",
}
NONE_ALLOWED = "= 0%"
_COMPARISONS = {">=": "từ {} trở lên", "<=": "không quá {}", "<": "dưới {}", "=": "{}"}


def short_level(outcome: Outcome) -> str:
    """The level in a word or two, or the status where there is no level."""
    if outcome.level is None:
        return outcome.status.vietnamese
    return SHORT_LEVELS[outcome.level]


def full_level(outcome: Outcome) -> str:
    """The level's official name, or the status where there is no level."""
    if outcome.level is None:
        return outcome.status.vietnamese
    return outcome.level.vietnamese


def decimal_comma(text: str) -> str:
    """A figure as papers write it: "92.50" becomes "92,50"."""
    return text.replace(".", ",")


def share_words(part: int, base: int) -> str:
    """A share in percent with two decimals, half rounded up; its base stands beside it."""
    if base == 0:
        return "–"
    hundredths = round_half_up(Fraction(part * 10_000, base))
    return f"{hundredths // 100},{hundredths % 100:02d}%"


def required_words(checked: CheckedCondition) -> str:
    """What a condition asks for: "từ 90 trở lên", "không quá 20%", "100%", "không có"."""
    if checked.condition.required == NONE_ALLOWED:
        return "không có"
    comparison, _, bound = checked.condition.required.partition(" ")
    return _COMPARISONS[comparison].format(decimal_comma(bound))


def actual_words(checked: CheckedCondition) -> str:
    """What was measured."""
    return decimal_comma(checked.actual)


def holds_words(checked: CheckedCondition) -> str:
    """Whether it holds; what leads to the lowest level is not an achievement but an event."""
    if checked.condition.level is Level.FAILED:
        return "xảy ra" if checked.holds else "không xảy ra"
    return "đạt" if checked.holds else "không đạt"


def missing_conditions(outcome: Outcome) -> list[CheckedCondition]:
    """The failed conditions of the next level up, one for each missing fact."""
    if outcome.level is None or outcome.level.above is None:
        return []
    above = outcome.level.above
    return [
        next(
            checked
            for checked in sorted(
                outcome.conditions, key=lambda each: each.condition.level is not above
            )
            if checked.condition.fact is fact and not checked.holds
        )
        for fact in outcome.missing_for_next
    ]


def missing_words(outcome: Outcome) -> str:
    """What is missing for the next level up, with what there is now; empty when nothing is."""
    return "; ".join(map(_missing, missing_conditions(outcome)))


def _missing(checked: CheckedCondition) -> str:
    fact, required = _lower(checked.condition.fact), required_words(checked)
    none_allowed = checked.condition.required == NONE_ALLOWED
    wanted = f"{required} {fact}" if none_allowed else f"{fact} {required}"
    return f"{wanted} (có {actual_words(checked)})"


def _lower(fact: Fact) -> str:
    name = fact.vietnamese
    return name[0].lower() + name[1:]


def remark_words(case: Case, outcome: Outcome, rules: QuarterRules) -> str:
    """What is missing for the next level, or why there is no level."""
    match outcome.status:
        case Status.DEFERRED:
            return deferral_words(case, outcome, rules)
        case Status.INSUFFICIENT:
            return insufficient_words(case)
        case _:
            return missing_words(outcome)


def deferral_words(case: Case, outcome: Outcome, rules: QuarterRules) -> str:
    """The ground on which the quarter is not rated."""
    cited = [ground for ground in rules.grounds if ground.clause in outcome.citations]
    kinds = {kind for ground in cited for kind in ground.kinds}
    present = {absence.kind for absence in case.facts.absences} & kinds
    return ", ".join(kind.vietnamese for kind in AbsenceKind if kind in present)


def insufficient_words(case: Case) -> str:
    """Which facts are not there."""
    missing = []
    if case.facts.score is None:
        missing.append("chưa có điểm")
    if case.facts.scope.counted == 0:
        missing.append("không có nhiệm vụ nào để tính")
    return "; ".join(missing)
