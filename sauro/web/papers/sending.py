"""A paper as a file: made, logged, named for people and for old systems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sauro.casework.access.rights import Held
from sauro.casework.audit.services import record
from sauro.casework.errors import Unknown
from sauro.paper.catalogue import Paper
from sauro.paper.docx_file import build_docx
from sauro.paper.errors import PaperError
from sauro.paper.file_names import plain_name
from sauro.paper.pdf_file import build_pdf
from sauro.web.permits import Request

PDF, DOCX, ZIP = "pdf", "docx", "zip"
CONTENT_TYPES: Mapping[str, str] = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ZIP: "application/zip",
}
DRAFT = "bản nháp"
TEMPLATES = "mau-van-ban"
"""The folder among the data where an operator keeps edited Word templates."""


@dataclass(frozen=True, slots=True)
class Download:
    """What is handed out: its name for people, what the log says it is about, the role.

    kind: the paper in the log ("notice"). draft: whether it is not issued yet.
    """

    held: Held
    kind: str
    name: str
    subject: str
    unit: int | None = None
    draft: bool = False


def templates() -> Path | None:
    """Where the edited templates lie."""
    return Path(settings.DATA) / TEMPLATES


def send_paper(request: Request, paper: Paper, ending: str, download: Download) -> HttpResponse:
    """The paper as PDF to read at once, or as Word to keep. Unknown for another ending."""
    if ending not in {PDF, DOCX}:
        raise Unknown
    try:
        content = build_pdf(paper) if ending == PDF else build_docx(paper, templates())
    except PaperError as error:
        messages.error(request, str(error))
        return redirect("papers:index")
    return send(request, content, ending, download)


def send(request: Request, content: bytes, ending: str, download: Download) -> HttpResponse:
    """The file, after a line in the log."""
    details = {"paper": download.kind, "format": ending, "draft": download.draft}
    actor = request.rights.actor(download.held)
    record(actor, "download_paper", download.subject, unit=download.unit, details=details)
    response = HttpResponse(content, content_type=CONTENT_TYPES[ending])
    response["Content-Disposition"] = disposition(_name(download), ending)
    response["Cache-Control"] = "private, no-store"
    return response


def disposition(name: str, ending: str) -> str:
    """How a browser shows and names it: with marks (RFC 5987), and plain for those that cannot."""
    kind = "inline" if ending == PDF else "attachment"
    safe = name.replace("/", "-")
    return (
        f'{kind}; filename="{plain_name(name)}.{ending}"; '
        f"filename*=UTF-8''{quote(f'{safe}.{ending}', safe='')}"
    )


def _name(download: Download) -> str:
    return f"{download.name} ({DRAFT})" if download.draft else download.name
