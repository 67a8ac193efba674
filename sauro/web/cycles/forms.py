"""What is typed to open a cycle, to move a last moment, to end a cycle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst

from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.selectors import running_quarter
from sauro.regulation.errors import PeriodNotRated
from sauro.regulation.period import Quarter
from sauro.regulation.readings import Reading, load_readings
from sauro.regulation.rulebook import load_rulebook, quarterly_ids, rulebook_for
from sauro.web.forms import DayField, Form

IN_FORCE = ""
LONGEST_DOCUMENT = 200


def quarters_to_open() -> list[Quarter]:
    """The quarter that runs and its neighbours, where they are rated and not opened yet."""
    running = running_quarter()
    opened = set(Cycle.objects.values_list("period", flat=True))
    near = (running.preceding, running, running.following)
    return [each for each in near if str(each) not in opened and _is_rated(each)]


def _is_rated(quarter: Quarter) -> bool:
    try:
        rulebook_for(quarter).rules(quarter)
    except PeriodNotRated:
        return False
    return True


def chosen_readings() -> list[Reading]:
    """The readings a cycle chooses when it opens (D6, D7)."""
    known = {name for book in quarterly_ids() for name in load_rulebook(book).settings}
    return [each for each in load_readings().values() if each.setting in known]


class OpenForm(Form):
    """Period, rulebook, and a choice for every reading that is a setting."""

    period = forms.ChoiceField(label="Kỳ đánh giá")
    rulebook = forms.ChoiceField(
        label="Bộ quy tắc",
        required=False,
        help_text="Kỳ được tính theo bộ quy tắc này mãi mãi, kể cả khi quy định sau đó thay đổi.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.quarters = quarters_to_open()
        periods = [(str(each), capfirst(each.vietnamese)) for each in self.quarters]
        self.fields["period"].choices = periods  # type: ignore[attr-defined]
        self.fields["rulebook"].choices = [  # type: ignore[attr-defined]
            (IN_FORCE, "Bộ quy tắc có hiệu lực vào ngày cuối quý"),
            *((book, load_rulebook(book).title) for book in quarterly_ids()),
        ]
        for reading in chosen_readings():
            self.fields[str(reading.setting)] = _reading_field(reading)

    def settings(self) -> dict[str, str]:
        """The value chosen for each reading."""
        names = [str(reading.setting) for reading in chosen_readings()]
        return {name: self.cleaned_data[name] for name in names}


def _reading_field(reading: Reading) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"{reading.id}. {reading.title}",
        help_text=reading.question,
        choices=[(option.code, option.text) for option in reading.options],
        initial=reading.taken.code,
        widget=forms.RadioSelect,
    )


class MoveForm(Form):
    """A new last day with its document; seen: the day the page showed."""

    last_day = DayField(label="Ngày cuối cùng mới")
    document = forms.CharField(
        label="Văn bản cho phép dời hạn",
        max_length=LONGEST_DOCUMENT,
        help_text="Số, ngày, cơ quan ban hành; ví dụ: Công văn 12-CV/BTC ngày 15/6/2026.",
    )
    seen = DayField(label="Ngày đang thấy", widget=forms.HiddenInput)


class SureForm(Form):
    """A tick before an act that cannot be taken back."""

    sure = forms.BooleanField(
        label="Tôi đã kiểm tra và hiểu rằng việc này không quay lại được",
        error_messages={"required": "Hãy đánh dấu vào ô này nếu chắc chắn muốn làm."},
    )
