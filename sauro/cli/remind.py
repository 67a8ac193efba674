"""`sauro remind`: the day's reminders; to be run once a day."""

from __future__ import annotations

import sys

import typer

from sauro.cli.system import recorded_system


def remind() -> None:
    """Make them, and mail them where a mail server is set; a second run of the day adds none."""
    with recorded_system():
        from sauro.casework import clock
        from sauro.casework.cycles.reminders import mail_reminders, make_reminders

        today = clock.today()
        made = make_reminders(today)
        for problem in mail_reminders(made):
            print(problem, file=sys.stderr)
    typer.echo(f"Ngày {today:%d/%m/%Y}: {len(made)} lời nhắc mới.")
