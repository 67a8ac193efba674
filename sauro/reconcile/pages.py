"""A report's text taken apart: body, notes and tables, without page furniture.

Notes stand where the page ended, in the middle of a sentence; taken out, the sentence is whole
again. A line opens a note only if it is raised or if a mark of its number came before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sauro.reconcile.flow import Flow, Mark, flow_of
from sauro.reconcile.inline_notes import parted
from sauro.reconcile.layout import Layout, ends_sentence, is_furniture, layout_of, opens_item
from sauro.reconcile.letters import normalised
from sauro.reconcile.marks import Candidate, candidates, note_start
from sauro.reconcile.rows import TableRow, split_row

Line = tuple[int, str]
_SENTENCE = re.compile(r"\.\s(?=[^\W\d_])")


@dataclass(frozen=True)
class Note:
    """A footnote's number, its text, and where in the body its mark stood (None: unknown)."""

    number: int
    flow: Flow
    mark: Mark | None


@dataclass(frozen=True)
class Pages:
    """The body without notes and tables, the notes, and the tables as runs of rows."""

    body: Flow
    notes: tuple[Note, ...]
    tables: tuple[tuple[TableRow, ...], ...]


@dataclass
class _Sorter:
    """Reads line after line and puts each where it belongs."""

    layout: Layout
    body: list[Line] = field(default_factory=list)
    found: dict[int, list[Candidate]] = field(default_factory=dict)
    waiting: dict[int, tuple[int, Candidate]] = field(default_factory=dict)
    accepted: list[tuple[int, Candidate]] = field(default_factory=list)
    notes: list[tuple[int, list[Line], tuple[int, Candidate] | None]] = field(default_factory=list)
    tables: list[list[TableRow]] = field(default_factory=list)
    in_note: bool = False
    note_indented: bool = False
    in_table: bool = False
    after_blank: bool = False

    def take(self, number: int, raw: str) -> None:
        """Put one source line where it belongs."""
        cells = split_row(raw)
        line = normalised(raw)
        if not line.strip():
            self.after_blank = True
            return
        if cells is not None:
            self._add_row(TableRow(number, cells))
        elif is_furniture(line):
            self.in_note = self.in_note and not self.layout.wrapped
        else:
            self.in_table = False
            self._add_text(number, raw, line)
        self.after_blank = False

    def _add_row(self, row: TableRow) -> None:
        if not self.in_table or (self.after_blank and self._other_width(row)):
            self.tables.append([])
        self.in_table, self.in_note = True, False
        self.tables[-1].append(row)

    def _other_width(self, row: TableRow) -> bool:
        return len(row.cells) != len(self.tables[-1][-1].cells)

    def _add_text(self, number: int, raw: str, line: str) -> None:
        if self._opens_note(number, line):
            return
        if self.in_note and self._continues_note(raw, line):
            self._add_to_note(number, line.strip())
            return
        self.in_note = False
        text = line.strip()
        index = len(self.body)
        self.body.append((number, text))
        for candidate in candidates(text):
            self.found.setdefault(index, []).append(candidate)
            known = self.waiting.get(candidate.number)
            if known is None or candidate.certain or not known[1].certain:
                self.waiting[candidate.number] = (index, candidate)
            if candidate.style == "decimal":
                self._wait_for_shorter(index, candidate)

    def _wait_for_shorter(self, index: int, candidate: Candidate) -> None:
        """In 7,411 the mark may be 11 or 1: the note that follows decides."""
        for start in range(candidate.start + 1, candidate.end):
            number = candidate.number % 10 ** (candidate.end - start)
            shorter = Candidate(start, candidate.end, number, candidate.style)
            self.waiting.setdefault(number, (index, shorter))

    def _opens_note(self, number: int, line: str) -> bool:
        opened = note_start(line)
        if opened is None:
            return False
        mark, column, certain = opened
        home = self.waiting.pop(mark, None)
        if home is None and not certain:
            return False
        if home is not None:
            self.accepted.append(home)
        self.notes.append((mark, [], home))
        self.in_note, self.note_indented = True, line[:1].isspace()
        self._add_to_note(number, line[column:].strip())
        return True

    def _add_to_note(self, number: int, text: str) -> None:
        """A sentence that goes on in small letters after the note's end is the body's again."""
        back = next((m for m in _SENTENCE.finditer(text) if text[m.end()].islower()), None)
        self.notes[-1][1].append((number, text[: back.end()].strip() if back else text))
        if back:
            self._add_text(number, " ", f" {text[back.end() :]}")

    def _continues_note(self, raw: str, line: str) -> bool:
        last = self.notes[-1][1][-1][1]
        indented = raw[:1].isspace() and not self.note_indented
        if indented or "\f" in raw or opens_item(line):
            return False
        if self.after_blank and not self.layout.spaced:
            return False
        if ends_sentence(last):
            short = len(last) * 4 < self.layout.width * 3
            return not (short or line.lstrip()[:1].islower())
        return True


def _drawn_out(sorter: _Sorter) -> tuple[list[Line], list[Mark], dict[int, Mark]]:
    """The body's lines without their marks, the marks, and by candidate's id where it stood."""
    chosen: dict[int, list[Candidate]] = {}
    for index, found in sorter.found.items():
        chosen[index] = [candidate for candidate in found if candidate.certain]
    for index, candidate in sorter.accepted:
        if not candidate.certain:
            chosen.setdefault(index, []).append(candidate)
    lines: list[Line] = []
    marks: list[Mark] = []
    homes: dict[int, Mark] = {}
    position = 0
    for index, (number, text) in enumerate(sorter.body):
        kept, last = "", 0
        for candidate in sorted(chosen.get(index, ()), key=lambda each: each.start):
            if candidate.start >= last:
                kept += text[last : candidate.start]
                last = candidate.end
                homes[id(candidate)] = Mark(position + len(kept), candidate.number)
                marks.append(homes[id(candidate)])
        kept += text[last:]
        lines.append((number, kept))
        position += len(kept) + 1
    return lines, marks, homes


def read_pages(text: str) -> Pages:
    """Take `text` apart; never fails, whatever the text."""
    raw_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    sorter = _Sorter(layout_of(raw_lines))
    for number, raw in enumerate(raw_lines, start=1):
        for piece in parted(raw):
            sorter.take(number, piece)
    lines, marks, homes = _drawn_out(sorter)
    notes = tuple(
        Note(number, flow_of(note), homes.get(id(home[1])) if home else None)
        for number, note, home in sorter.notes
    )
    return Pages(flow_of(lines, marks), notes, tuple(tuple(t) for t in sorter.tables))
