"""Different acts that touch the same rows in another order: none waits for ever, none is lost."""

from __future__ import annotations

from sauro.casework.audit.verify import verify
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.proposals import propose_level
from sauro.casework.dossiers.submission import submit_dossier
from sauro.casework.dossiers.votes import propose_collectively
from sauro.casework.errors import Refused
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.unit_cast import (
    HELD_ON,
    LETTER_NUMBER,
    SIGNER,
    fresh,
    good,
    meet,
    propose,
    ready,
    self_assessed,
)
from tests.casework.races.crowd import at_once, done

ROUNDS = 6


def _vote(cast: Cast) -> object:
    dossier = dossier_of(cast.cycle, cast.unit)
    lines = good(cast)
    return propose_collectively(
        actor=actor(cast.dung), dossier=dossier, lines=lines, version=dossier.version
    )


def _propose(cast: Cast, case: Case) -> object:
    now = fresh(case)
    return propose_level(
        actor=actor(cast.an),
        case=now,
        level=Level.GOOD,
        comment="Làm tốt.",
        reason="",
        version=now.version,
    )


def test_the_head_proposing_while_the_clerk_enters_votes_never_blocks_either(
    crowded: Cast,
) -> None:
    self_assessed(crowded)
    propose(crowded, crowded.binh_case)
    propose(crowded, crowded.chi_case)
    meet(crowded)
    for _ in range(ROUNDS):
        results = at_once(
            [
                lambda: _vote(crowded),
                lambda: _propose(crowded, crowded.chi_case),
                lambda: _propose(crowded, crowded.binh_case),
            ]
        )
        assert done(results)
    assert verify().findings == ()


def test_a_head_proposing_while_the_dossier_goes_out_is_in_it_or_told_so(crowded: Cast) -> None:
    dossier = ready(crowded)

    def submit() -> object:
        return submit_dossier(
            actor=actor(crowded.dung),
            dossier=Dossier.objects.get(pk=dossier.pk),
            letter_number=LETTER_NUMBER,
            letter_date=HELD_ON,
            signer=SIGNER,
            version=dossier.version,
        )

    results = at_once(
        [
            submit,
            lambda: _propose(crowded, crowded.chi_case),
            lambda: _propose(crowded, crowded.binh_case),
        ]
    )

    assert done(results)
    states = {fresh(case).state for case in crowded.cases}
    sent = not isinstance(results[0], Refused)
    assert states == ({CaseState.SUBMITTED} if sent else states - {CaseState.SUBMITTED})
    assert (Dossier.objects.get(pk=dossier.pk).state == Dossier.State.SUBMITTED) is sent
    assert verify().findings == ()
