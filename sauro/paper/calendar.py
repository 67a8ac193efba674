"""Deadlines as a calendar file (.ics, RFC 5545): whole days, in any calendar program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sauro.paper.typography import printable
from sauro.regulation.deadlines import Deadline
from sauro.regulation.period import Quarter

LINE_BYTES = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class DayEvent:
    """A deadline: `uid` names it for good, so that a moved one replaces the old one.

    remind_days: how many days ahead to remind; 0: no reminder.
    """

    uid: str
    day: date
    title: str
    description: str = ""
    remind_days: int = 1


def deadline_events(deadlines: Iterable[Deadline], quarter: Quarter) -> list[DayEvent]:
    """A quarter's deadlines as events; their names stay the same when a day is moved."""
    return [
        DayEvent(
            f"{deadline.code}.{quarter}@sauro",
            deadline.last_day,
            f"Hạn cuối: {deadline.title} ({quarter.vietnamese})",
            f"Căn cứ: {'; '.join(deadline.clauses)}",
        )
        for deadline in deadlines
    ]


def build_calendar(name: str, events: Sequence[DayEvent], made: datetime) -> bytes:
    """The .ics; `made` is an aware time, written into every event."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sáu Rõ//Lịch thời hạn//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    stamp = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for event in sorted(events, key=lambda event: (event.day, event.uid)):
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode()


def _event(event: DayEvent, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    if event.remind_days:
        yield from _reminder(event)
    yield "END:VEVENT"


def _reminder(event: DayEvent) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_escaped(event.title)}"
    yield f"TRIGGER:-P{event.remind_days}D"
    yield "END:VALARM"


def _escaped(text: str) -> str:
    return printable(text).translate(_ESCAPES)


def _folded(line: str) -> str:
    """The line cut so that no piece is longer than the standard allows; no letter is split."""
    pieces, piece, room = [], "", LINE_BYTES
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", LINE_BYTES - 1
        piece += letter
        room -= size
    return "\r\n ".join([*pieces, piece]) + "\r\n"
