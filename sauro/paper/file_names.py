"""Names of files that every system can write, made from what people call things."""

from __future__ import annotations

import re

from sauro.vietnamese.search import fold

LONGEST = 80
_UNFIT = re.compile(r"[^a-z0-9]+")
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,8})$")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.ASCII)
NAMELESS = "tep"


def plain_name(text: str) -> str:
    """ "Lê Văn Ân" is "le-van-an": no marks, no signs, never a path, never empty."""
    name = _UNFIT.sub("-", fold(text)).strip("-")[:LONGEST].strip("-")
    return f"{NAMELESS}-{name}" if _RESERVED.fullmatch(name) else name or NAMELESS


class FileNames:
    """Gives every file of an archive a name of its own."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def unused(self, place: tuple[str, str]) -> str:
        """The name for a folder and a file name; a number is added where it is taken."""
        folder, file = place
        ending = _ENDING.search(file)
        stem = plain_name(file[: ending.start()] if ending else file)
        tail = f".{ending[1].lower()}" if ending else ""
        name, number = f"{plain_name(folder)}/{stem}{tail}", 1
        while name in self._given:
            number += 1
            name = f"{plain_name(folder)}/{stem}-{number}{tail}"
        self._given.add(name)
        return name
