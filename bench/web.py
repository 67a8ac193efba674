"""Every page of every role, on the demonstration province and on one of 5,000 officials.

Each world is built in a process of its own, with SQLite in a folder that is removed afterwards,
or in the empty database of DATABASE_URL (then only the large province).
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench.options import Options
from bench.rate_file import ROOT, users_python
from bench.result import Cell, Limit, Result, Table
from bench.web_process import NAMED, SLOWEST

FEW, MANY = 4, 20
MOST_QUERIES = 20
MOST_BUILDING = 90
HEADERS = ("vai", "trang", "ms CPU", "p95 CPU", "ms", "p95", "truy vấn")


class World(NamedTuple):
    """A province to measure; most, most_p95: milliseconds a page may take."""

    name: str
    said: str
    today: str
    most: int
    most_p95: int


DEMO = World("demo", "tỉnh trình diễn", "2026-09-18", 100, 300)
PROVINCE = World("province", "tỉnh 5.000 cán bộ, 8 quý", "2028-09-25", 150, 300)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as measured; milliseconds of every opening."""

    role: str
    name: str
    queries: int
    walls: Sequence[float]
    cpus: Sequence[float]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """As a row."""
        cpu, wall = median(self.cpus), median(self.walls)
        return self.role, self.name, cpu, p95(self.cpus), wall, p95(self.walls), self.queries


def p95(values: Sequence[float]) -> float:
    """What 19 of 20 stay under."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def run(options: Options) -> Result:
    """Both worlds; processor time is held against the limits, for other work disturbs the clock.

    On PostgreSQL, whose processor time is another process's, the clock is.
    """
    del options  # the slowest pages are opened as often as a p95 needs
    worlds = [PROVINCE] if os.environ.get("DATABASE_URL") else [DEMO, PROVINCE]
    tables, limits = [], []
    for world in worlds:
        built, pages = _measured(world)
        tables.append(_table(world, built, pages))
        limits.extend(_limits(world, built, pages))
    return Result("web", tables, limits)


def _measured(world: World) -> tuple[Mapping[str, Any], list[Page]]:
    with TemporaryDirectory(prefix="sauro-bench-") as folder:
        given = {
            "SAURO_DATA": folder,
            "SAURO_TODAY": world.today,
            "DJANGO_SETTINGS_MODULE": "bench.web_settings",
        }
        command = [users_python(), "-m", "bench.web_process", world.name, str(FEW), str(MANY)]
        environment = os.environ | given
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    built, *rest = (json.loads(line) for line in done.stdout.splitlines())
    return built, [_page(each) for each in rest]


def _page(line: Mapping[str, Any]) -> Page:
    walls, cpus = ([second * 1000 for second in line[name]] for name in ("walls", "cpus"))
    return Page(line["role"], line["page"], line["queries"], walls, cpus)


def _table(world: World, built: Mapping[str, Any], pages: Iterable[Page]) -> Table:
    listed = sorted(pages, key=lambda page: -median(page.cpus))
    officials, units, lines = (built[name] for name in ("officials", "units", "lines"))
    return Table(
        f"Trang web, {world.said}: {SLOWEST} trang chậm nhất trong {len(listed)}",
        HEADERS,
        [page.cells for page in _shown(listed)],
        f"{officials} cán bộ, {units} đơn vị, {lines} dòng nhật ký, {built['database']}; "
        f"trung vị và p95 của {MANY} lần mở, một tiến trình",
    )


def _shown(listed: Sequence[Page]) -> list[Page]:
    """The slowest, and of each page with a limit of its own the slowest role."""
    shown = list(listed[:SLOWEST])
    for name in NAMED:
        here = [page for page in listed if page.name == name]
        shown.extend(page for page in here[:1] if page not in shown)
    return shown


def _limits(world: World, built: Mapping[str, Any], pages: Sequence[Page]) -> list[Limit]:
    here = built["database"] == "sqlite"
    times = [page.cpus if here else page.walls for page in pages]
    unit = "ms CPU" if here else "ms"
    said = world.said
    found = [
        Limit(f"trung vị của trang chậm nhất, {said}", max(map(median, times)), world.most, unit),
        Limit(f"p95 của trang chậm nhất, {said}", max(map(p95, times)), world.most_p95, unit),
        Limit(
            f"truy vấn của một trang, {said}",
            max(page.queries for page in pages),
            MOST_QUERIES,
            "truy vấn",
        ),
        Limit(f"dựng, {said}", built["cpu"], MOST_BUILDING, "giây CPU"),
    ]
    return [Limit(each.what, each.measured, each.bound, each.unit, at_most=True) for each in found]
