"""Submission, receipt, lateness, paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.cycles.moves import CLOSED
from sauro.casework.dossiers.appraisal import came_late
from sauro.casework.dossiers.central import send_central
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.lateness import (
    is_supplement,
    overdue_days,
    paper_late_days,
    recount_lateness,
)
from sauro.casework.dossiers.meeting import Line
from sauro.casework.dossiers.models import Dossier, Opinion, Proposal
from sauro.casework.dossiers.returns import return_dossier
from sauro.casework.dossiers.submission import receive_dossier, record_paper, submit_dossier
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.casework.work.models import Task
from sauro.regulation.levels import Level
from tests.casework.cast import Cast, actor
from tests.casework.dossiers.unit_cast import (
    HELD_ON,
    LETTER_NUMBER,
    SIGNER,
    acts,
    fresh,
    propose,
    ready,
    received,
    self_assessed,
    states,
    submit,
    vote,
)


def test_everything_there_is_submitted_at_once(cast: Cast) -> None:
    ready(cast)
    dossier = submit(cast)
    assert states(cast) == {"submitted"}
    assert (dossier.state, dossier.late_days) == ("submitted", 0)
    assert dossier.first_electronic_at == dossier.electronic_at
    assert [acts(case.code)[-1] for case in cast.cases] == ["submit_dossier"] * 4
    entry = Entry.objects.get(subject=dossier.code, act="submit_dossier")
    assert (entry.actor, entry.unit) == ("dung", cast.unit.pk)
    assert entry.details == {
        "letter": "12-TTr/SM",
        "date": "2026-06-19",
        "signer": "Nguyễn Văn An",
        "late_days": 0,
        "cases": 4,
    }


def test_a_missing_part_stops_it_and_every_one_is_named(cast: Cast) -> None:
    self_assessed(cast)
    propose(cast, cast.binh_case)
    with pytest.raises(Refused) as refused:
        submit(cast)
    assert refused.value.message == (
        "Hồ sơ chưa đủ sáu thành phần. "
        "Chưa ghi hội nghị của tập thể: ngày họp, số có mặt, nội dung. "
        "Chưa xác nhận đã đủ tài liệu minh chứng. "
        "Tập thể lãnh đạo Sở Mẫu: tập thể chưa biểu quyết mức đề xuất. "
        "Nguyễn Văn An: tập thể chưa biểu quyết mức đề xuất. "
        "Trần Thị Bình: tập thể chưa biểu quyết mức đề xuất. "
        "Lê Hữu Chi: tập thể chưa biểu quyết mức đề xuất. "
        "Chưa xác nhận kết quả của đơn vị theo các trục (Phụ lục 09)."
    )
    assert Dossier.objects.get().state == "assembling"


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"letter_number": " "}, {"letter_number": "Chưa ghi số tờ trình."}),
        ({"letter_date": None}, {"letter_date": "Chưa ghi ngày ký tờ trình."}),
        (
            {"letter_date": date(2026, 6, 21)},
            {"letter_date": "Ngày ký tờ trình sau hôm nay. Hãy xem lại."},
        ),
        ({"signer": ""}, {"signer": "Chưa ghi người ký tờ trình."}),
    ],
)
def test_the_letter_has_number_date_and_signer(
    cast: Cast, change: dict[str, Any], wrong: dict[str, str]
) -> None:
    dossier = ready(cast)
    letter: dict[str, Any] = {
        "letter_number": LETTER_NUMBER,
        "letter_date": HELD_ON,
        "signer": SIGNER,
    }
    with pytest.raises(RefusedMany) as refused:
        submit_dossier(
            actor=actor(cast.dung), dossier=dossier, version=dossier.version, **letter | change
        )
    assert refused.value.messages == wrong
    assert states(cast) == {"proposed"}


@pytest.mark.parametrize(
    ("today", "late_days", "if_late"),
    [
        (date(2026, 6, 23), 0, None),
        (date(2026, 6, 24), 0, None),
        (date(2026, 6, 25), 1, "completed"),
        (date(2026, 6, 30), 6, "completed"),
    ],
)
def test_before_the_25th_the_24th_is_the_last_day_in_time(
    cast: Cast, settings: Any, today: date, late_days: int, if_late: str | None
) -> None:
    ready(cast)
    settings.TODAY = today
    dossier = submit(cast)
    assert dossier.late_days == late_days
    assert came_late(cast.binh_case) is bool(late_days)
    outcome = Proposal.objects.get(case=cast.binh_case).outcome
    assert outcome is not None
    assert (outcome["level"], outcome["level_if_late"]) == ("good", if_late)
    assert Proposal.objects.get(case=cast.binh_case).level == "good"


def test_a_deadline_moved_by_document_counts(cast: Cast, settings: Any) -> None:
    ready(cast)
    Due.objects.filter(code="unit_dossiers").update(last_day=date(2026, 6, 26))
    settings.TODAY = date(2026, 6, 26)
    assert submit(cast).late_days == 0


def test_a_deadline_moved_after_the_arrival_counts_too(cast: Cast, settings: Any) -> None:
    ready(cast)
    settings.TODAY = date(2026, 6, 26)
    assert submit(cast).late_days == 2
    clerk = actor(cast.giang)
    assert recount_lateness(actor=clerk, cycle=cast.cycle) == 0
    Due.objects.filter(code="unit_dossiers").update(last_day=date(2026, 6, 25))
    assert recount_lateness(actor=clerk, cycle=cast.cycle) == 1
    assert Dossier.objects.get().late_days == 1
    Due.objects.filter(code="unit_dossiers").update(last_day=date(2026, 6, 26))
    assert recount_lateness(actor=clerk, cycle=cast.cycle) == 1
    assert not came_late(cast.binh_case)
    assert Entry.objects.filter(act="recount_lateness").count() == 2


def test_a_supplement_after_a_return_is_not_late(cast: Cast, settings: Any) -> None:
    dossier = received(cast)
    return_dossier(
        actor=actor(cast.giang), dossier=dossier, reason="Thiếu phụ lục.", version=dossier.version
    )
    assert not is_supplement(dossier)
    settings.TODAY = date(2026, 6, 29)
    again = submit(cast)
    assert again.late_days == 0
    assert again.first_electronic_at is not None
    assert again.first_electronic_at.date() == date(2026, 6, 20)
    assert is_supplement(again)
    assert overdue_days(again, date(2026, 6, 24), date(2026, 6, 29)) == 0


def test_figures_that_changed_after_the_vote_ask_for_a_reason(cast: Cast) -> None:
    dossier = ready(cast)
    Task.objects.filter(responsible=cast.chi_case.official).update(acceptance="refused")
    with pytest.raises(Refused) as refused:
        submit(cast)
    assert refused.value.message == (
        "Số liệu đã thay đổi sau khi biểu quyết, mức theo quy tắc nay khác mức đề xuất của: "
        "Tập thể lãnh đạo Sở Mẫu, Nguyễn Văn An, Lê Hữu Chi. "
        "Biểu quyết lại hoặc ghi lý do ở bảng biểu quyết."
    )
    dossier.refresh_from_db()
    assert (dossier.state, states(cast)) == ("assembling", {"proposed"})


def test_sending_twice_is_noticed(cast: Cast) -> None:
    dossier = ready(cast)
    stale = Dossier.objects.get(pk=dossier.pk)
    submit(cast)
    letter: dict[str, Any] = {"letter_number": "1", "letter_date": HELD_ON, "signer": "A"}
    with pytest.raises(Stale):
        submit_dossier(actor=actor(cast.dung), dossier=stale, version=stale.version, **letter)
    assert Entry.objects.filter(subject=dossier.code, act="submit_dossier").count() == 1


def test_a_closed_cycle_takes_nothing(cast: Cast) -> None:
    ready(cast)
    Cycle.objects.update(state="closed")
    with pytest.raises(Refused) as refused:
        submit(cast)
    assert refused.value.message == CLOSED


def test_who_is_deferred_stays_behind(cast: Cast) -> None:
    ready(cast)
    Case.objects.filter(pk=cast.chi_case.pk).update(state="deferred")
    submit(cast)
    assert fresh(cast.chi_case).state == "deferred"
    assert fresh(cast.binh_case).state == "submitted"


def test_receipt_asks_for_opinions(cast: Cast) -> None:
    dossier = received(cast)
    assert dossier.state == "received"
    assert Opinion.objects.count() == 6
    entry = Entry.objects.get(act="receive_dossier")
    assert entry.details == {"opinions_asked": 6}
    with pytest.raises(Refused) as refused:
        receive_dossier(actor=actor(cast.giang), dossier=dossier, version=dossier.version)
    assert refused.value.message == (
        "Chỉ tiếp nhận được hồ sơ đã nộp; hồ sơ này đang ở trạng thái “Đã tiếp nhận”. "
        "Tải lại trang để xem."
    )


def test_the_paper_has_its_own_day_and_its_own_lateness(cast: Cast, settings: Any) -> None:
    ready(cast)
    dossier = submit(cast)
    settings.TODAY = date(2026, 6, 26)
    record_paper(
        actor=actor(cast.giang), dossier=dossier, on=date(2026, 6, 26), version=dossier.version
    )
    assert (dossier.late_days, paper_late_days(dossier, date(2026, 6, 24))) == (0, 2)
    assert acts(dossier.code)[-1] == "record_paper"


@pytest.mark.parametrize(
    ("on", "message"),
    [
        (None, "Chưa ghi ngày nhận bản giấy."),
        (date(2026, 6, 21), "Ngày nhận bản giấy sau hôm nay. Hãy xem lại."),
        (
            date(2026, 3, 31),
            "Ngày nhận bản giấy trước ngày mở kỳ (01/04/2026). Hãy xem lại.",
        ),
    ],
)
def test_a_day_of_paper_that_cannot_be_is_refused(
    cast: Cast, on: date | None, message: str
) -> None:
    dossier = dossier_of(cast.cycle, cast.unit)
    with pytest.raises(Refused) as refused:
        record_paper(actor=actor(cast.giang), dossier=dossier, on=on, version=dossier.version)
    assert (refused.value.message, refused.value.field) == (message, "on")


def test_the_centres_case_goes_alone_without_a_level_from_below(cast: Cast) -> None:
    self_assessed(cast)
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    case = fresh(cast.an_case)
    proposal = send_central(actor=actor(cast.dung), case=case, version=case.version)
    assert fresh(cast.an_case).state == "submitted"
    assert (proposal.level, proposal.head_level) == ("", "")
    assert proposal.score == 100
    assert Opinion.objects.filter(case=case).count() == 2
    assert states(cast) == {"submitted", "self_assessed"}


def test_only_the_centres_case_goes_alone(cast: Cast) -> None:
    self_assessed(cast)
    case = fresh(cast.binh_case)
    with pytest.raises(Refused) as refused:
        send_central(actor=actor(cast.dung), case=case, version=case.version)
    assert refused.value.message == (
        "Trần Thị Bình không thuộc diện Bộ Chính trị, Ban Bí thư quản lý: nộp cùng hồ sơ đơn vị."
    )


def test_a_new_vote_after_a_return_is_submitted_again(cast: Cast) -> None:
    dossier = received(cast)
    return_dossier(
        actor=actor(cast.giang), dossier=dossier, reason="Xem lại mức.", version=dossier.version
    )
    propose(cast, cast.binh_case, Level.COMPLETED, "Cơ quan thẩm định góp ý.")
    line = Line(Level.COMPLETED, 3, 0, "Cơ quan thẩm định góp ý.")
    vote(cast, {cast.binh_case.pk: line})
    submit(cast)
    assert states(cast) == {"submitted"}
