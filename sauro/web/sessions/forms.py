"""Forms of a session: its record, a decision, putting off, the paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sauro.casework.decisions.models import Item, Session
from sauro.casework.decisions.sessions import Meeting
from sauro.casework.decisions.tallies import Counted
from sauro.regulation.levels import LEVELS, Level
from sauro.tables.outcome_words import SHORT_LEVELS
from sauro.web.forms import CountField, DayField, Form, LevelField, ReasonField, VersionField

VOTES = "votes_"


class MeetingForm(Form):
    """What the minutes say of a session."""

    held_on = DayField(label="Ngày họp")
    place = forms.CharField(label="Địa điểm", max_length=200)
    chair = forms.CharField(label="Người chủ trì", max_length=120)
    secretary = forms.CharField(label="Thư ký", max_length=120)
    members = CountField(label="Tổng số thành viên", minimum=1, maximum=999)
    present = CountField(label="Số người có mặt", minimum=1, maximum=999)
    order_override = ReasonField(
        label="Lý do làm khác thứ tự xếp loại",
        required=False,
        help_text="Để trống nếu giữ đúng thứ tự: cấp dưới trước cấp trên; tập thể trước người đứng "
        "đầu và thành viên (QD-366 Điều 12).",
    )

    def meeting(self) -> Meeting:
        """What was typed."""
        names = Meeting.__dataclass_fields__
        return Meeting(**{name: self.cleaned_data[name] for name in names})


class HoldForm(MeetingForm):
    """A new session."""

    def __init__(self, bodies: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"] = forms.ChoiceField(
            label="Cấp quyết định", choices=list(bodies.items())
        )
        self.order_fields(["body"])


class CorrectForm(MeetingForm):
    """An open session's record."""

    version = VersionField()

    @staticmethod
    def initial_of(session: Session) -> dict[str, object]:
        """As it is now."""
        names = (*Meeting.__dataclass_fields__, "version")
        return {name: getattr(session, name) for name in names}


class VersionForm(Form):
    """A button: nothing but the version of what it was pressed on."""

    version = VersionField()


class DecideForm(Form):
    """Votes by level, the level decided, the reason."""

    voters = CountField(label="Số người biểu quyết", minimum=0, maximum=999)
    subject_absent = forms.BooleanField(
        label="Người được xếp loại là thành viên cấp quyết định và vắng mặt", required=False
    )
    level = LevelField(label="Mức quyết định")
    lowered_for_lateness = forms.BooleanField(
        label="Hạ một mức vì hồ sơ nộp chậm (HD-QUY VII.2.2)",
        required=False,
        help_text="Là quyết định riêng của cấp có thẩm quyền, không tự động.",
    )
    reason = ReasonField(
        required=False,
        help_text="Bắt buộc khi khác mức thẩm định đề xuất, khác kết quả theo quy tắc, hoặc khác "
        "mức nhiều phiếu nhất.",
    )
    version = VersionField()
    case_version = VersionField()

    def __init__(
        self, *args: Any, late: bool, on_body: bool, count: Counted | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.count = count
        for level in LEVELS:
            self.fields[VOTES + level.value] = CountField(
                label=f"Phiếu {SHORT_LEVELS[level].lower()}", maximum=999, required=False
            )
        self.order_fields([VOTES + level.value for level in LEVELS])
        if count is not None:
            self._seal(count)
        if not late:
            del self.fields["lowered_for_lateness"]
        if not on_body:
            del self.fields["subject_absent"]

    def _seal(self, count: Counted) -> None:
        """Figures of a secret vote are shown, and sent figures not read."""
        given = {VOTES + level.value: count.votes.get(level, 0) for level in LEVELS}
        for name, number in {**given, "voters": count.voters}.items():
            self.fields[name].disabled = True
            self.initial[name] = number

    def vote_fields(self) -> list[forms.BoundField]:
        """The tallies, best level first."""
        return [self[VOTES + level.value] for level in LEVELS]

    def other_fields(self) -> list[forms.BoundField]:
        """Everything else, hidden versions among it."""
        return [field for field in self if not field.name.startswith(VOTES)]

    def votes(self) -> dict[Level, int]:
        """Tallies of the levels that got a vote."""
        given = {level: self.cleaned_data[VOTES + level.value] or 0 for level in LEVELS}
        return {level: count for level, count in given.items() if count}

    @staticmethod
    def initial_of(item: Item, level: str, reason: str, *, lowered: bool) -> dict[str, object]:
        """As the line is now; a line not yet decided starts at the level proposed."""
        values: dict[str, object] = {
            "voters": item.voters,
            "level": level,
            "reason": reason,
            "lowered_for_lateness": lowered,
            "version": item.version,
            "case_version": item.case.version,
        }
        return values | {VOTES + code: count for code, count in item.votes.items()}


class PutOffForm(Form):
    """Why a case is put off."""

    reason = ReasonField(label="Lý do hoãn")
    version = VersionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="hoan_%s", **kwargs)  # beside another form's reason


class IssueForm(Form):
    """Number, day and signer of the decision."""

    decision_number = forms.CharField(
        label="Số quyết định", max_length=60, help_text="Ví dụ: 125-QĐ/TU"
    )
    decision_date = DayField(label="Ngày ký")
    signer = forms.CharField(label="Người ký", max_length=120)
    signer_post = forms.CharField(label="Chức vụ người ký", max_length=120)
    version = VersionField()

    @staticmethod
    def initial_of(session: Session, today: date) -> dict[str, object]:
        """As it is now."""
        return {
            "decision_number": session.decision_number,
            "decision_date": session.decision_date or today,
            "signer": session.signer,
            "signer_post": session.signer_post,
            "version": session.version,
        }
