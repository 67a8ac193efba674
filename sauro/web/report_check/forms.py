"""A report to be checked: a file, or its text pasted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from sauro.tables.errors import InputErrors
from sauro.tables.refused_lines import file_of_bytes
from sauro.tables.report_text import KINDS, read_report
from sauro.web.forms import Form

MOST_BYTES = 2 * 1024 * 1024
MOST_LETTERS = 500_000
TOO_LARGE = "Tệp lớn hơn 2 MB. Hãy bỏ hình ảnh trong tệp hoặc dán riêng phần chữ."
TOO_LONG = (
    "Văn bản dài hơn 500.000 ký tự (khoảng 200 trang). Hãy chia thành nhiều phần rồi đối chiếu "
    "từng phần."
)
NOTHING = "Chưa có gì để đối chiếu. Hãy chọn một tệp hoặc dán văn bản."
BOTH = "Vừa chọn tệp vừa dán văn bản. Hãy chỉ dùng một cách."


class ReportForm(Form):
    """One of the two; `report` is the text in the end. The text stays as typed, spaces too."""

    refusal = "Chưa đối chiếu được. Hãy xem lại:"
    file = forms.FileField(
        label="Tệp báo cáo",
        required=False,
        help_text="Tệp .docx, .txt hoặc .md, nhiều nhất 2 MB.",
        widget=forms.FileInput({"accept": ",".join(KINDS)}),
    )
    text = forms.CharField(
        label="Hoặc dán văn bản",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8}),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        """Not larger than is read."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def clean(self) -> dict[str, Any]:
        """The text of the file or the one pasted."""
        given = super().clean() or {}
        if self.errors:
            return given
        file, text = given["file"], given["text"]
        if file is not None and text.strip():
            raise forms.ValidationError(BOTH)
        if file is None and not text.strip():
            raise forms.ValidationError(NOTHING)
        given["report"] = text if file is None else self._read(file)
        if len(given["report"]) > MOST_LETTERS:
            self.add_error("text" if file is None else "file", TOO_LONG)
        return given

    def _read(self, file: UploadedFile[bytes]) -> str:
        try:
            with file_of_bytes(file.read(), str(file.name)) as path:
                return read_report(str(path))
        except InputErrors as errors:
            self.add_error("file", errors.lines())
            return ""
