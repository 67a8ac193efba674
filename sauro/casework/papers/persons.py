"""People and collectives as papers name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Assessment
from sauro.paper.form import Person
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome
from sauro.regulation.stored_outcome import read_outcome


def person_of(case: Case) -> Person:
    """The official with the post held in the unit, or the collective."""
    return Person(case.name, post_alone(case), case.unit.name)


def post_alone(case: Case) -> str:
    """The post without the unit's name: papers print that beside it."""
    return case.post_title.removesuffix(case.unit.name).strip() or case.post_title


def known_by_name(cases: Iterable[Case]) -> Mapping[str, Person]:
    """The officials among the cases, by name: to give a recorded name its post."""
    return {case.name: person_of(case) for case in cases if case.official_id is not None}


def named(name: str, known: Mapping[str, Person]) -> Person:
    """A recorded name with the post, where it is known."""
    return known.get(name, Person(name, "", ""))


def level_of(code: str | None) -> Level | None:
    """A stored level."""
    return Level(code) if code else None


def outcome_of(assessment: Assessment | None) -> Outcome | None:
    """The outcome as it was stored; None where none is."""
    if assessment is None or not assessment.outcome:
        return None
    return read_outcome(assessment.outcome, assessment.rulebook)
