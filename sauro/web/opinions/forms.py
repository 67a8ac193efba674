"""Forms of the opinions."""

from __future__ import annotations

from sauro.web.forms import Form, LevelField, ReasonField, VersionField


class OpinionForm(Form):
    """Level and remark."""

    version = VersionField()
    level = LevelField(label="Mức theo ý kiến của cơ quan", required=False)
    remark = ReasonField(label="Nhận xét; bắt buộc khi khác mức đơn vị đề xuất", required=False)


class AgreeForm(Form):
    """A button."""
