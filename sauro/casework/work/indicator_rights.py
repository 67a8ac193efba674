"""On which axes a person reads and reports: a reporter only on the axis the role is held for."""

from __future__ import annotations

from sauro.casework.access.rights import Held, Rights
from sauro.casework.access.roles import Act, Role
from sauro.casework.errors import Forbidden, Unknown

AXES = range(1, 7)


def axes_for(rights: Rights, act: Act) -> tuple[int, ...]:
    """The axes the act reaches, in any of the person's roles."""
    reached = {axis for held, _ in rights.scopes(act) for axis in _axes(held)}
    return tuple(sorted(reached))


def access_axis(rights: Rights, act: Act, axis: int) -> Held:
    """The role in which the act may be done on the axis. Unknown to a stranger, Forbidden."""
    for held, _ in rights.scopes(act):
        if axis in _axes(held):
            return held
    if axis in axes_for(rights, Act.SEE_INDICATORS):
        raise Forbidden
    raise Unknown


def _axes(held: Held) -> frozenset[int]:
    if held.role is not Role.REPORTER:
        return frozenset(AXES)
    return frozenset({held.axis} if held.axis else ())
