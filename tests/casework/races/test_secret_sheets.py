"""Members voting in secret at the same moment: every sheet counts, and counts once."""

from __future__ import annotations

from sauro.casework.access.roles import Role
from sauro.casework.decisions.models import Tally, Turnout
from tests.casework.cast import BODY, Cast, grant, make_user
from tests.casework.decisions.test_secret_votes import opened, voted
from tests.casework.races.crowd import acts, done, each_at_once

MEMBERS = 6


def test_sheets_sent_at_once_and_twice_are_each_counted_once(crowded: Cast) -> None:
    members = [make_user(f"tv{number}", f"Thành viên {number}") for number in range(MEMBERS)]
    for user in members:
        grant(user, Role.DECIDER, body=BODY)
    vote = opened(crowded, members)
    results = each_at_once([*members, *members], lambda user: voted(user, vote))
    assert len(done(results)) == MEMBERS
    assert set(Tally.objects.filter(level="good").values_list("count", flat=True)) == {MEMBERS}
    assert Turnout.objects.filter(voted=True).count() == MEMBERS
    assert acts("cast_secret_vote") == MEMBERS
