"""A dossier sent back."""

from __future__ import annotations

import pytest

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.appraisal import standing_appraisal
from sauro.casework.dossiers.models import Appraisal, Dossier, Opinion, Return
from sauro.casework.dossiers.returns import return_dossier
from sauro.casework.dossiers.submission import receive_dossier
from sauro.casework.errors import Refused, Stale
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.unit_cast import acts, fresh, ready, received, states, submit

REASON = "Thiếu minh chứng trục 2."


def send_back(cast: Cast, reason: str = REASON) -> Return:
    """The appraiser returns the dossier of Sở Mẫu."""
    dossier = Dossier.objects.get()
    return return_dossier(
        actor=actor(cast.giang), dossier=dossier, reason=reason, version=dossier.version
    )


@pytest.mark.parametrize("prepare", [received, lambda cast: (ready(cast), submit(cast))])
def test_every_case_stands_again_where_the_unit_proposed(cast: Cast, prepare: object) -> None:
    assert callable(prepare)
    prepare(cast)
    returned = send_back(cast)
    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.returned_reason) == ("returned", REASON)
    assert states(cast) == {"proposed"}
    assert (returned.what, returned.by, returned.dossier) == ("dossier", "Hồ Trường Giang", dossier)
    assert acts(dossier.code)[-1] == "return_dossier"


def test_a_reason_is_needed(cast: Cast) -> None:
    received(cast)
    with pytest.raises(Refused) as refused:
        send_back(cast, " ")
    assert (refused.value.message, refused.value.field) == (
        "Chưa ghi lý do trả lại: nêu rõ thiếu gì, sai gì.",
        "reason",
    )
    assert states(cast) == {"submitted"}


def test_what_was_not_submitted_cannot_come_back(cast: Cast) -> None:
    ready(cast)
    with pytest.raises(Refused) as refused:
        send_back(cast)
    assert refused.value.message == (
        "Không trả lại được: hồ sơ đang ở trạng thái “Đang lập”. Tải lại trang để xem."
    )


def test_with_a_case_decided_nothing_goes_back(cast: Cast) -> None:
    received(cast)
    Case.objects.filter(pk=cast.chi_case.pk).update(state="decided")
    with pytest.raises(Refused) as refused:
        send_back(cast)
    assert refused.value.message == (
        "Đã có quyết định xếp loại của Lê Hữu Chi: không trả lại hồ sơ được nữa."
    )
    assert Dossier.objects.get().state == "received"


def test_a_case_that_came_to_the_unit_later_does_not_stand_in_the_way(cast: Cast) -> None:
    received(cast)
    Case.objects.filter(pk=cast.chi_case.pk).update(state="working")
    send_back(cast)
    assert fresh(cast.chi_case).state == "working"
    assert fresh(cast.binh_case).state == "proposed"


def test_a_stale_return_changes_nothing(cast: Cast) -> None:
    dossier = received(cast)
    with pytest.raises(Stale):
        return_dossier(
            actor=actor(cast.giang), dossier=dossier, reason=REASON, version=dossier.version - 1
        )
    assert states(cast) == {"submitted"}


def test_receiving_again_asks_nobody_twice(cast: Cast) -> None:
    received(cast)
    send_back(cast)
    before = set(Opinion.objects.values_list("pk", flat=True))
    dossier = submit(cast)
    assert receive_dossier(actor=actor(cast.giang), dossier=dossier, version=dossier.version) == []
    assert set(Opinion.objects.values_list("pk", flat=True)) == before


def test_an_old_appraisal_does_not_stand_after_a_return(cast: Cast) -> None:
    received(cast)
    Appraisal.objects.create(case=cast.chi_case, level="failed")
    Case.objects.filter(pk=cast.chi_case.pk).update(state="appraised")
    assert standing_appraisal(fresh(cast.chi_case)) is not None
    send_back(cast)
    assert standing_appraisal(fresh(cast.chi_case)) is None
