"""How clear a task is on the six things (HD-QUY I.2: sáu rõ)."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from sauro.casework.work.models import Task

_WORDS = {
    "person": "rõ người",
    "work": "rõ việc",
    "time": "rõ thời gian",
    "duty": "rõ trách nhiệm",
    "product": "rõ sản phẩm",
    "authority": "rõ thẩm quyền",
}


@dataclass(frozen=True, slots=True)
class SixClear:
    """Which of the six are there."""

    person: bool
    work: bool
    time: bool
    duty: bool
    product: bool
    authority: bool

    @property
    def count(self) -> int:
        """In how many respects the task is clear, 0 to 6."""
        return sum(astuple(self))

    @property
    def whole(self) -> bool:
        """Whether it is clear in all six."""
        return all(astuple(self))

    @property
    def missing(self) -> list[str]:
        """What is not clear yet, in words."""
        return [words for key, words in _WORDS.items() if not getattr(self, key)]

    @property
    def rows(self) -> list[tuple[str, bool]]:
        """Each of the six in words, and whether it is there."""
        return [(words, getattr(self, key)) for key, words in _WORDS.items()]


def six_clear(task: Task) -> SixClear:
    """Which of the six things the register says of a task."""
    return SixClear(
        person=bool(task.responsible_id or task.responsible_name),
        work=bool(task.title),
        time=task.deadline is not None,
        duty=bool(task.duty),
        product=bool(task.product),
        authority=bool(task.authority),
    )
