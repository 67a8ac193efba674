"""A frame ↔ what JSON holds of it, exactly: numbers and days as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from sauro.regulation.frame_model import (
    Axis,
    Block,
    Criterion,
    Formula,
    Frame,
    Ground,
    Indicator,
    Totals,
)

Content = dict[str, Any]


def frame_json(frame: Frame) -> Content:
    """The frame as JSON holds it."""
    return {field.name: _plain(getattr(frame, field.name)) for field in fields(frame)}


def read_frame(content: Mapping[str, Any]) -> Frame:
    """The frame again, equal to the one written. KeyError when a part is missing."""
    totals, formula = content["totals"], content["formula"]
    return Frame(
        id=content["id"],
        title=content["title"],
        block=Block(content["block"]),
        sample=content["sample"],
        note=content["note"],
        in_force_from=date.fromisoformat(content["in_force_from"]),
        totals=Totals(**{name: Decimal(totals[name]) for name in Totals._fields}),
        criteria=tuple(
            Criterion(**{**each, "maximum": Decimal(each["maximum"])})
            for each in content["criteria"]
        ),
        axes=tuple(
            Axis(**{**each, "maximum": Decimal(each["maximum"])}) for each in content["axes"]
        ),
        indicators=tuple(Indicator(**each) for each in content["indicators"]),
        formula=_formula(formula),
        grounds=tuple(Ground(**each) for each in content["grounds"]),
    )


def _formula(content: Mapping[str, Any]) -> Formula:
    shares = {name: content[name] for name in Formula._fields if name != "coefficients"}
    return Formula(
        **{name: Decimal(value) for name, value in shares.items()},
        coefficients=tuple(map(Decimal, content["coefficients"])),
    )


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Block):
        return value.value
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
