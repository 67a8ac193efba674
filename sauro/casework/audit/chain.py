"""The seal of a line: HMAC-SHA-256 over canonical JSON and the digest before it."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime

START = "0" * 64


def canonical(value: object) -> str:
    """One text for one value: keys sorted, no spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def moment(at: datetime) -> str:
    """A moment as it is sealed: in UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal(key: str, previous: str, line: Mapping[str, object]) -> str:
    """The digest of a line after `previous`."""
    text = previous + canonical(line)
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
