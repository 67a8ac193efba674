"""What the rules give now on the marks of the self-assessments: beside what people propose."""

from __future__ import annotations

from collections.abc import Iterable

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.scoring import Assessed, Marks, assess, assess_many


def own_marks(case: Case) -> Marks:
    """The marks of the self-assessment; none where there is none yet."""
    own = getattr(case, "self_assessment", None)
    return own.marks if own else {}


def assess_own(case: Case) -> Assessed:
    """The case rated now on its own marks."""
    return assess(case, own_marks(case))


def assess_all_own(cases: Iterable[Case]) -> dict[int, Assessed]:
    """The cases of one cycle rated so, by id."""
    listed = list(cases)
    return assess_many(listed, {case.pk: own_marks(case) for case in listed})
