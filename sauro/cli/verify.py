"""`sauro verify`: do the invariants of everything stored hold?"""

from __future__ import annotations

import typer

from sauro.cli.main import FOUND
from sauro.cli.system import recorded_system


def verify() -> None:
    """One line a fault; exit code 0 whole, 1 with findings."""
    with recorded_system():
        from sauro.casework.cycles.models import Case
        from sauro.casework.invariants.whole import faults

        found = 0
        for fault in faults():
            typer.echo(fault)
            found += 1
        cases = Case.objects.count()
    if found:
        typer.echo(f"Dữ liệu có {found} chỗ sai ({cases} hồ sơ đã kiểm tra).")
        raise typer.Exit(FOUND)
    typer.echo(f"Dữ liệu toàn vẹn: {cases} hồ sơ đã kiểm tra.")
