"""Whole objects of `sauro rate --format json`, written out by hand for four subjects."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from tests.regulation.judges import oracle_rate, sauro_rate
from tests.regulation.oracle_shapes import CaseObject

Judge = Callable[[Sequence[CaseObject], str], Mapping[str, object]]
JUDGES = pytest.mark.parametrize("judge", [sauro_rate, oracle_rate], ids=["sauro", "oracle"])

CHI: CaseObject = {
    "id": "CHI",
    "group": "a-tap-the",
    "role": "collective",
    "score": "50",
    "scope": {
        "assigned": 12,
        "excused": 2,
        "completed": 10,
        "late": 2,
        "exceeded": 1,
        "substandard": 1,
    },
    "dossier_late": True,
}
BINH: CaseObject = {
    "id": "BINH",
    "group": "b-cap-pho",
    "role": "deputy",
    "score": "92.5",
    "scope": {"assigned": 10, "completed": 10, "late": 0, "exceeded": 3},
    "own": {"assigned": 1, "excused": 1, "completed": 0},
    "collective": {"assigned": 40, "excused": 1, "completed": 27},
    "quarters_proposed_excellent": 1,
}
AN: CaseObject = {
    "id": "AN",
    "group": "b-cap-pho",
    "role": "head",
    "score": 8,
    "scope": {"assigned": 3, "completed": 2, "late": 1, "exceeded": 0},
    "collective": {"assigned": 3, "completed": 3},
    "in_ratio": True,
}
DUNG: CaseObject = {
    "id": "DUNG",
    "group": "b-cap-pho",
    "role": "member",
    "score": "95.00",
    "scope": {"assigned": 4, "completed": 4, "late": 0, "exceeded": 2},
}


def _conditions(*rows: str) -> list[dict[str, object]]:
    """One row a condition: clause | level | fact | required | actual | có or không."""
    conditions: list[dict[str, object]] = []
    for row in rows:
        clause, level, fact, required, actual, holds = (part.strip() for part in row.split("|"))
        conditions.append(
            {
                "clause": f"HD-QUY {clause}",
                "level": level,
                "fact": fact,
                "required": required,
                "actual": actual,
                "holds": {"có": True, "không": False}[holds],
            }
        )
    return conditions


OF_CHI = _conditions(
    "VI.1.1 | excellent | score | >= 90 | 50.00 | không",
    "VI.1.1 | excellent | completed | = 100% | 10/10 | có",
    "VI.1.1 | excellent | late | = 0% | 2/10 | không",
    "VI.1.1 | excellent | substandard | = 0% | 1/10 | không",
    "VI.1.1 | excellent | exceeded | >= 30% | 1/10 | không",
    "VI.1.2 | good | score | >= 70 | 50.00 | không",
    "VI.1.2 | good | completed | = 100% | 10/10 | có",
    "VI.1.2 | good | late | = 0% | 2/10 | không",
    "VI.1.2 | good | substandard | = 0% | 1/10 | không",
    "VI.1.3 | completed | score | >= 50 | 50.00 | có",
    "VI.1.3 | completed | completed | = 100% | 10/10 | có",
    "VI.1.3 | completed | late | <= 20% | 2/10 | có",
    "VI.1.4 | failed | score | < 50 | 50.00 | không",
    "VI.1.4 | failed | completed | < 70% | 10/10 | không",
)
OF_BINH = _conditions(
    "VI.1.1 | excellent | score | >= 90 | 92.50 | có",
    "VI.1.1 | excellent | completed | = 100% | 10/10 | có",
    "VI.1.1 | excellent | late | = 0% | 0/10 | có",
    "VI.1.1 | excellent | substandard | = 0% | 0/10 | có",
    "VI.1.1 | excellent | exceeded | >= 30% | 3/10 | có",
    "VI.1.2 | good | score | >= 70 | 92.50 | có",
    "VI.1.2 | good | completed | = 100% | 10/10 | có",
    "VI.1.2 | good | late | = 0% | 0/10 | có",
    "VI.1.2 | good | substandard | = 0% | 0/10 | có",
    "VI.1.3 | completed | score | >= 50 | 92.50 | có",
    "VI.1.3 | completed | completed | = 100% | 10/10 | có",
    "VI.1.3 | completed | late | <= 20% | 0/10 | có",
    "VI.1.4 | failed | score | < 50 | 92.50 | không",
    "VI.1.4 | failed | completed | < 70% | 10/10 | không",
    "VI.1 đoạn cuối | completed | own_completed | = 100% | 0/0 | có",
    "IX.1.4 | excellent | collective | >= 70% | 27/39 | không",
)
OF_AN = _conditions(
    "VI.1.1 | excellent | score | >= 90 | 8.00 | không",
    "VI.1.1 | excellent | completed | = 100% | 2/3 | không",
    "VI.1.1 | excellent | late | = 0% | 1/3 | không",
    "VI.1.1 | excellent | substandard | = 0% | 0/3 | có",
    "VI.1.1 | excellent | exceeded | >= 30% | 0/3 | không",
    "VI.1.2 | good | score | >= 70 | 8.00 | không",
    "VI.1.2 | good | completed | = 100% | 2/3 | không",
    "VI.1.2 | good | late | = 0% | 1/3 | không",
    "VI.1.2 | good | substandard | = 0% | 0/3 | có",
    "VI.1.3 | completed | score | >= 50 | 8.00 | không",
    "VI.1.3 | completed | completed | = 100% | 2/3 | không",
    "VI.1.3 | completed | late | <= 20% | 1/3 | không",
    "VI.1.4 | failed | score | < 50 | 8.00 | có",
    "VI.1.4 | failed | completed | < 70% | 2/3 | có",
    "IX.1.4 | completed | collective | >= 70% | 3/3 | có",
)
OF_DUNG = _conditions(
    "VI.1.1 | excellent | score | >= 90 | 95.00 | có",
    "VI.1.1 | excellent | completed | = 100% | 4/4 | có",
    "VI.1.1 | excellent | late | = 0% | 0/4 | có",
    "VI.1.1 | excellent | substandard | = 0% | 0/4 | có",
    "VI.1.1 | excellent | exceeded | >= 30% | 2/4 | có",
    "VI.1.2 | good | score | >= 70 | 95.00 | có",
    "VI.1.2 | good | completed | = 100% | 4/4 | có",
    "VI.1.2 | good | late | = 0% | 0/4 | có",
    "VI.1.2 | good | substandard | = 0% | 0/4 | có",
    "VI.1.3 | completed | score | >= 50 | 95.00 | có",
    "VI.1.3 | completed | completed | = 100% | 4/4 | có",
    "VI.1.3 | completed | late | <= 20% | 0/4 | có",
    "VI.1.4 | failed | score | < 50 | 95.00 | không",
    "VI.1.4 | failed | completed | < 70% | 4/4 | không",
    "VI.1 đoạn cuối | completed | own_completed | = 100% | 4/4 | có",
)


EXPECTED = {
    "period": "2026-Q2",
    "rulebook": "lam-dong-2026",
    "cases": [
        {
            "id": "CHI",
            "status": "rated",
            "level": "completed",
            "level_if_late": "failed",
            "readings": ["D11", "D13"],
            "conditions": OF_CHI,
            "missing_for_next": ["score", "late", "substandard"],
            "citations": ["HD-QUY VI.1.3"],
        },
        {
            "id": "BINH",
            "status": "rated",
            "level": "good",
            "level_if_late": None,
            "readings": ["D11"],
            "conditions": OF_BINH,
            "missing_for_next": ["collective"],
            "citations": ["HD-QUY VI.1.1", "HD-QUY IX.1.4"],
        },
        {
            "id": "AN",
            "status": "rated",
            "level": "failed",
            "level_if_late": None,
            "readings": [],
            "conditions": OF_AN,
            "missing_for_next": ["score", "completed", "late"],
            "citations": ["HD-QUY VI.1.4"],
        },
        {
            "id": "DUNG",
            "status": "rated",
            "level": "excellent",
            "level_if_late": None,
            "readings": [],
            "conditions": OF_DUNG,
            "missing_for_next": [],
            "citations": ["HD-QUY VI.1.1"],
        },
    ],
    "groups": [
        {
            "group": "a-tap-the",
            "base": 0,
            "allowed": 0,
            "candidates": [],
            "over": 0,
            "tied_at_cut": [],
        },
        {
            "group": "b-cap-pho",
            "base": 2,
            "allowed": 0,
            "candidates": ["DUNG"],
            "over": 1,
            "tied_at_cut": [],
        },
    ],
}


@JUDGES
def test_whole_object(judge: Judge) -> None:
    assert judge([CHI, BINH, AN, DUNG], "2026-Q2") == EXPECTED
