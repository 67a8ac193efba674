"""Everything the page of a unit shows, gathered in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.db.models import Exists, OuterRef

from sauro.casework import clock
from sauro.casework.access.rights import Held, Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.dossiers.dossier_rows import is_open, peek_dossier
from sauro.casework.dossiers.gauge import Gauge, gauges_of
from sauro.casework.dossiers.lateness import (
    dossiers_due,
    is_supplement,
    overdue_days,
    paper_late_days,
)
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.own_marks import assess_all_own
from sauro.casework.dossiers.parts import Part, parts_of
from sauro.casework.dossiers.unit_cases import (
    goes_with_dossier,
    head_proposes,
    is_central,
    is_deferred,
    unit_cases,
)
from sauro.casework.dossiers.unit_results import AxisResult, unit_axes
from sauro.casework.dossiers.votes import collective_level
from sauro.casework.people.models import Unit
from sauro.casework.work.models import Evidence, Task
from sauro.regulation.outcome import Outcome
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import Role
from sauro.web.unit.forms import (
    LetterForm,
    MeetingForm,
    ProposalForm,
    ResultsForm,
    SendBackForm,
    VersionedForm,
    VotesForm,
    meeting_initial,
)
from sauro.web.unit.own import OwnCases, own_cases_of

Bound = Mapping[str, forms.Form]


@dataclass(frozen=True, slots=True)
class Member:
    """A line of the table of members: what self, rules, head and collective say."""

    case: Case
    outcome: Outcome
    own_level: str
    head_level: str
    level: str
    central: bool
    deferred: bool
    proposal: ProposalForm | None = None
    send_back: SendBackForm | None = None
    to_the_centre: VersionedForm | None = None

    @property
    def departs(self) -> bool:
        """Whether what people say is not what the rules give."""
        said = {self.own_level, self.head_level, self.level} - {""}
        ruled = self.outcome.level
        return bool(said) and said != {ruled.value if ruled else ""}


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """How many finished tasks have a file that proves them."""

    finished: int
    proved: int


class UnitPage:
    """The unit's page in one cycle; bound: forms that were sent and refused, by name."""

    def __init__(
        self, rights: Rights, unit: Unit, cycle: Cycle, bound: Bound | None = None
    ) -> None:
        self.rights, self.unit, self.cycle = rights, unit, cycle
        self.bound: Bound = bound or {}
        self.today = clock.today()

    @cached_property
    def dossier(self) -> Dossier:
        """The unit's dossier, unsaved where there is none yet."""
        return peek_dossier(self.cycle, self.unit)

    @cached_property
    def cases(self) -> Sequence[Case]:
        """Every case of the unit."""
        return list(unit_cases(self.cycle, self.unit))

    @cached_property
    def dossier_cases(self) -> Sequence[Case]:
        """Those that go with the dossier."""
        return [case for case in self.cases if goes_with_dossier(case) and not is_deferred(case)]

    @cached_property
    def voted_cases(self) -> Sequence[Case]:
        """Those the collective votes on: the dossier's and those the unit rates itself."""
        return [case for case in self.cases if not is_central(case) and not is_deferred(case)]

    @cached_property
    def own(self) -> OwnCases | None:
        """What the unit decides itself (HD-QUY VII.3); None where it rates nobody."""
        cases = [case for case in self.voted_cases if not goes_with_dossier(case)]
        if not cases:
            return None
        may = self.cycle.is_open and self.held(Act.SUBMIT_DOSSIER) is not None
        return own_cases_of(self.cycle, self.unit, self.dossier, cases, self.bound, may=may)

    @cached_property
    def due(self) -> Due:
        """The last moment for the dossier."""
        return dossiers_due(self.cycle)

    @cached_property
    def members(self) -> Sequence[Member]:
        """The table of members."""
        assessed = assess_all_own(self.cases)
        return [self._member(case, assessed[case.pk].outcome) for case in self.cases]

    @property
    def to_do(self) -> Sequence[Member]:
        """The members on whom the reader may act now."""
        return [
            member
            for member in self.members
            if member.proposal or member.send_back or member.to_the_centre
        ]

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The six parts of the dossier."""
        return parts_of(self.dossier, self.dossier_cases)

    @cached_property
    def axes(self) -> Sequence[AxisResult]:
        """The unit's results (Phụ lục 09)."""
        return unit_axes(self.unit, self.cycle)

    @cached_property
    def gauges(self) -> Sequence[Gauge]:
        """The excellent among those proposed, by comparable group."""
        return gauges_of(self.dossier_cases)

    @cached_property
    def evidence(self) -> EvidenceCount:
        """Finished tasks and those with a file."""
        files = Evidence.objects.filter(task=OuterRef("pk"), removed_at__isnull=True)
        finished = Task.objects.filter(
            unit=self.unit, period=self.cycle.period, finished_on__isnull=False
        )
        proved = list(finished.annotate(proved=Exists(files)).values_list("proved", flat=True))
        return EvidenceCount(len(proved), sum(proved))

    @property
    def late_days(self) -> int:
        """Days late, of the first arrival or so far; a unit without a dossier is late with none."""
        if not self.dossier_cases:
            return 0
        return overdue_days(self.dossier, self.due.last_day, self.today)

    @property
    def paper_late_days(self) -> int:
        """Days by which the paper came late."""
        return paper_late_days(self.dossier, self.due.last_day)

    @property
    def is_supplement(self) -> bool:
        """Whether the dossier was handed in again."""
        return is_supplement(self.dossier)

    @property
    def is_open(self) -> bool:
        """Whether the unit may still change the dossier."""
        return is_open(self.dossier)

    @property
    def sees_tasks(self) -> bool:
        """Whether the unit's register of tasks opens for the reader."""
        return self.held(Act.SEE_TASKS) is not None

    @cached_property
    def can_assemble(self) -> bool:
        """Whether the reader keeps the dossier."""
        return self.is_open and self.held(Act.ASSEMBLE_DOSSIER) is not None

    @cached_property
    def can_submit(self) -> bool:
        """Whether the reader may hand the dossier in."""
        may = self.is_open and self.held(Act.SUBMIT_DOSSIER) is not None
        return may and bool(self.dossier_cases)

    @property
    def meeting(self) -> forms.Form:
        """The minutes."""
        return self.bound.get("meeting") or MeetingForm(initial=meeting_initial(self.dossier))

    @cached_property
    def votes(self) -> forms.Form:
        """The table of votes; without the reader's own case."""
        return self.bound.get("votes") or VotesForm(
            self.cases_to_vote, initial={"version": self.dossier.version}
        )

    @property
    def results(self) -> forms.Form:
        """The clerk's word on the results."""
        initial = {"version": self.dossier.version, "comment": self.dossier.results_comment}
        return self.bound.get("results") or ResultsForm(initial=initial)

    @property
    def confirm_evidence(self) -> forms.Form:
        """The button that says the evidence is complete."""
        return self.bound.get("evidence") or self._versioned(self.dossier.version)

    @property
    def letter(self) -> forms.Form:
        """The letter; what was typed the last time is there again."""
        names = ("version", "letter_number", "letter_date", "signer")
        initial = {name: getattr(self.dossier, name) for name in names}
        return self.bound.get("letter") or LetterForm(initial=initial)

    @cached_property
    def cases_to_vote(self) -> Sequence[Case]:
        """The cases whose vote the reader may enter now."""
        return [
            case
            for case in self.voted_cases
            if self._is_open_for(case)
            and case.state != CaseState.PUBLISHED.value
            and self.held(Act.ASSEMBLE_DOSSIER, case) is not None
        ]

    @property
    def can_vote(self) -> bool:
        """Whether votes may be entered: with the dossier closed, on the unit's own cases only."""
        return self.can_assemble or bool(self.cases_to_vote)

    def _is_open_for(self, case: Case) -> bool:
        return self.is_open if goes_with_dossier(case) else self.cycle.is_open

    def held(self, act: Act, case: Case | None = None) -> Held | None:
        """The role in which the reader may do the act here."""
        official = case.official_id if case else None
        return self.rights.role_for(act, Subject(unit_path=self.unit.path, official=official))

    def _member(self, case: Case, outcome: Outcome) -> Member:
        own, proposal = getattr(case, "self_assessment", None), getattr(case, "proposal", None)
        central = is_central(case)
        return Member(
            case=case,
            outcome=outcome,
            own_level=own.level if own and own.submitted_at else "",
            head_level=proposal.head_level if proposal else "",
            level=collective_level(case) if not central else "",
            central=central,
            deferred=is_deferred(case),
            proposal=self._proposal(case) if not central else None,
            send_back=self._send_back(case),
            to_the_centre=self._to_the_centre(case) if central else None,
        )

    def _proposal(self, case: Case) -> ProposalForm | None:
        states = {CaseState.SELF_ASSESSED.value, CaseState.PROPOSED.value}
        if not head_proposes(case, has_head=self._has_head) or case.state not in states:
            return None
        if self.held(Act.PROPOSE_LEVEL, case) is None or not self._is_open_for(case):
            return None
        bound = self.bound.get(f"proposal-{case.pk}")
        if isinstance(bound, ProposalForm):
            return bound
        initial: dict[str, object] = {"version": case.version}
        proposal = getattr(case, "proposal", None)
        if proposal:
            initial |= {
                "level": proposal.head_level,
                "comment": proposal.head_comment,
                "reason": proposal.head_reason,
            }
        return ProposalForm(initial=initial, prefix=f"de-xuat-{case.pk}")

    def _send_back(self, case: Case) -> SendBackForm | None:
        states = {CaseState.SELF_ASSESSED.value, CaseState.PROPOSED.value}
        if case.state not in states or not self._is_open_for(case):
            return None
        if self.held(Act.PROPOSE_LEVEL, case) is None:
            return None
        bound = self.bound.get(f"send-back-{case.pk}")
        if isinstance(bound, SendBackForm):
            return bound
        return SendBackForm(initial={"version": case.version}, prefix=f"tra-lai-{case.pk}")

    def _to_the_centre(self, case: Case) -> VersionedForm | None:
        ready = case.state == CaseState.SELF_ASSESSED.value and self.cycle.is_open
        if not ready or self.held(Act.SUBMIT_DOSSIER, case) is None:
            return None
        bound = self.bound.get(f"centre-{case.pk}")
        return bound if isinstance(bound, VersionedForm) else self._versioned(case.version)

    @cached_property
    def _has_head(self) -> bool:
        return any(case.role == Role.HEAD.value for case in self.voted_cases)

    @staticmethod
    def _versioned(version: int) -> VersionedForm:
        return VersionedForm(initial={"version": version})
