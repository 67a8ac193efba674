"""The product and the oracle agree on whole objects over many random cases.

20,000 cases in the ordinary run; 300,000 with SAURO_LONG=1 in the environment.
"""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

import pytest

from tests.regulation.generate import Batch, batches
from tests.regulation.judges import oracle_rate, sauro_rate

SEED = 20260603
ORDINARY = 20_000
LONG = 300_000
Object = Mapping[str, object]


def _assert_agreement(batch: Batch) -> Object:
    """Compare case by case first, so that a failure shows the one case that matters."""
    ours, theirs = sauro_rate(batch.cases, batch.period), oracle_rate(batch.cases, batch.period)
    pairs = zip(_objects(ours["cases"]), _objects(theirs["cases"]), strict=True)
    for case, (found, expected) in zip(batch.cases, pairs, strict=True):
        assert found == expected, (batch.period, case)
    assert ours == theirs, batch.period
    return theirs


def _objects(value: object) -> Sequence[Object]:
    return cast("Sequence[Object]", value)


def test_oracle_agrees_on_20_000_random_cases() -> None:
    kinds: Counter[str] = Counter()
    for batch in batches(SEED, ORDINARY):
        result = _assert_agreement(batch)
        for case, outcome in zip(batch.cases, _objects(result["cases"]), strict=True):
            kinds.update(_kinds(case["role"], outcome))
        for group in _objects(result["groups"]):
            kinds["vượt hạn mức"] += group["over"] != 0
            kinds["ngang nhau ở ranh giới"] += group["tied_at_cut"] != []
    assert {kind: kinds[kind] for kind in _AIMS if kinds[kind] < 20} == {}


_READINGS = ("D1", "D2", "D3", "D4", "D5", "D9", "D11", "D13", "D16")
_LADDER = [
    f"{role} {level}"
    for role in ("head", "deputy", "member", "collective")
    for level in ("excellent", "good", "completed", "failed")
]
_CLAUSES = [
    "HD-QUY VI.1",
    "HD-QUY VI.1 đoạn cuối",
    "HD-QUY IX.1.4",
    "HD-QUY VI.1.1 HD-QUY IX.1.4",
    "HD-QUY VIII.1.3",
    *(f"HD-QUY VIII.1.2 gạch đầu dòng {number}" for number in (1, 2, 3, 4)),
]
_AIMS = (*_READINGS, *_LADDER, *_CLAUSES, "vượt hạn mức", "ngang nhau ở ranh giới")


def _kinds(role: str, outcome: Object) -> list[str]:
    """What of the rules a case exercised, so that the generator cannot drift away from them."""
    readings = cast("list[str]", outcome["readings"])
    citations = cast("list[str]", outcome["citations"])
    return [*readings, " ".join(citations), f"{role} {outcome['level']}"]


@pytest.mark.skipif("SAURO_LONG" not in os.environ, reason="chỉ chạy khi có SAURO_LONG=1")
def test_oracle_agrees_on_300_000_random_cases() -> None:
    for batch in batches(SEED + 1, LONG):
        _assert_agreement(batch)
