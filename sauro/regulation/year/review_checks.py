"""What is wrong with a review: its forms, the order of its steps, suggestions left unanswered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sauro.regulation.year.review import ReviewRules, Suggestion

EXPLANATION = "explanation"


class ReviewProblem(NamedTuple):
    """What is wrong, with its clause; `place` is the person or the step."""

    place: str
    message: str
    clause: str


def check_forms(forms: Mapping[str, Sequence[str]], rules: ReviewRules) -> list[ReviewProblem]:
    """Persons without exactly one known form. forms: the codes each person filled in."""
    return [
        ReviewProblem(person, said, rules.forms_clause)
        for person, codes in forms.items()
        for said in _form_faults(codes, rules)
    ]


def _form_faults(codes: Sequence[str], rules: ReviewRules) -> Iterator[str]:
    listed = ", ".join(rules.forms)
    for code in codes:
        if code not in rules.forms:
            yield f'không có mẫu "{code}"; chọn một trong: {listed}'
    if not codes:
        yield f"chưa có bản kiểm điểm; làm một bản theo một trong các mẫu: {listed}"
    elif len(codes) > 1:
        yield f"có {len(codes)} bản kiểm điểm ({', '.join(codes)}); mỗi cá nhân chỉ làm một bản"


def check_steps(done: Mapping[str, date], rules: ReviewRules) -> list[ReviewProblem]:
    """Steps that were done before one that comes first, or without it.

    done: the day of each step by its code. The explanation is a step only where there is one:
    see `check_suggestions`.
    """
    problems: list[ReviewProblem] = []
    steps = [step for step in rules.steps if step.code != EXPLANATION or step.code in done]
    for first, then in pairwise(steps):
        if then.code not in done:
            continue
        day = done[then.code]
        if first.code not in done:
            said = f"đã {then.title} ngày {day:%d/%m/%Y} khi chưa {first.title}"
            problems.append(ReviewProblem(then.code, said, first.clause))
        elif day < done[first.code]:
            said = (
                f"đã {then.title} ngày {day:%d/%m/%Y}, "
                f"trước khi {first.title} ngày {done[first.code]:%d/%m/%Y}"
            )
            problems.append(ReviewProblem(then.code, said, first.clause))
    return problems


def check_suggestions(
    suggestions: Sequence[Suggestion], review: date, rules: ReviewRules
) -> list[ReviewProblem]:
    """Suggestions that were not answered in writing before the review; the same day will do."""
    clause = next(step.clause for step in rules.steps if step.code == EXPLANATION)
    return [
        ReviewProblem(each.subject, _unanswered(each, review), clause)
        for each in suggestions
        if each.answered is None or each.answered > review
    ]


def _unanswered(suggestion: Suggestion, review: date) -> str:
    day = suggestion.answered
    state = "chưa giải trình" if day is None else f"giải trình ngày {day:%d/%m/%Y}"
    return (
        f'gợi ý "{suggestion.point}" {state}; phải giải trình bằng văn bản '
        f"trước khi kiểm điểm ngày {review:%d/%m/%Y}"
    )
