"""Levels, states of a case and the strip of its steps, as badges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.tables.outcome_words import SHORT_LEVELS

NOTHING = SafeString('<span class="sr-soft">—</span>')


def level_badge(code: Level | str | None, *, short: bool = False) -> SafeString:
    """A square and the words of a level; a dash where there is none. ValueError: no such level."""
    if not code:
        return NOTHING
    level = Level(code)
    words = SHORT_LEVELS[level] if short else level.vietnamese
    return format_html('<span class="lv lv-{}">{}</span>', level.value, words)


_TONES = {
    CaseState.PLAN_SUBMITTED: "soon",
    CaseState.WORKING: "now",
    CaseState.DECIDED: "done",
    CaseState.PUBLISHED: "done",
}


def state_chip(code: CaseState | str | None) -> SafeString:
    """Where a case stands, in words. ValueError: no such state."""
    if not code:
        return NOTHING
    state = CaseState(code)
    return format_html(
        '<span class="sr-chip {}">{}</span>', _TONES.get(state, ""), state.vietnamese
    )


@dataclass(frozen=True, slots=True)
class StripStep:
    """One part of the way; place: done, now or later; note: what stands below it."""

    title: str
    place: str
    words: str
    note: SafeString | str = ""


_WAY = {
    "plan": ("Kế hoạch", CaseState.WORKING),
    "work": ("Thực hiện, tự đánh giá", CaseState.SELF_ASSESSED),
    "propose": ("Đơn vị đề xuất", CaseState.SUBMITTED),
    "appraise": ("Thẩm định", CaseState.APPRAISED),
    "decide": ("Quyết định", CaseState.DECIDED),
    "publish": ("Thông báo", CaseState.PUBLISHED),
}
"""Each part of the way, and the state in which it is over."""
_PLACE_WORDS = {"done": "đã xong", "now": "đang làm", "later": "chưa tới"}


def steps_of(state: CaseState, notes: Mapping[str, str]) -> list[StripStep]:
    """The strip of a case that is not deferred; notes by plan, work, propose, appraise, …"""
    strip: list[StripStep] = []
    reached = True
    for code, (title, end) in _WAY.items():
        over = state is end or state.is_past(end)
        place = "done" if over else "now" if reached else "later"
        reached = over
        strip.append(StripStep(title, place, _PLACE_WORDS[place], notes.get(code, "")))
    return strip
