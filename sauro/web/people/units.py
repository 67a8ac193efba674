"""The tree of units."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.people.models import BLOCKS
from sauro.casework.structure.selectors import UnitLine, unit_tree
from sauro.vietnamese.search import fold
from sauro.web.listing import SEARCH, Column, xlsx_response
from sauro.web.people.selects import PlainListing, paged, select
from sauro.web.permits import Request, permits

DEEPEST = 3  # the look has three indents
NO_HEAD = "dung-dau"


@permits(Act.MANAGE_PEOPLE)
@require_safe
def show(request: Request) -> HttpResponse:
    """Every unit, narrowed by name, block, and the want of a head."""
    text = request.GET.get(SEARCH, "").strip()
    block, blocks = select(request, "khoi", "Khối", BLOCKS)
    lacking, gaps = select(request, "thieu", "Còn thiếu", [(NO_HEAD, "Chưa có người đứng đầu")])
    found = [line for line in unit_tree() if _fits(line, text, block, lacking)]
    if request.GET.get("xlsx"):
        record(request.rights.actor(), "export_units", details={"units": len(found)})
        return xlsx_response("don vi", _COLUMNS, found)
    narrowed = bool(text or block or lacking)
    page = paged(request, found)
    context = {
        "listing": PlainListing(page, len(found), [blocks, gaps], narrowed, True, text),
        "lines": [(line, 0 if narrowed else min(line.depth, DEEPEST)) for line in page],
    }
    return render(request, "sauro/people/units.html", context)


def _fits(line: UnitLine, text: str, block: str, lacking: str) -> bool:
    return (
        all(word in line.unit.search_key for word in fold(text).split())
        and block in ("", line.unit.block)
        and not (lacking == NO_HEAD and line.heads)
    )


def _heads(line: UnitLine) -> str:
    return ", ".join(each.official.name for each in line.heads)


_COLUMNS = (
    Column("Mã đơn vị", lambda line: line.unit.code),
    Column("Tên đơn vị", lambda line: line.unit.name, width=44),
    Column("Đơn vị cấp trên", lambda line: line.superior, width=44),
    Column("Khối", lambda line: line.unit.get_block_display(), width=32),
    Column("Người đứng đầu", _heads, width=32),
    Column("Số cán bộ", lambda line: line.officials),
)
