"""What a secret vote gave for a line: to be read by nobody before the sheets are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sauro.casework.decisions.models import Item, SecretVote, Tally
from sauro.regulation.levels import Level

NOT_AS_COUNTED = (
    "Trường hợp này đã bỏ phiếu kín: số phiếu và số người biểu quyết là kết quả kiểm phiếu, "
    "không sửa được. Tải lại trang để lấy đúng kết quả."
)


@dataclass(frozen=True, slots=True)
class Counted:
    """Sheets by level; no_opinion: sheets without a level, not among the voters."""

    votes: Mapping[Level, int]
    no_opinion: int

    @property
    def voters(self) -> int:
        """How many gave a level."""
        return sum(self.votes.values())


def counted(item: Item) -> Counted | None:
    """The count of the secret vote on the line; None where none was counted."""
    rows = Tally.objects.filter(item=item, vote__state=SecretVote.State.COUNTED)
    found = dict(rows.values_list("level", "count"))
    return count_of(found) if found else None


def count_of(found: Mapping[str, int]) -> Counted:
    """A line's count from its rows by level."""
    votes = {level: found[level.value] for level in Level if found.get(level.value)}
    return Counted(votes, found.get(Tally.NO_OPINION, 0))


def under_vote(item: Item) -> bool:
    """Whether members may be voting on the line now."""
    return Tally.objects.filter(item=item, vote__state=SecretVote.State.OPEN).exists()
