"""The figures of the unit's proposals, kept as they stand when they leave the collective."""

from __future__ import annotations

from collections.abc import Sequence

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Proposal
from sauro.casework.dossiers.own_marks import assess_all_own
from sauro.casework.dossiers.stored import freeze
from sauro.casework.errors import Refused


def freeze_proposals(cases: Sequence[Case]) -> None:
    """What is submitted or decided is kept as it stood; lateness is already among the facts.

    Where the rules meanwhile give another level than the collective proposed, it says why
    first. Refused.
    """
    assessed = assess_all_own(cases)
    unexplained = []
    for case in cases:
        proposal: Proposal = case.proposal
        level = assessed[case.pk].outcome.level
        if proposal.level != (level.value if level else "") and not proposal.reason.strip():
            unexplained.append(case.name)
        for name, value in freeze(assessed[case.pk]).items():
            setattr(proposal, name, value)
    if unexplained:
        raise Refused(
            "Số liệu đã thay đổi sau khi biểu quyết, mức theo quy tắc nay khác mức đề xuất của: "
            f"{', '.join(unexplained)}. Biểu quyết lại hoặc ghi lý do ở bảng biểu quyết."
        )
    columns = list(freeze(assessed[cases[0].pk]))
    Proposal.objects.bulk_update([case.proposal for case in cases], columns)
