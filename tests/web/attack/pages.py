"""The forms and texts of a page, read as a browser reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Fields = dict[str, list[str]]


def body_of(answer: Any) -> bytes:
    """All of an answer, also of one that is sent as it is read."""
    return b"".join(answer) if answer.streaming else bytes(answer.content)


@dataclass
class Control:
    """What may be typed or chosen; choices: of a select or radio. typed: text, number, day …"""

    name: str
    typed: str
    values: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)


@dataclass
class PageForm:
    """A form; action "" is the page itself."""

    method: str
    action: str
    controls: dict[str, Control] = field(default_factory=dict)

    def fields(self) -> Fields:
        """What a browser sends when nothing was touched."""
        return {name: list(each.values) for name, each in self.controls.items() if each.values}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._open: PageForm | None = None
        self._select: Control | None = None
        self._area: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = PageForm(given.get("method", "get").lower(), given.get("action", ""))
            self.forms.append(self._open)
        elif tag == "option" and self._select is not None:
            self._select.choices.append(given.get("value", ""))
            if "selected" in given:
                self._select.values = [given.get("value", "")]
        elif self._open is not None and given.get("name"):
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        assert self._open is not None
        typed = given.get("type", "text") if tag in ("input", "button") else tag
        looks = given.get("class", "")
        if typed == "text" and ("sr-day" in looks or "sr-figure" in looks):
            typed = "day" if "sr-day" in looks else "figure"
        control = self._open.controls.setdefault(given["name"], Control(given["name"], typed))
        if tag == "select":
            self._select = control
        elif tag == "textarea":
            self._area = control
        elif typed in ("radio", "checkbox", "submit"):
            control.choices.append(given.get("value", "on"))
            if "checked" in given:
                control.values.append(given.get("value", "on"))
        elif typed != "file":
            control.values.append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.values.append(data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None


def forms_of(page: str) -> list[PageForm]:
    """Every form of the page, in its order."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms
