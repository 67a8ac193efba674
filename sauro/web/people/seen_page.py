"""A previewed file as its page shows it: counts, filters, fifty rows."""

from __future__ import annotations

from django.http import HttpRequest

from sauro.casework.structure.preview import KINDS, Preview, Verdict
from sauro.casework.structure.seen import fingerprint
from sauro.web.people.rows import shown
from sauro.web.people.selects import PlainListing, paged, select


def seen_page(request: HttpRequest, seen: Preview) -> dict[str, object]:
    """The context of the page: `seen` is what confirming must repeat."""
    verdicts = [(verdict.value, verdict.vietnamese) for verdict in Verdict]
    verdict, by_verdict = select(request, "ketqua", "Kết quả", verdicts)
    kind, by_kind = select(request, "bang", "Bảng", [(each.name, each.title) for each in KINDS])
    found = [
        row for row in seen.rows if verdict in ("", row.verdict) and kind in ("", row.kind.name)
    ]
    page = paged(request, found)
    counts = seen.counts
    return {
        "seen": fingerprint(seen),
        "listing": PlainListing(page, len(found), [by_verdict, by_kind], bool(verdict or kind)),
        "rows": [shown(row) for row in page],
        "counts": [(each.value, each.vietnamese, counts[each]) for each in Verdict],
        "refused": counts[Verdict.REFUSED],
        "writes": counts[Verdict.NEW] + counts[Verdict.CHANGED],
    }
