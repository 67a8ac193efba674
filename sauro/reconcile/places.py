"""Where in a report's line a finding's figure stands, so that it can be marked there."""

from __future__ import annotations

from sauro.reconcile.findings import Finding, FindingKind

_LAST = frozenset({FindingKind.SHARE, FindingKind.BASE})


def squeezed(line: str) -> str:
    """A line as quotes write it: single spaces, none at the ends."""
    return " ".join(line.split())


def place_of(finding: Finding, line: str) -> tuple[int, int] | None:
    """(start, end) of the printed figure in its `squeezed` line; None where it is not there.

    A quote may run over several lines: then as much of it as stands on this one decides.
    """
    quote, printed = finding.quote, finding.printed
    if not printed:
        return None
    found = quote.rfind(printed) if finding.kind in _LAST else quote.find(printed)
    before = quote[: max(found, 0)]
    whole = line.find(quote)
    if whole >= 0 and found >= 0:
        return whole + found, whole + found + len(printed)
    for cut in range(len(before) + 1):
        start = line.find(before[cut:] + printed)
        if start >= 0:
            start += len(before) - cut
            return start, start + len(printed)
    return None
