"""PostgreSQL as a transaction of ours needs it: what was checked stays so until it is saved.

Every act ends with a line in the log, which has one writer. Taking its lock at the end would let
two acts wait for each other's rows; taken at the start, as SQLite's IMMEDIATE does, no act sees
another half done, and none can block another for ever.
"""

from __future__ import annotations

from django.db.backends.postgresql import base

from sauro.casework.audit.lock import TAKE, WRITER


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose outermost transactions follow one another."""

    def set_autocommit(
        self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False
    ) -> None:
        """A transaction begins where autocommit ends: wait there until the last act is done."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if autocommit:
            return
        try:
            with self.cursor() as cursor:
                cursor.execute(TAKE, [WRITER])
        except BaseException:
            self.close()
            raise
