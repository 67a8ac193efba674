"""Frames as Excel files: the packaged ones, and every version loaded."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.frames import frame_of_version, packaged
from sauro.casework.cycles.models import FrameVersion
from sauro.casework.errors import Unknown
from sauro.regulation.frame_model import Block, Frame
from sauro.tables.frames.book import frame_xlsx
from sauro.web.listing import XLSX
from sauro.web.permits import Request, permits


def block_of(code: str) -> Block:
    """The block of an address. Unknown."""
    if code not in set(Block):
        raise Unknown
    return Block(code)


@permits(Act.MANAGE_CYCLE)
@require_safe
def packaged_frame(request: Request, block: str) -> HttpResponse:
    """The frame that comes with the system, to be filled in."""
    frame = packaged(block_of(block))
    return _book(request, frame, f"frame:{frame.id}", f"khung-{frame.id}-di-kem.xlsx")


@permits(Act.MANAGE_CYCLE)
@require_safe
def version(request: Request, frame_id: int) -> HttpResponse:
    """A version as it was loaded."""
    found = FrameVersion.objects.filter(pk=frame_id).only("number").first()
    if found is None:
        raise Unknown
    frame = frame_of_version(found.pk)
    return _book(request, frame, f"frame:{found.pk}", f"khung-{frame.id}-ban-{found.number}.xlsx")


def _book(request: Request, frame: Frame, subject: str, name: str) -> HttpResponse:
    record(request.rights.actor(), "export_frame", subject, details={"file": name})
    response = HttpResponse(frame_xlsx(frame), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
