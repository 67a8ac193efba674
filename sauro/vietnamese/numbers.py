"""Numbers as Vietnamese writes them: a point between thousands, a comma before decimals."""

from __future__ import annotations

import re
from decimal import Decimal

_POINTS = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?", re.ASCII)


def grouped(number: int) -> str:
    """5600000 is "5.600.000"."""
    return f"{number:,}".replace(",", ".")


def share_text(part: int, whole: int, places: int = 2) -> str:
    """`part` of `whole` in percent, rounded half up: 4 of 7 is "57,14%".

    The caller names the base beside it. ValueError without a whole or below 0.
    """
    if whole <= 0 or part < 0:
        raise ValueError(f"không tính được tỷ lệ của {part} trên {whole}; xem lại số liệu")
    scale = 10**places
    units = (2 * part * 100 * scale + whole) // (2 * whole)
    percents, rest = divmod(units, scale)
    return f"{grouped(percents)},{rest:0{places}d}%" if places else f"{grouped(percents)}%"


def parse_points(text: str) -> Decimal:
    """Points typed "92,5" or "92.5", at most two decimals, not below 0.

    ValueError says what to type; so "1.000" is refused, not taken for 1 or 1000.
    """
    match = _POINTS.fullmatch(text.strip())
    if match is None:
        raise ValueError(
            f'"{text.strip()}" không phải là điểm; ghi số từ 0 trở lên, nhiều nhất hai chữ số'
            " thập phân, ví dụ 92,5"
        )
    return Decimal(text.strip().replace(",", "."))
