"""The bases on which a report may print its excellent share (reading D7)."""

from __future__ import annotations

from enum import StrEnum


class Base(StrEnum):
    """What 100% is: rated good and above, rated good only, or all rated."""

    GOOD_AND_ABOVE = "good_and_above"
    GOOD_ONLY = "good_only"
    RATED = "rated"

    @property
    def vietnamese(self) -> str:
        """The base as a report would name it."""
        return _NAMES[self]


_NAMES = {
    Base.GOOD_AND_ABOVE: "số hoàn thành tốt nhiệm vụ trở lên",
    Base.GOOD_ONLY: "số hoàn thành tốt nhiệm vụ",
    Base.RATED: "số được xếp loại",
}
