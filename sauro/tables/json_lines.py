"""JSON lines: one object a line, numbers exact, nothing twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from sauro.tables.errors import Problems, quoted
from sauro.tables.origin import JsonOrigin


class _NotExactError(ValueError):
    """JSON that Python would read and that has no exact or single meaning."""


def read_json_line(
    text: str, origin: JsonOrigin, problems: Problems
) -> Mapping[str, object] | None:
    """The object of one line; None, with a problem recorded, when there is none."""
    try:
        value = json.loads(
            text,
            parse_float=_exact,
            parse_constant=_refuse_constant,
            object_pairs_hook=_single,
        )
    except json.JSONDecodeError as error:
        problems.add(
            origin.at(),
            f"không phải JSON (sai ở ký tự thứ {error.colno}: {quoted(text[error.pos :][:20])});"
            " mỗi dòng ghi trọn một đối tượng {…}",
        )
    except _NotExactError as error:
        problems.add(origin.at(), str(error))
    except (RecursionError, ValueError):
        problems.add(origin.at(), "JSON lồng quá sâu hoặc có số quá dài; sửa lại dòng này")
    else:
        if isinstance(value, dict):
            return cast("Mapping[str, object]", value)
        problems.add(origin.at(), f"{quoted(text)} không phải là một đối tượng; ghi dạng {{…}}")
    return None


def _exact(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError as error:
        raise _NotExactError(f"{quoted(text)} là số quá lớn hoặc quá nhỏ; ghi số thường") from error


def _refuse_constant(name: str) -> None:
    raise _NotExactError(f"{quoted(name)} không phải là số; ghi số thường, hoặc null khi chưa biết")


def _single(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NotExactError(f"khóa {quoted(twice)} ghi hai lần trong một đối tượng; bỏ bớt một")
    return found
