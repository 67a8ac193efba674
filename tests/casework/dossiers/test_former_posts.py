"""The comment of the unit an official left."""

from __future__ import annotations

import pytest

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.former_posts import comment_former_post
from sauro.casework.dossiers.models import FormerComment
from sauro.casework.errors import Refused, RefusedMany, Stale
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.unit_cast import (
    acts,
    fresh,
    meet,
    propose,
    ready,
    self_assessed,
    submit,
    vote,
)


def moved(cast: Cast, case: Case) -> Case:
    """The official came from Sở Khác in the quarter."""
    Case.objects.filter(pk=case.pk).update(changed_post=True, former_unit=cast.other_unit)
    return fresh(case)


def comment(cast: Cast, case: Case, text: str = "Hoàn thành tốt.") -> FormerComment:
    """The clerk of Sở Khác writes."""
    now = fresh(case)
    return comment_former_post(
        actor=actor(cast.oanh), case=now, text=text, document="5-NX/SK", version=now.version
    )


def test_without_the_comment_the_head_does_not_propose(cast: Cast) -> None:
    self_assessed(cast)
    moved(cast, cast.binh_case)
    with pytest.raises(Refused) as refused:
        propose(cast, cast.binh_case)
    assert refused.value.message == (
        "Trần Thị Bình đã công tác ở Sở Khác trong quý: cần nhận xét bằng văn bản của đơn vị cũ "
        "trước khi đề xuất (HD-QUY VIII.1.1). Ghi ở trang Trường hợp riêng."
    )
    comment(cast, cast.binh_case)
    propose(cast, cast.binh_case)
    assert acts(cast.binh_case.code) == ["comment_former_post", "propose"]


def test_without_the_comment_the_collective_does_not_vote(cast: Cast) -> None:
    self_assessed(cast)
    propose(cast, cast.binh_case)
    propose(cast, cast.chi_case)
    moved(cast, cast.an_case)
    meet(cast)
    with pytest.raises(RefusedMany) as refused:
        vote(cast)
    assert refused.value.messages == {
        f"level_{cast.an_case.pk}": "Nguyễn Văn An: chưa có nhận xét của đơn vị công tác cũ "
        "trong quý."
    }


def test_a_comment_can_be_corrected_until_the_dossier_is_handed_in(cast: Cast) -> None:
    ready(cast)
    moved(cast, cast.binh_case)
    comment(cast, cast.binh_case)
    assert comment(cast, cast.binh_case, "Sửa lại.").text == "Sửa lại."
    assert FormerComment.objects.count() == 1
    submit(cast)
    with pytest.raises(Refused) as refused:
        comment(cast, cast.binh_case)
    assert refused.value.message == "Hồ sơ đã nộp: không sửa nhận xét của đơn vị cũ được nữa."


def test_an_empty_comment_and_one_that_is_not_needed_are_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        comment(cast, cast.binh_case)
    assert refused.value.message == (
        "Trần Thị Bình không công tác ở đơn vị khác đủ thời gian trong quý: không cần nhận xét."
    )
    moved(cast, cast.binh_case)
    with pytest.raises(Refused) as refused:
        comment(cast, cast.binh_case, " ")
    assert (refused.value.message, refused.value.field) == (
        "Chưa ghi nhận xét của đơn vị cũ.",
        "text",
    )


def test_a_stale_comment_saves_nothing(cast: Cast) -> None:
    case = moved(cast, cast.binh_case)
    with pytest.raises(Stale):
        comment_former_post(
            actor=actor(cast.oanh), case=case, text="x", document="", version=case.version - 1
        )
    assert not FormerComment.objects.exists()
