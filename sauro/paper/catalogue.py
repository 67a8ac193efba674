"""Which papers there are: the kind of data tells the layout."""

from __future__ import annotations

from sauro.paper.layout import Layout
from sauro.paper.papers import (
    announcement,
    ballot,
    decision,
    minutes,
    notice,
    opinion,
    self_assessment,
    submission,
    summary,
    tally,
    unit_results,
)

Paper = (
    self_assessment.SelfAssessment
    | summary.Summary
    | unit_results.UnitResults
    | submission.Submission
    | minutes.Minutes
    | opinion.OpinionSheet
    | ballot.Ballot
    | tally.Tally
    | decision.Decision
    | notice.Notice
    | announcement.Announcement
)

LAYOUTS: dict[type, Layout] = {
    self_assessment.SelfAssessment: self_assessment.LAYOUT,
    summary.Summary: summary.LAYOUT,
    unit_results.UnitResults: unit_results.LAYOUT,
    submission.Submission: submission.LAYOUT,
    minutes.Minutes: minutes.LAYOUT,
    opinion.OpinionSheet: opinion.LAYOUT,
    ballot.Ballot: ballot.LAYOUT,
    tally.Tally: tally.LAYOUT,
    decision.Decision: decision.LAYOUT,
    notice.Notice: notice.LAYOUT,
    announcement.Announcement: announcement.LAYOUT,
}


def layout_of(paper: Paper) -> Layout:
    """The layout a paper is set by."""
    return LAYOUTS[type(paper)]
