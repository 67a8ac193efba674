"""The two judges that the tests compare, behind one call each."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

from sauro.regulation.contract import batch_object
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.batch import rate_batch
from sauro.regulation.rulebook import Rulebook, load_rulebook
from sauro.tables.cases.parse import parse_cases
from tests.regulation import oracle
from tests.regulation.oracle_shapes import CaseObject

JsonObject = Mapping[str, object]


@cache
def _rulebook() -> Rulebook:
    return load_rulebook("lam-dong-2026")


def sauro_rate(objects: Sequence[JsonObject], period: str) -> JsonObject:
    """What the product says, as the JSON object it prints."""
    quarter = Quarter.parse(period)
    result = rate_batch(parse_cases(objects, quarter), quarter, _rulebook())
    return batch_object(result)


def oracle_rate(objects: Sequence[CaseObject], period: str) -> JsonObject:
    """What the oracle says, in the same shape."""
    plain: dict[str, object] = json.loads(json.dumps(oracle.rate(objects, period)))
    return plain
