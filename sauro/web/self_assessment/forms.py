"""What is typed on the page: a mark a criterion, the level, the texts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from django import forms

from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import frame_of
from sauro.casework.dossiers.models import SelfAssessment
from sauro.casework.dossiers.self_assessment import TEXTS, Draft
from sauro.regulation.frame_checks import shown
from sauro.regulation.frame_model import Criterion
from sauro.web.forms import Form, LevelField, PointsField, ReasonField, VersionField

_LONGEST = 8_000


def _text(label: str, help_text: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=_LONGEST,
        widget=forms.Textarea({"rows": rows}),
    )


class SelfAssessmentForm(Form):
    """Nothing is required of a draft; what handing in needs is said by the service."""

    version = VersionField()
    level = LevelField(
        label="Mức tự đề xuất",
        required=False,
        help_text="Mức bạn tự nhận; không bắt buộc trùng với kết quả theo quy tắc.",
    )
    strengths = _text("Ưu điểm, kết quả nổi bật", "Nêu việc làm được, sản phẩm cụ thể.", 5)
    shortcomings = _text("Hạn chế, khuyết điểm và nguyên nhân", "Nếu không có thì ghi: không.")
    remedies = _text("Biện pháp khắc phục")
    outstanding_product = _text(
        "Sản phẩm nổi trội và lý do",
        "Bắt buộc khi tự đề xuất hoàn thành xuất sắc (HD-QUY II.3).",
        3,
    )

    def __init__(self, case: Case, own: SelfAssessment | None, data: Any = None) -> None:
        self.case, self.own, self.criteria = case, own, frame_of(case).criteria
        super().__init__(data, initial=_initial(own))
        for criterion in self.criteria:
            self.fields[f"mark_{criterion.code}"] = _mark(criterion)

    @property
    def mark_fields(self) -> list[tuple[Criterion, forms.BoundField]]:
        """Each criterion with its input, in the order of the frame."""
        return [(criterion, self[f"mark_{criterion.code}"]) for criterion in self.criteria]

    def filled(self, texts: Mapping[str, str]) -> SelfAssessmentForm:
        """The same form with texts put where nothing was typed; marks and level are never given."""
        data = self.data.copy()  # type: ignore[attr-defined]
        for name, text in texts.items():
            if not data.get(name, "").strip():
                data[name] = text
        return SelfAssessmentForm(self.case, self.own, data)

    @property
    def marks(self) -> dict[str, str]:
        """The marks that could be read, as they are stored."""
        given = {item.code: self.cleaned_data.get(f"mark_{item.code}") for item in self.criteria}
        return {code: str(mark) for code, mark in given.items() if mark is not None}

    @property
    def draft(self) -> Draft:
        """Everything typed."""
        texts = {name: cast(str, self.cleaned_data.get(name, "")) for name in TEXTS}
        return Draft(self.marks, self.cleaned_data.get("level"), texts)


class ReturnForm(Form):
    """Why a self-assessment is sent back."""

    version = VersionField()
    reason = ReasonField(
        label="Lý do trả lại", help_text="Nêu rõ phần cần sửa để người viết biết phải làm gì."
    )


def _mark(criterion: Criterion) -> PointsField:
    return PointsField(
        label=criterion.title,
        help_text=f"{criterion.guidance}. Tối đa {shown(criterion.maximum)} điểm.",
        required=False,
        maximum=criterion.maximum,
    )


def _initial(own: SelfAssessment | None) -> dict[str, Any]:
    if own is None:
        return {"version": 0}
    marks = {f"mark_{code}": Decimal(mark) for code, mark in own.marks.items()}
    texts = {name: getattr(own, name) for name in TEXTS}
    return {"version": own.version, "level": own.level, **texts, **marks}
