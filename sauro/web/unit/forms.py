"""Forms of a unit's page; what must be there is said by the services, at the field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.meeting import Line, Minutes
from sauro.casework.dossiers.models import Dossier
from sauro.regulation.levels import LEVELS
from sauro.web.forms import CountField, DayField, Form, LevelField, ReasonField, VersionField

PARTS_OF_A_LINE = ("level", "for", "against", "reason")


class VersionedForm(Form):
    """A form of nothing but a button: it knows what was seen."""

    version = VersionField()


class ProposalForm(VersionedForm):
    """The head's level and comment."""

    level = LevelField(label="Mức đề xuất", required=False)
    comment = ReasonField(label="Nhận xét của người đứng đầu", required=False)
    reason = ReasonField(
        label="Lý do, nếu mức khác kết quả theo quy tắc",
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


class SendBackForm(VersionedForm):
    """Why a self-assessment goes back."""

    reason = ReasonField(label="Lý do trả lại, cần sửa gì")


class MeetingForm(VersionedForm):
    """The minutes of the meeting."""

    held_on = DayField(label="Ngày họp", required=False)
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    chair = forms.CharField(label="Người chủ trì", max_length=120, required=False)
    minute_taker = forms.CharField(label="Người ghi biên bản", max_length=120, required=False)
    members = CountField(label="Tổng số thành viên tập thể", maximum=999, required=False)
    present = CountField(label="Số có mặt", maximum=999, required=False)
    text = ReasonField(label="Nội dung, ý kiến tại hội nghị", max_length=20_000, required=False)

    def minutes(self) -> Minutes:
        """What was typed."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Minutes(**given)


class ResultsForm(VersionedForm):
    """The clerk's word on the unit's results."""

    comment = ReasonField(
        label="Nhận xét kết quả của đơn vị (nếu có)", max_length=5_000, required=False
    )


class LetterForm(VersionedForm):
    """The submission letter."""

    letter_number = forms.CharField(
        label="Số, ký hiệu tờ trình", max_length=60, required=False, help_text="Ví dụ: 12-TTr/SM"
    )
    letter_date = DayField(label="Ngày ký", required=False)
    signer = forms.CharField(label="Người ký", max_length=120, required=False)


class OwnDecisionForm(VersionedForm):
    """The decision of the unit's own competent body."""

    number = forms.CharField(
        label="Số, ký hiệu quyết định", max_length=60, required=False, help_text="Ví dụ: 57-QĐ/SM"
    )
    signed_on = DayField(label="Ngày ký quyết định", required=False)
    signer = forms.CharField(label="Người ký quyết định", max_length=120, required=False)


class SummaryForm(VersionedForm):
    """The letter with which the summary goes."""

    letter = forms.CharField(
        label="Số, ký hiệu văn bản gửi tổng hợp", max_length=60, required=False
    )


class Row(NamedTuple):
    """One case of the table of votes with its four fields."""

    case: Case
    level: forms.BoundField
    votes_for: forms.BoundField
    votes_against: forms.BoundField
    reason: forms.BoundField


class VotesForm(VersionedForm):
    """The vote on every case; rows left as they are stay as they are."""

    order_override = ReasonField(
        label="Lý do, nếu đề xuất cho thành viên trước tập thể",
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, cases: Iterable[Case], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = list(cases)
        for case in self.cases:
            for name, field in _line_fields(case).items():
                self.fields[f"{name}_{case.pk}"] = field

    def rows(self) -> Iterator[Row]:
        """The table."""
        for case in self.cases:
            yield Row(case, *(self[f"{name}_{case.pk}"] for name in PARTS_OF_A_LINE))

    def lines(self) -> dict[int, Line]:
        """By case: what was typed or changed."""
        changed = set(self.changed_data)
        return {
            case.pk: Line(*(self.cleaned_data[f"{name}_{case.pk}"] for name in PARTS_OF_A_LINE))
            for case in self.cases
            if changed & {f"{name}_{case.pk}" for name in PARTS_OF_A_LINE}
        }


def _line_fields(case: Case) -> dict[str, forms.Field]:
    """The fields of a row, filled with what stands there; the head's level is where to start."""
    proposal = getattr(case, "proposal", None)
    level = LevelField(label=f"Mức, {case.name}", required=False, widget=forms.Select)
    level.choices = [("", "Chọn mức"), *((level.value, level.vietnamese) for level in LEVELS)]
    level.initial = (proposal.level or proposal.head_level) if proposal else ""
    votes_for = CountField(label=f"Đồng ý, {case.name}", maximum=999, required=False)
    votes_against = CountField(label=f"Không đồng ý, {case.name}", maximum=999, required=False)
    reason = ReasonField(label=f"Lý do, {case.name}", required=False, widget=forms.TextInput)
    if proposal:
        votes_for.initial, votes_against.initial = proposal.votes_for, proposal.votes_against
        reason.initial = proposal.reason
    return {"level": level, "for": votes_for, "against": votes_against, "reason": reason}


def meeting_initial(dossier: Dossier) -> dict[str, object]:
    """The minutes as they stand."""
    same = ("version", "held_on", "place", "chair", "minute_taker", "members", "present")
    return {name: getattr(dossier, name) for name in same} | {"text": dossier.minutes}
