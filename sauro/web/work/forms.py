"""Forms of a task: what it is, how far it is, whether it is accepted, why it is excused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from sauro.casework.people.models import Field, Official, Unit
from sauro.casework.work.evidence import MOST_BYTES, MOST_FILES
from sauro.casework.work.file_kinds import KINDS
from sauro.casework.work.models import Task
from sauro.casework.work.results import FULL, MOST_PERCENT, Report, day_on_time
from sauro.casework.work.values import LABELS, TaskValues, people_of
from sauro.regulation.frame_model import PART_NAMES, Frame
from sauro.regulation.period import Quarter
from sauro.web.forms import CountField, DayField, Form, PercentField, ReasonField, VersionField

LINE = 300


def short(
    label: str, length: int = LINE, *, required: bool = False, **more: Any
) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, max_length=length, required=required, **more)


def people_choices(unit: Unit, period: str) -> QuerySet[Official]:
    """Who may be made responsible, in Vietnamese order."""
    return people_of(unit, Quarter.parse(period)).order_by("sort_key", "id")


class TaskForm(Form):
    """A task of the register; own: the responsible person is the one who plans."""

    title = short(LABELS["title"], required=True)
    axis = forms.TypedChoiceField(label=LABELS["axis"], coerce=int)
    product = short(
        LABELS["product"], help_text="Kết quả cụ thể phải giao: văn bản, công trình, chỉ tiêu."
    )
    deadline = DayField(label=LABELS["deadline"], required=False)
    kind = forms.ChoiceField(label=LABELS["kind"], choices=Task.Kind.choices)
    responsible = forms.ModelChoiceField(
        Official.objects.none(),
        label=LABELS["responsible"],
        required=False,
        empty_label="Không thuộc diện đánh giá (ghi tên ở dưới)",
    )
    responsible_name = short(LABELS["responsible_name"], 120)
    field = forms.ModelChoiceField(
        Field.objects.none(),
        label=LABELS["field"],
        required=False,
        empty_label="Không thuộc lĩnh vực nào",
    )
    duty = short(LABELS["duty"], help_text="Chịu trách nhiệm về gì: chủ trì, phối hợp, ký trình.")
    authority = short(LABELS["authority"], help_text="Được tự quyết định đến đâu.")
    code = short(LABELS["code"], 40, help_text="Để trống thì hệ thống tự đặt.")
    version = VersionField(required=False)

    def __init__(
        self,
        *args: Any,
        unit: Unit,
        period: str,
        frame: Frame,
        own: Official | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        axes = [(axis.number, f"{axis.number}. {axis.title}") for axis in frame.axes]
        self.fields["axis"].choices = [("", "Chọn trục"), *axes]  # type: ignore[attr-defined]
        self.fields["field"].queryset = Field.objects.filter(unit=unit).order_by("name")  # type: ignore[attr-defined]
        if own is not None:
            del self.fields["responsible"], self.fields["responsible_name"]
        else:
            self.fields["responsible"].queryset = people_choices(unit, period)  # type: ignore[attr-defined]

    def values(self) -> TaskValues:
        """What was typed."""
        given = {key: value for key, value in self.cleaned_data.items() if key != "version"}
        return TaskValues(**given | ({"responsible": self.own} if self.own else {}))


class ReportForm(Form):
    """How far a task is; the four parts in percent of plan."""

    progress = CountField(label="Đã làm được (%)", maximum=100, required=False)
    finished_on = DayField(
        label="Ngày hoàn thành", required=False, help_text="Để trống khi chưa xong."
    )
    full = forms.BooleanField(
        label="Đạt 100% kế hoạch cả bốn phần",
        required=False,
        help_text="Chọn ô này thì không phải ghi bốn ô dưới; không ghi ngày thì lấy ngày hạn, "
        "chưa đến hạn thì lấy hôm nay.",
    )
    quantity = PercentField(
        label=f"{PART_NAMES['quantity']} (%)", maximum=MOST_PERCENT, required=False
    )
    quality = PercentField(
        label=f"{PART_NAMES['quality']} (%)", maximum=MOST_PERCENT, required=False
    )
    timeliness = PercentField(label="Đúng tiến độ (%)", maximum=MOST_PERCENT, required=False)
    leadership = PercentField(
        label=f"{PART_NAMES['leadership']} (%)", maximum=MOST_PERCENT, required=False
    )
    note = ReasonField(label="Kết quả đạt được", required=False)
    claims_exceeded = forms.BooleanField(label="Đề nghị ghi nhận vượt yêu cầu", required=False)
    exceeded_ground = ReasonField(
        label="Vượt ở điểm nào, căn cứ gì",
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    version = VersionField()

    def report(self, task: Task) -> Report:
        """What was typed; the box for all four parts fills what was left empty, the day too.

        A ground typed for exceeding is a request to have it noted.
        """
        given = {key: self.cleaned_data[key] for key in Report.__dataclass_fields__}
        given["progress"] = given["progress"] or 0
        if self.cleaned_data["full"]:
            given |= {part: 100 for part in PART_NAMES if given[part] is None}
            if given["finished_on"] is None and not self._says_unfinished():
                given |= {"finished_on": day_on_time(task), "progress": FULL}
        if "exceeded_ground" in self.changed_data and "claims_exceeded" not in self.changed_data:
            given["claims_exceeded"] = bool(given["exceeded_ground"])
        return Report(**given)

    def _says_unfinished(self) -> bool:
        return "progress" in self.changed_data and (self.cleaned_data["progress"] or 0) < FULL

    @classmethod
    def initial_of(cls, task: Task) -> dict[str, object]:
        """What the form starts from."""
        keys = set(cls.base_fields) - {"full"}
        return {key: getattr(task, key) for key in keys}


class AcceptForm(Form):
    """The superior's answer to a reported result."""

    ANSWERS = (("yes", "Nghiệm thu"), ("no", "Không nghiệm thu"))
    accepted = forms.TypedChoiceField(
        label="Kết quả",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        coerce=lambda answer: answer == "yes",
        empty_value=None,
    )
    exceeded = forms.BooleanField(label="Ghi nhận vượt yêu cầu", required=False)
    substandard = forms.BooleanField(label="Chưa đạt yêu cầu chất lượng", required=False)
    note = ReasonField(label="Nhận xét", required=False, widget=forms.Textarea({"rows": 2}))
    version = VersionField()


class AskForm(Form):
    """An objective cause with its document."""

    cause = ReasonField(label="Nguyên nhân khách quan, bất khả kháng")
    document = short(
        "Văn bản làm căn cứ", 200, required=True, help_text="Số, ngày, cơ quan ban hành."
    )
    version = VersionField()


class ConfirmForm(Form):
    """The competent body's confirmation, or the refusal with its reason."""

    body = short(
        "Cấp có thẩm quyền xác nhận", 200, help_text="Tên cơ quan, số và ngày văn bản xác nhận."
    )
    reason = ReasonField(
        label="Lý do không xác nhận", required=False, widget=forms.Textarea({"rows": 2})
    )
    version = VersionField()


class ReasonForm(Form):
    """A reason, for sending back and for reopening."""

    reason = ReasonField()
    version = VersionField()


class VersionForm(Form):
    """Nothing but the version: for buttons."""

    version = VersionField()


class CopyForm(VersionForm):
    """Copying last quarter's plan."""

    repeat_finished = forms.BooleanField(label="Cả việc đã xong, lặp lại hằng quý", required=False)


class ManyFiles(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files: a list."""

    widget = ManyFiles({"accept": ",".join(f".{kind}" for kind in KINDS), "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each on its own; none where none is required."""
        given = data if isinstance(data, list | tuple) else [data]
        read = [super(FilesField, self).clean(each, initial) for each in given or [None]]
        return [each for each in read if each]

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002
        """Whether a file was picked."""
        return bool(data)


def read_files(files: Iterable[UploadedFile[bytes]]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each; of one too large only what shows that it is."""
    for each in files:
        yield str(each.name), each.read(MOST_BYTES + 1)


class UploadForm(Form):
    """Evidence."""

    evidence = FilesField(
        label="Tệp minh chứng",
        help_text=f"pdf, docx, xlsx, png, jpg; mỗi tệp nhiều nhất {MOST_BYTES // 1024 // 1024} MB; "
        f"mỗi nhiệm vụ nhiều nhất {MOST_FILES} tệp. Kéo thả được nhiều tệp vào ô.",
    )
