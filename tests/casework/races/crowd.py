"""Many at once: every act in a thread with a connection of its own, started together."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier, Thread
from typing import TypeVar

from django.db import connection, connections

from sauro.casework.audit.models import Entry
from sauro.casework.audit.verify import verify
from sauro.casework.errors import Refused

PATIENCE = 60
Thing = TypeVar("Thing")
Act = Callable[[], object]


def at_once(acts: Sequence[Act]) -> list[object]:
    """What each act gave, a refusal as itself; anything else that was raised is raised here."""
    start = Barrier(len(acts))
    given: list[object] = [None] * len(acts)

    def run(place: int) -> None:
        try:
            connection.ensure_connection()
            start.wait(PATIENCE)
            given[place] = acts[place]()
        except BaseException as error:
            given[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "một việc không kết thúc"
    for result in given:
        if isinstance(result, BaseException) and not isinstance(result, Refused):
            raise result
    return given


def done(results: Sequence[object]) -> list[object]:
    """What was not refused."""
    return [result for result in results if not isinstance(result, Refused)]


def each_at_once(things: Sequence[Thing], act: Callable[[Thing], object]) -> list[object]:
    """The act done to every one at once."""
    return at_once([lambda thing=thing: act(thing) for thing in things])  # type: ignore[misc]


def acts(act: str) -> int:
    """How many lines the log, unbroken, has of the act."""
    assert verify().findings == ()
    return Entry.objects.filter(act=act).count()


@contextmanager
def open_file_database(file: Path) -> Iterator[None]:
    """The same tables in a file, for this and all new connections, while it is open."""
    connection.ensure_connection()
    memory, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(file)) as copy:
        memory.backup(copy)
    connection.connection = None
    connection.settings_dict["NAME"] = connections.settings["default"]["NAME"] = str(file)
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = connections.settings["default"]["NAME"] = name
        connection.connection = memory
