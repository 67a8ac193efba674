"""The levels that officials and units propose: what the rules give, now and then one above."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from sauro.regulation.levels import Level
from sauro.regulation.quarter.rate import rate
from sauro.regulation.rulebook import rulebook_for
from sauro.synthetic.data import chance, scenario
from sauro.synthetic.facts import case_of
from sauro.synthetic.model import Province
from sauro.synthetic.work import CaseWork, UnitWork


def with_levels(province: Province, work: UnitWork, rng: Random) -> UnitWork:
    """The same records with the proposals of every official and of the collective."""
    cases = tuple(_proposed(province, work, case, rng) for case in work.cases)
    return replace(work, cases=cases, collective=_proposed(province, work, work.collective, rng))


def _proposed(province: Province, work: UnitWork, case: CaseWork, rng: Random) -> CaseWork:
    settings = scenario("people")
    rules = rulebook_for(work.quarter).rules(work.quarter)
    level = rate(case_of(province, work, case).facts, work.quarter, rules).level
    if level is None:
        return case
    own = _above(level) if chance(rng, settings["self_above"]) else level
    unit = _above(level) if chance(rng, settings["head_above"]) else level
    outstanding = _outstanding(work, case) if Level.EXCELLENT in (own, unit) else ""
    return replace(case, self_level=own, unit_level=unit, outstanding=outstanding)


def _above(level: Level) -> Level:
    return level.above or level


def _outstanding(work: UnitWork, case: CaseWork) -> str:
    """The product named for excellent: the picked one of most quantity, then quality."""
    picked = {pick.task for pick in case.plan.picks}
    tasks = [task for task in work.tasks if task.code in picked]
    return max(tasks, key=lambda task: (task.exceeded, task.quantity, task.quality)).code
