"""Forms of the appraisal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.dossiers.own_marks import own_marks
from sauro.regulation.frame_model import Criterion
from sauro.web.forms import DayField, Form, LevelField, PointsField, ReasonField, VersionField


class SureForm(Form):
    """A button, and what was seen when it was pressed."""

    version = VersionField()


class ReturnForm(SureForm):
    """Why a dossier goes back."""

    reason = ReasonField(label="Lý do trả lại", required=False)


class PaperForm(SureForm):
    """The day the paper came."""

    on = DayField(label="Ngày nhận bản giấy", required=False)


class MarkRow(NamedTuple):
    """A criterion: the mark given by self, the appraiser's, and why it differs."""

    criterion: Criterion
    own: str
    mark: forms.BoundField
    why: forms.BoundField


class AppraisalForm(SureForm):
    """Marks, level, reasons."""

    level = LevelField(label="Mức đề xuất của cơ quan thẩm định", required=False)
    reason = ReasonField(
        label="Lý do, nếu khác kết quả theo quy tắc hoặc khác mức đơn vị đề xuất", required=False
    )
    lower_for_lateness = forms.BooleanField(
        label="Đề xuất cấp quyết định hạ một mức vì hồ sơ nộp chậm",
        required=False,
        help_text="Chỉ là đề xuất; mức chỉ hạ khi cấp quyết định quyết định (HD-QUY VII.2.2).",
    )

    def __init__(self, case: Case, *args: Any, late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.criteria = case, frame_of(case).criteria
        self.own = own_marks(case)
        if not late:
            del self.fields["lower_for_lateness"]
        for criterion in self.criteria:
            code = criterion.code
            self.fields[f"mark_{code}"] = PointsField(
                label=f"Điểm: {criterion.title}", required=False, maximum=None
            )
            self.fields[f"why_{code}"] = forms.CharField(
                label=f"Lý do sửa điểm: {criterion.title}", required=False, max_length=500
            )

    def rows(self) -> Iterator[MarkRow]:
        """The table of marks."""
        for criterion in self.criteria:
            code = criterion.code
            own = self.own.get(code, "")
            yield MarkRow(criterion, own, self[f"mark_{code}"], self[f"why_{code}"])

    def marks(self) -> dict[str, str]:
        """The marks typed, as text."""
        return {
            code: "" if mark is None else str(mark) for code, mark in self._by_code("mark").items()
        }

    def values(self) -> Mapping[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        return {
            "marks": self.marks(),
            "mark_reasons": self._by_code("why"),
            "level": given["level"],
            "reason": given["reason"],
            "lower_for_lateness": given.get("lower_for_lateness", False),
            "version": given["version"],
        }

    def _by_code(self, name: str) -> dict[str, Any]:
        codes = [criterion.code for criterion in self.criteria]
        return {code: self.cleaned_data.get(f"{name}_{code}") for code in codes}


def appraisal_initial(case: Case) -> dict[str, object]:
    """What was appraised before; else the marks of the self-assessment and the unit's level."""
    appraisal = getattr(case, "appraisal", None)
    proposal = getattr(case, "proposal", None)
    marks = appraisal.marks if appraisal else own_marks(case)
    initial: dict[str, object] = {"version": case.version}
    initial |= {f"mark_{code}": points.replace(".", ",") for code, points in marks.items()}
    if appraisal is None:
        return initial | {"level": proposal.level if proposal else ""}
    reasons = {f"why_{code}": reason for code, reason in appraisal.mark_reasons.items()}
    return {
        **initial,
        **reasons,
        "level": appraisal.level,
        "reason": appraisal.reason,
        "lower_for_lateness": appraisal.lower_for_lateness,
    }
