"""The list of frames, and the act that gives an open cycle the newest one."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sauro.casework.access.rights import Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.repinning import repin_frame
from sauro.casework.errors import Unknown
from sauro.web.forms import Form, attempt
from sauro.web.frames.files import block_of
from sauro.web.frames.shown import block_rows
from sauro.web.permits import Request, permits

INVALID = 422


class RepinForm(Form):
    """The version the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def actor_of(request: Request) -> Actor:
    """Who manages cycles, as the log names them."""
    return request.rights.actor(request.rights.role_for(Act.MANAGE_CYCLE, Subject()))


@permits(Act.MANAGE_CYCLE)
@require_safe
def frames(request: Request) -> HttpResponse:
    """Every block with its frame."""
    return _page(request, RepinForm())


@permits(Act.MANAGE_CYCLE)
@require_POST
def repin(request: Request, cycle_id: int, block: str) -> HttpResponse:
    """Let the open cycle use the newest version."""
    asked = block_of(block)
    cycle = Cycle.objects.filter(pk=cycle_id).first()
    if cycle is None:
        raise Unknown
    form = RepinForm(request.POST)
    done = attempt(
        form,
        lambda: repin_frame(
            actor=actor_of(request),
            cycle=cycle,
            block=asked,
            version=form.cleaned_data["version"],
        ),
    )
    if done is None:
        return _page(request, form, INVALID)
    said = f"Kỳ {done.title} dùng khung mới nhất của khối {asked.vietnamese}."
    messages.success(request, said)
    return redirect("frames:frames")


def _page(request: Request, form: RepinForm, status: int = 200) -> HttpResponse:
    rows = block_rows()
    history = [version for row in rows for version in row.versions]
    context = {
        "form": form,
        "rows": rows,
        "history": history,
        "samples": sum(row.sample for row in rows),
    }
    return render(request, "sauro/frames/frames.html", context, status=status)
