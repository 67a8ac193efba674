"""Frames (khung tiêu chí) packaged with a rulebook, one TOML file each.

Those of lam-dong-2026 are samples: the appendices of HD-QUY are not in hand, and units
put their criteria into concrete form themselves (HD-QUY V.2, X.1).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from sauro.regulation.errors import RegulationError, RulebookError
from sauro.regulation.frame_checks import frame_problems
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
from sauro.regulation.frame_toml import Table

DEFAULT_RULEBOOK = "lam-dong-2026"
_SHARES = ("full", "cap", "quantity", "quality", "timeliness", "leadership")


class UnknownFrame(RegulationError):  # noqa: N818 - read by people as a state
    """No frame of that id is packaged; the message lists those that are."""


@cache
def load_frame(frame_id: str, rulebook: str = DEFAULT_RULEBOOK) -> Frame:
    """The frame of that id. UnknownFrame; RulebookError naming file and key."""
    known = _files(rulebook)
    if frame_id not in known:
        raise UnknownFrame(f'Không có khung "{frame_id}"; các khung có: {", ".join(known)}.')
    file = known[frame_id]
    frame = parse_frame(file.read_text("utf-8"), f"{rulebook}/frames/{file.name}")
    if frame.id != frame_id:
        raise RulebookError(f"{file.name}: id: là {frame.id}; phải trùng với tên tệp")
    return frame


@cache
def list_frames(rulebook: str = DEFAULT_RULEBOOK) -> tuple[Frame, ...]:
    """Every frame of the rulebook, in the order of the blocks."""
    places = {block: place for place, block in enumerate(Block)}
    frames = (load_frame(frame_id, rulebook) for frame_id in _files(rulebook))
    return tuple(sorted(frames, key=lambda frame: (places[frame.block], frame.id)))


def parse_frame(text: str, file: str) -> Frame:
    """A frame from TOML text; `file` is its name in errors. RulebookError names file and key."""
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(f"{file}: không phải TOML đúng: {error}") from error
    frame = _frame(Table(file, values))
    problems = frame_problems(frame)
    if problems:
        raise RulebookError("\n".join(f"{file}: {problem}" for problem in problems))
    return frame


def _files(rulebook: str) -> Mapping[str, Traversable]:
    folder = files("sauro.regulation") / "rulebooks" / rulebook / "frames"
    if not folder.is_dir():
        return {}
    found = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return {file.name.removesuffix(".toml"): file for file in sorted(found, key=lambda f: f.name)}


def _frame(table: Table) -> Frame:
    table.only(*Frame.__dataclass_fields__)
    totals = table.table("totals")
    totals.only(*Totals._fields)
    return Frame(
        id=table.text("id"),
        title=table.text("title"),
        block=_block(table),
        sample=table.flag("sample"),
        note=table.text("note"),
        in_force_from=table.day("in_force_from"),
        totals=Totals(totals.number("general"), totals.number("results")),
        criteria=tuple(map(_criterion, table.tables("criteria"))),
        axes=tuple(map(_axis, table.tables("axes"))),
        indicators=tuple(map(_indicator, table.tables("indicators"))),
        formula=_formula(table.table("formula")),
        grounds=tuple(map(_ground, table.tables("grounds"))),
    )


def _block(table: Table) -> Block:
    code = table.text("block")
    if code not in set(Block):
        known = ", ".join(Block)
        raise RulebookError(f'{table.file}: block: không có khối "{code}"; các khối: {known}')
    return Block(code)


def _criterion(table: Table) -> Criterion:
    table.only(*Criterion._fields)
    return Criterion(
        code=table.text("code"),
        title=table.text("title"),
        guidance=table.text("guidance"),
        maximum=table.number("maximum"),
    )


def _axis(table: Table) -> Axis:
    table.only(*Axis._fields)
    return Axis(table.whole("number"), table.text("title"), table.number("maximum"))


def _indicator(table: Table) -> Indicator:
    table.only(*Indicator._fields)
    return Indicator(
        code=table.text("code"),
        axis=table.whole("axis"),
        title=table.text("title"),
        unit=table.text("unit"),
        evidence=table.text("evidence"),
    )


def _formula(table: Table) -> Formula:
    table.only(*Formula._fields)
    shares = {key: table.number(key) for key in _SHARES}
    return Formula(**shares, coefficients=table.numbers("coefficients"))


def _ground(table: Table) -> Ground:
    table.only(*Ground._fields)
    return Ground(table.text("clause"), table.text("statement"))
