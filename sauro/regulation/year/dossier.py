"""The annual dossier (QD-366 Điều 17): its nine items and which of them are missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple, cast

from sauro.regulation.errors import RulebookError
from sauro.regulation.packaged import Table, read_toml


class Needed(StrEnum):
    """When an item must be in the dossier."""

    ALWAYS = "always"
    UNLESS_EXCUSED = "unless_excused"
    IF_ANY = "if_any"


class DossierItem(NamedTuple):
    """An item as the article numbers it."""

    number: int
    title: str
    needed: Needed


@dataclass(frozen=True, slots=True)
class AnnualDossier:
    """The items of a rulebook, in order, with their clause."""

    items: tuple[DossierItem, ...]
    clause: str

    def missing(
        self,
        present: Collection[int],
        *,
        existing: Collection[int] = (),
        excused: Collection[int] = (),
    ) -> tuple[DossierItem, ...]:
        """The items that still have to come, by number.

        existing: numbers of the `if_any` items that the case has (a suggestion was made, a
        complaint came). excused: numbers of `unless_excused` items in a recorded special case.
        """
        return tuple(
            item
            for item in self.items
            if item.number not in present and _is_needed(item, existing, excused)
        )


def _is_needed(item: DossierItem, existing: Collection[int], excused: Collection[int]) -> bool:
    if item.needed is Needed.IF_ANY:
        return item.number in existing
    return item.needed is Needed.ALWAYS or item.number not in excused


@cache
def load_dossier(rulebook_id: str) -> AnnualDossier:
    """The dossier of a rulebook. RulebookError when its data is wrong."""
    table = read_toml("rulebooks", rulebook_id, "dossier.toml")
    try:
        items = tuple(
            DossierItem(int(str(row["number"])), str(row["title"]), Needed(str(row["needed"])))
            for row in cast("list[Table]", table["item"])
        )
        dossier = AnnualDossier(items, str(table["clause"]))
    except (KeyError, ValueError) as error:
        raise RulebookError(f"Thành phần hồ sơ năm ghi sai hoặc thiếu: {error}") from error
    if [item.number for item in items] != list(range(1, len(items) + 1)):
        raise RulebookError("Thành phần hồ sơ năm phải đánh số liên tục từ 1.")
    return dossier
