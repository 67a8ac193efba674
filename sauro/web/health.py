"""Whether the system can serve: for whoever watches it."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from sauro.web.permits import public

NOT_READY = 503


@public
def healthz(_request: HttpRequest) -> HttpResponse:
    """200 when pages can be served."""
    return HttpResponse("ok\n", content_type="text/plain")


@public
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 when every migration is applied."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return HttpResponse("migrations\n", content_type="text/plain", status=NOT_READY)
    return HttpResponse("ok\n", content_type="text/plain")
