"""A piece of template rendered with the builtin tags, and rated cases to show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.template import engines
from django.test import RequestFactory

from sauro.regulation.contract import case_object
from sauro.regulation.outcome import Outcome
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.batch import rate_batch
from sauro.regulation.rulebook import load_rulebook
from sauro.tables.cases.parse import parse_cases
from tests.regulation.generate import batches


def show(source: str, query: str = "", **context: object) -> str:
    """The HTML of a template source."""
    request = RequestFactory().get(f"/thu/{query}")
    return engines["django"].from_string(source).render(context, request)


def words(html: str) -> str:
    """What a reader sees: tags out, spaces squeezed."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def outcomes(cases: int, seed: int = 20) -> Iterator[Outcome]:
    """Outcomes of random cases aimed at the boundaries."""
    book = load_rulebook("lam-dong-2026")
    for batch in batches(seed, cases):
        quarter = Quarter.parse(batch.period)
        result = rate_batch(parse_cases(batch.cases, quarter), quarter, book)
        yield from (outcome for _, outcome in result.results)


def rated(**facts: object) -> Outcome:
    """The outcome of one deputy in 2026-Q2; facts: as `sauro rate` reads them."""
    scope = {"assigned": 10, "completed": 10, "late": 0, "exceeded": 3, "substandard": 0}
    case = {"id": "CB-1", "group": "g", "role": "deputy", "score": "92.50", "scope": scope, **facts}
    quarter = Quarter.parse("2026-Q2")
    result = rate_batch(parse_cases([case], quarter), quarter, load_rulebook("lam-dong-2026"))
    return result.results[0][1]


def stored(outcome: Outcome) -> dict[str, object]:
    """The outcome as it is stored."""
    return case_object("case:1", outcome)
