"""One module for each way in which figures can contradict one another.

A check yields one item for each statement it checks: None when right, a finding when wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from sauro.reconcile.findings import Finding

Verdicts = Iterator[Finding | None]
