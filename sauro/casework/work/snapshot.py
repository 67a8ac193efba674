"""A plan as it was approved, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sauro.casework.work.models import Plan, PlanItem, PlanVersion
from sauro.casework.work.saving import said

Content = Mapping[str, Any]
_WORDS = {
    "title": "tên nhiệm vụ",
    "axis": "trục",
    "product": "sản phẩm",
    "deadline": "hạn",
    "weight": "trọng số",
    "coefficient": "hệ số",
}


class Change(NamedTuple):
    """One difference: what of the plan, how it was approved, how it is now ("": not there)."""

    what: str
    before: str
    after: str


def snapshot(plan: Plan) -> dict[str, object]:
    """Points, main axes and products, with what the plan promises of each task."""
    items = PlanItem.objects.filter(plan_id=plan.pk).select_related("task")
    return {
        "axes": dict(plan.axes),
        "mains": list(plan.mains),
        "items": {str(item.task_id): _item(item) for item in items},
    }


def changes_since(approved: PlanVersion | None, plan: Plan) -> list[Change]:
    """What is different from the version approved last; empty when nothing is, or none was."""
    return [] if approved is None else differences(approved.content, snapshot(plan))


def differences(before: Content, after: Content) -> list[Change]:
    """From one content to another, points first."""
    return [*_points(before, after), *_mains(before, after), *_items(before, after)]


def _item(item: PlanItem) -> dict[str, object]:
    task = item.task
    return {
        "code": task.code,
        "title": task.title,
        "axis": task.axis,
        "product": task.product,
        "deadline": said(task.deadline),
        "weight": item.weight,
        "coefficient": said(item.coefficient),
    }


def _points(before: Content, after: Content) -> Iterator[Change]:
    for number in sorted(before["axes"].keys() | after["axes"].keys()):
        old, new = before["axes"].get(number, "0"), after["axes"].get(number, "0")
        if old != new:
            yield Change(f"Điểm trục {number}", shown(old), shown(new))


def _mains(before: Content, after: Content) -> Iterator[Change]:
    old, new = (", ".join(map(str, sorted(each["mains"]))) for each in (before, after))
    if old != new:
        yield Change("Trục chính", old, new)


def _items(before: Content, after: Content) -> Iterator[Change]:
    old, new = before["items"], after["items"]
    for task in old.keys() - new.keys():
        yield Change(f"{old[task]['code']} {old[task]['title']}", "có trong kế hoạch", "bỏ")
    for task in new.keys() - old.keys():
        yield Change(f"{new[task]['code']} {new[task]['title']}", "không có", "thêm")
    for task in old.keys() & new.keys():
        for key, words in _WORDS.items():
            if old[task][key] != new[task][key]:
                what = f"{new[task]['code']}: {words}"
                yield Change(what, shown(old[task][key]), shown(new[task][key]))


def shown(value: object) -> str:
    """A stored value as people write it: days dd/mm/yyyy, a comma before decimals."""
    text = "" if value is None else str(value)
    if len(text) == len("2026-06-30") and text[4:5] == "-" == text[7:8]:
        return f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return text.replace(".", ",") if text.replace(".", "").isdecimal() else text
