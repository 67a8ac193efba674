"""From a report's text to its findings."""

from __future__ import annotations

from collections.abc import Iterable

from sauro.reconcile.bases import Base
from sauro.reconcile.ceiling import Ceiling, packaged_ceiling
from sauro.reconcile.checks.columns import check_columns
from sauro.reconcile.checks.mixed import check_bases
from sauro.reconcile.checks.notes import check_notes
from sauro.reconcile.checks.parts import check_groups, check_lists, group_lists
from sauro.reconcile.checks.quota import check_quota
from sauro.reconcile.checks.shares import check_fractions, check_shares
from sauro.reconcile.checks.sums import check_sums
from sauro.reconcile.figure import Figure, FigureKind
from sauro.reconcile.figures import read_figures
from sauro.reconcile.findings import Finding, Report
from sauro.reconcile.links import link_shares
from sauro.reconcile.pages import read_pages
from sauro.reconcile.rating import Entry, Rating
from sauro.reconcile.ratings import read_ratings
from sauro.reconcile.tables import ratings_of, read_table, with_headers


def check_text(text: str, rules: Ceiling | None = None) -> Report:
    """Check every figure statement of a report's `text`; any text is accepted.

    `rules` is the ceiling the excellent ratings are held against, the packaged one by default.
    """
    ceiling = rules or packaged_ceiling()
    pages = read_pages(text)
    ratings: list[Rating] = []
    verdicts: list[Finding | None] = []
    for flow in (pages.body, *(note.flow for note in pages.notes)):
        figures = read_figures(flow)
        shares = link_shares(flow, figures)
        groups = group_lists(flow, figures)
        aside = [(listed.start, listed.end) for listed in groups]
        found, used = read_ratings(flow, figures, shares, aside)
        ratings += found
        verdicts += check_fractions(_loose(figures, shares, used))
        verdicts += check_lists(flow, figures, shares, used)
        rated = [rating.rated.figure for rating in found if rating.rated]
        verdicts += check_groups(flow, groups, rated)
        if flow is pages.body:
            verdicts += check_notes(figures, pages.notes)
    for rows in pages.tables:
        table = read_table(rows)
        ratings += with_headers(ratings_of(table), ratings, rows[0].number)
        verdicts += check_columns(table)
    verdicts += check_shares(ratings)
    verdicts += check_sums(ratings)
    findings = [verdict for verdict in verdicts if verdict is not None]
    findings += [v for v in check_bases(ratings, Base(ceiling.base)) if v is not None]
    findings += [v for v in check_quota(ratings, ceiling) if v is not None]
    return Report(len(verdicts), tuple(sorted(dict.fromkeys(findings), key=lambda f: f.line)))


def _loose(
    figures: Iterable[Figure], shares: dict[Figure, Figure], used: set[Figure]
) -> list[Entry]:
    return [
        Entry(figure, shares.get(figure))
        for figure in figures
        if figure.kind is FigureKind.COUNT and figure not in used
    ]
