"""Deadlines as a calendar file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from sauro.paper.calendar import LINE_BYTES, DayEvent, build_calendar, deadline_events
from sauro.regulation.deadlines import BeforeDay, deadlines
from sauro.regulation.period import Quarter
from sauro.regulation.rulebook import rulebook_for

MADE = datetime(2026, 9, 1, 7, 0, tzinfo=timezone(timedelta(hours=7)))
DOSSIERS = DayEvent("ho-so.2026-Q3@sauro", date(2026, 9, 24), "Nộp hồ sơ, quý III/2026")


def test_a_deadline_is_a_whole_day_with_a_reminder() -> None:
    lines = build_calendar("Thời hạn; quý III", [DOSSIERS], MADE).decode().split("\r\n")
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sáu Rõ//Lịch thời hạn//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Thời hạn\\; quý III",
        "BEGIN:VEVENT",
        "UID:ho-so.2026-Q3@sauro",
        "DTSTAMP:20260901T000000Z",
        "DTSTART;VALUE=DATE:20260924",
        "DTEND;VALUE=DATE:20260925",
        "SUMMARY:Nộp hồ sơ\\, quý III/2026",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Nộp hồ sơ\\, quý III/2026",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_long_line_is_folded_between_letters() -> None:
    text = "Gửi báo cáo kết quả thực hiện nhiệm vụ; xem mục VII.2.2\nvà mục X. " * 5
    event = DayEvent("a@sauro", date(2026, 12, 31), "Báo cáo", text, remind_days=0)
    made = build_calendar("Lịch", [event], MADE.astimezone(UTC))
    assert all(len(line) <= LINE_BYTES for line in made.split(b"\r\n"))
    unfolded = made.decode().replace("\r\n ", "")
    said = text.replace(";", "\\;").replace("\n", "\\n")
    assert f"DESCRIPTION:{said}\r\n" in unfolded
    assert "DTEND;VALUE=DATE:20270101" in unfolded
    assert "BEGIN:VALARM" not in unfolded


def test_a_line_break_in_a_title_cannot_add_a_line_of_its_own() -> None:
    event = DayEvent("a@sauro", date(2026, 9, 1), "Một\r\nATTENDEE:mailto:x")
    assert b"SUMMARY:M\xe1\xbb\x99t\\nATTENDEE:mailto:x\r\n" in build_calendar("L", [event], MADE)


def test_events_stand_in_order_of_time() -> None:
    first = DayEvent("b@sauro", date(2026, 9, 1), "Một")
    assert build_calendar("L", [DOSSIERS, first], MADE) == build_calendar(
        "L", [first, DOSSIERS], MADE
    )


def test_the_deadlines_of_a_quarter_become_events() -> None:
    quarter = Quarter(2026, 3)
    found = deadlines(rulebook_for(quarter).id, quarter, BeforeDay.STRICT)
    events = deadline_events(found, quarter)
    assert [event.day for event in events] == [deadline.last_day for deadline in found]
    assert len({event.uid for event in events}) == len(events)
    first = events[0]
    assert first.title == f"Hạn cuối: {found[0].title} (quý III/2026)"
    assert first.description == f"Căn cứ: {'; '.join(found[0].clauses)}"
