"""The process that is measured: tables in SAURO_DATA, a province in them, every page of it.

`python -m bench.web_process demo|province FEW MANY` prints one JSON object a line.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.web_pages import Page

SLOWEST = 20
NAMED = ("/ty-le/", "/hop/…/", "/ho-so/…/", "/don-vi/…/", "/can-bo/", "/can-bo/…/", "/nhat-ky/")
"""Pages with a limit of their own: opened many times and shown, however fast."""


def main(world: str, few: int, many: int) -> None:
    """Build, open each page a few times and the slowest many; seconds of clock and processor."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    wall, cpu = _timed(lambda: _build(world))
    from django.db import connection

    from sauro.casework.audit.models import Entry
    from sauro.casework.people.models import Official, Unit

    _say(
        kind="built",
        database=connection.vendor,
        wall=wall,
        cpu=cpu,
        officials=Official.objects.count(),
        units=Unit.objects.count(),
        lines=Entry.objects.count(),
    )
    _open_pages(few, many)


def _open_pages(few: int, many: int) -> None:
    from bench.web_pages import pages, queries_of

    gc.freeze()
    measured = []
    for page in pages():
        queries = len(queries_of(page))
        measured.append((page, queries, [_opened(page) for _ in range(few)]))
    measured.sort(key=lambda each: -median(cpu for _, cpu in each[2]))
    for place, (page, queries, times) in enumerate(measured):
        more = (
            [_opened(page) for _ in range(many)] if place < SLOWEST or page.name in NAMED else times
        )
        walls, cpus = zip(*more, strict=True)
        role = page.role.vietnamese
        _say(kind="page", role=role, page=page.name, queries=queries, walls=walls, cpus=cpus)


def _opened(page: Page) -> tuple[float, float]:
    return _timed(lambda: page.client.get(page.address))


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - wall, time.process_time() - cpu


def _build(world: str) -> None:
    from django.conf import settings

    (settings.DATA / "static").mkdir(exist_ok=True)
    if world == "demo":
        from sauro.casework.demo.build import build

        build(say=lambda stage: print(f"  {stage}", file=sys.stderr))
    else:
        from bench import web_world

        web_world.build()


def _say(**figures: object) -> None:
    print(json.dumps(figures, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
