"""Tags of every page: levels, outcomes, figures, days. They show; they compute nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome
from sauro.regulation.procedure.steps import NOT_RATED, CaseState
from sauro.web.look import bars, figures, levels, reasons
from sauro.web.look.theme import theme_of
from sauro.web.shell import MenuEntry

register = template.Library()
register.filter("points", figures.points)
register.filter("day", figures.day)
register.filter("moment", figures.moment)
register.filter("share", figures.share)
register.filter("signed", figures.signed)
register.filter("grouped", figures.grouped)
register.filter("days_left", figures.days_left)
register.filter("lookup", reasons.lookup)
SOON = 3
PAGE = "trang"


@register.simple_tag
def level(code: Level | str | None, *, short: bool = False) -> SafeString:
    """A level as a badge: `{% level case.level %}`, `{% level case.level short=True %}`."""
    return levels.level_badge(code, short=short)


@register.simple_tag
def state(code: CaseState | str | None) -> SafeString:
    """Where a case stands: `{% state case.state %}`."""
    return levels.state_chip(code)


@register.inclusion_tag("sauro/parts/outcome.html")
def outcome(
    given: Outcome | Mapping[str, Any] | None, heading: str = "Theo quy tắc"
) -> dict[str, object]:
    """Every reason of an outcome, live or stored: `{% outcome assessment.outcome %}`."""
    return {"reasons": reasons.reasons_of(given) if given else None, "heading": heading}


@register.inclusion_tag("sauro/parts/outcome_line.html")
def outcome_line(given: Outcome | Mapping[str, Any] | None) -> dict[str, object]:
    """The level and, in one line, what is missing for more: for lists."""
    if not given:
        return {"outcome": None}
    read = reasons.live_or_stored(given)
    return {"outcome": read, "line": reasons.outcome_line(read)}


@register.inclusion_tag("sauro/parts/steps.html")
def steps(state: CaseState | str, notes: Mapping[str, str] | None = None) -> dict[str, object]:
    """The strip of a case; notes: what stands below plan, work, propose, appraise, decide, …"""
    at = CaseState(state)
    if at in NOT_RATED:
        return {"deferred": at.vietnamese}
    return {"steps": levels.steps_of(at, notes or {})}


@register.inclusion_tag("sauro/parts/meter.html")
def meter(value: figures.Exact | None, whole: figures.Exact, label: str) -> dict[str, object]:
    """A bar filled to value of whole; label: what is measured, said before the figures."""
    return {"width": bars.part_of(value or 0, whole), "label": label}


@register.inclusion_tag("sauro/parts/stack.html")
def stack(
    counts: Mapping[str | Level, int], label: str = "Mức xếp loại", *, legend: bool = False
) -> dict[str, object]:
    """A stacked bar of counts by level code ("none": not rated): `{% stack counts "Cấp xã" %}`."""
    parts = bars.stacked(counts)
    said = "; ".join(part.title for part in parts) or "chưa có hồ sơ"
    return {"parts": parts, "said": f"{label}: {said}", "legend": legend}


@register.inclusion_tag("sauro/parts/six_clear.html")
def six_clear(clear: int) -> dict[str, object]:
    """In how many of the six respects a task is clear."""
    return {"clear": clear, "squares": bars.squares(clear)}


@register.simple_tag
def due_in(last_day: date | None) -> SafeString:
    """Days left as a chip: "còn 3 ngày", "hạn hôm nay", "quá hạn 2 ngày"."""
    if last_day is None:
        return levels.NOTHING
    days = figures.days_until(last_day)
    tone = "late" if days < 0 else "soon" if days <= SOON else ""
    return format_html('<span class="sr-chip {}">{}</span>', tone, figures.days_left(days))


@register.inclusion_tag("sauro/parts/empty.html")
def empty(title: str, text: str = "", link: str = "", label: str = "") -> dict[str, object]:
    """What stands where nothing is yet, and what to do next."""
    return {"title": title, "text": text, "link": link, "label": label}


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: object) -> str:
    """The query of this page with changes, None removing one; the page number is left out."""
    query = context["request"].GET.copy()
    query.pop(PAGE, None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The reader's theme: light, dark or auto."""
    request: HttpRequest | None = context.get("request")
    return theme_of(request).value


@register.filter
def is_current(entry: MenuEntry, path: str) -> bool:
    """Whether a page belongs to a menu entry."""
    return path == entry.path or (entry.path != "/" and path.startswith(entry.path))
