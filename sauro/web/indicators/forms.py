"""One form for all units shown: a result, what it is counted in, a remark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sauro.casework.people.models import Unit
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.indicator_values import Entry
from sauro.web.forms import Form, PercentField, VersionField

MOST_BYTES = 5 * 1024 * 1024
LONGEST_TEXT = 500


class ResultsForm(Form):
    """The units shown whose results are not final; `document` goes with every line changed."""

    document = forms.CharField(
        label="Văn bản nguồn",
        required=False,
        max_length=200,
        help_text="Số, ngày, cơ quan của báo cáo; ghi vào mọi dòng thay đổi trong lần lưu này.",
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        units: Sequence[Unit],
        results: Mapping[int, IndicatorResult],
    ) -> None:
        self.units = [
            unit for unit in units if unit.pk not in results or not results[unit.pk].final
        ]
        super().__init__(data)
        for unit in self.units:
            self._add(unit, results.get(unit.pk))

    def entries(self) -> dict[int, Entry]:
        """What was typed, by unit's id."""
        typed = self.cleaned_data
        return {
            unit.pk: Entry(
                value=typed[f"value_{unit.pk}"],
                measure=typed[f"measure_{unit.pk}"],
                text=typed[f"text_{unit.pk}"],
                version=typed[f"version_{unit.pk}"],
            )
            for unit in self.units
        }

    def _add(self, unit: Unit, result: IndicatorResult | None) -> None:
        made: dict[str, forms.Field] = {
            "value": PercentField(
                label=f"Kết quả, {unit.name}",
                required=False,
                maximum=None,
                initial=result.value if result else None,
            ),
            "measure": forms.ChoiceField(
                label=f"Tính bằng, {unit.name}",
                choices=[("percent", "% kế hoạch"), ("points", "điểm")],
                initial=result.measure if result else "percent",
            ),
            "text": forms.CharField(
                label=f"Nhận xét, {unit.name}",
                required=False,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea({"rows": 1, "class": "wk-line"}),
                initial=result.text if result else "",
            ),
            "version": VersionField(initial=result.version if result else 0),
        }
        for name, field in made.items():
            field.widget.attrs["aria-label"] = field.label or ""
            self.fields[f"{name}_{unit.pk}"] = field


class ReopenForm(Form):
    """Which result, as it was seen."""

    result = forms.IntegerField(widget=forms.HiddenInput)
    version = VersionField()


class UploadForm(Form):
    """The file."""

    file = forms.FileField(
        label="Tệp Excel",
        help_text="Theo tệp mẫu, nhiều nhất 5 MB. Xem trước từng dòng rồi mới ghi.",
        widget=forms.FileInput({"accept": ".xlsx"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not larger than can be previewed."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("Tệp lớn hơn 5 MB. Hãy xóa bớt trang tính, hình ảnh.")
        return file


class SeenForm(Form):
    """What was seen, so that nothing else is written."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
