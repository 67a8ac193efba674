"""Steps of a case: from which state, to which, what must be there, under which clause.

The table is data (`procedure/steps.toml`); who may act is not said here but in the rights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from sauro.regulation.errors import RulebookError
from sauro.regulation.packaged import Table, names, read_toml, rows

FILE = ("procedure", "steps.toml")


class CaseState(StrEnum):
    """Where a case stands, in the order of its way."""

    PLANNING = "planning"
    PLAN_SUBMITTED = "plan_submitted"
    WORKING = "working"
    SELF_ASSESSED = "self_assessed"
    PROPOSED = "proposed"
    SUBMITTED = "submitted"
    APPRAISED = "appraised"
    DECIDED = "decided"
    PUBLISHED = "published"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"

    @property
    def vietnamese(self) -> str:
        """The state in words."""
        return _STATE_NAMES[self]

    def is_past(self, other: CaseState) -> bool:
        """Whether this state comes after `other` on the way; a case not rated is on none."""
        order = list(CaseState)
        return self not in NOT_RATED and order.index(self) > order.index(other)


_STATE_NAMES = {
    CaseState.PLANNING: "Đang lập kế hoạch",
    CaseState.PLAN_SUBMITTED: "Kế hoạch chờ duyệt",
    CaseState.WORKING: "Đang thực hiện",
    CaseState.SELF_ASSESSED: "Đã tự đánh giá",
    CaseState.PROPOSED: "Người đứng đầu đã đề xuất",
    CaseState.SUBMITTED: "Đã nộp hồ sơ",
    CaseState.APPRAISED: "Đã thẩm định",
    CaseState.DECIDED: "Đã quyết định",
    CaseState.PUBLISHED: "Đã thông báo",
    CaseState.DEFERRED: "Chưa xếp loại quý này",
    CaseState.WITHDRAWN: "Không thuộc đối tượng kỳ này",
}
NOT_RATED = (CaseState.DEFERRED, CaseState.WITHDRAWN)
"""States in which nobody rates a case: later (HD-QUY VIII.1), or not in this cycle (III.1)."""


class Step(StrEnum):
    """What moves a case."""

    SUBMIT_PLAN = "submit_plan"
    RETURN_PLAN = "return_plan"
    APPROVE_PLAN = "approve_plan"
    REOPEN_PLAN = "reopen_plan"
    SUBMIT_SELF_ASSESSMENT = "submit_self_assessment"
    RETURN_SELF_ASSESSMENT = "return_self_assessment"
    PROPOSE = "propose"
    SUBMIT_DOSSIER = "submit_dossier"
    RETURN_DOSSIER = "return_dossier"
    APPRAISE = "appraise"
    DECIDE = "decide"
    PUT_OFF = "put_off"
    PROPOSE_TO_CENTRE = "propose_to_centre"
    RECORD_CENTRAL_RESULT = "record_central_result"
    DECIDE_IN_UNIT = "decide_in_unit"
    PUBLISH = "publish"
    DEFER = "defer"
    WITHDRAW = "withdraw"
    RESUME = "resume"
    REOPEN = "reopen"


class Obstacle(NamedTuple):
    """Why a step may not be taken: what is missing, what to do, the clause behind it.

    need: the code of what is missing; "" when the case stands elsewhere on its way.
    """

    need: str
    message: str
    clause: str

    def __str__(self) -> str:
        return f"{self.message} ({self.clause})"


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step of the table."""

    step: Step
    title: str
    sources: tuple[CaseState, ...]
    target: CaseState
    needs: tuple[str, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps by name, and for each need what to say when it is not met."""

    steps: Mapping[Step, StepRule]
    needs: Mapping[str, tuple[str, str]]

    def obstacles(self, step: Step, state: CaseState, met: Mapping[str, bool]) -> list[Obstacle]:
        """What stands in the way of a step; empty: it may be taken.

        met: whether each need of the step is met. KeyError when one was not looked at.
        """
        rule = self.steps[step]
        if state not in rule.sources:
            return [Obstacle("", _elsewhere(rule, state), rule.clause)]
        missing = [need for need in rule.needs if not met[need]]
        return [Obstacle(need, *self.needs[need]) for need in missing]

    def target(self, step: Step) -> CaseState:
        """The state a step leads to."""
        return self.steps[step].target

    def possible(self, state: CaseState) -> list[StepRule]:
        """The steps that start from a state, in the order of the table."""
        return [rule for rule in self.steps.values() if state in rule.sources]


def _elsewhere(rule: StepRule, state: CaseState) -> str:
    expected = " hoặc ".join(f'"{source.vietnamese}"' for source in rule.sources)
    return (
        f'Không thể {rule.title} khi hồ sơ ở bước "{state.vietnamese}"; '
        f"chỉ làm được ở bước {expected}. Tải lại trang để xem bước hiện tại"
    )


@cache
def load_procedure() -> Procedure:
    """The packaged table. RulebookError when a name or key is wrong."""
    table = read_toml(*FILE)
    try:
        steps = {rule.step: rule for rule in map(_step, rows(table, "step"))}
        needs = {
            str(need["code"]): (str(need["message"]), str(need["clause"]))
            for need in rows(table, "need")
        }
        _complete(steps, needs)
    except (KeyError, ValueError) as error:
        raise RulebookError(f"Bảng các bước của hồ sơ ghi sai: {error}") from error
    return Procedure(steps, needs)


def _complete(steps: Mapping[Step, StepRule], needs: Mapping[str, tuple[str, str]]) -> None:
    """Every step is in the table, every need has its words. KeyError names what is missing."""
    unknown = {need for rule in steps.values() for need in rule.needs} - needs.keys()
    missing = set(Step) - steps.keys()
    if unknown or missing:
        raise KeyError(*unknown, *missing)


def _step(table: Table) -> StepRule:
    return StepRule(
        step=Step(str(table["act"])),
        title=str(table["title"]),
        sources=tuple(CaseState(name) for name in names(table, "from")),
        target=CaseState(str(table["to"])),
        needs=tuple(names(table, "needs")),
        clause=str(table["clause"]),
    )
