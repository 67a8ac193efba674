"""Notice of the level to one person or collective (HD-QUY IX.2; thông báo kết quả xếp loại)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.layout import Layout, Text, When
from sauro.paper.papers.reasons import reasons
from sauro.paper.parts import closing, letterhead, title
from sauro.paper.style import BODY
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Notice:
    """What the paper says. level None: not rated, and `reason` says why.

    body: who decided ("Ban Thường vụ Tỉnh ủy"). decision: its number and day in words, or empty.
    reason: why the level differs from the rules' or the proposal, empty where it does not.
    review_until: the last day to ask for a review; review_body: where to.
    """

    head: Letterhead
    period: str
    person: Person
    collective: bool
    body: str
    decision: str
    score: Fraction | None
    outcome: Outcome | None
    level: Level | None
    reason: str
    review_until: date | None
    review_body: str
    signature: Signature
    recipients: tuple[str, ...]


LAYOUT = Layout(
    "thong-bao-ca-nhan",
    "Thông báo kết quả xếp loại",
    (
        letterhead(),
        *title("THÔNG BÁO", "kết quả đánh giá, xếp loại {{ period }}"),
        Text(
            "{% if decision %}Căn cứ {{ decision }}, {% endif %}{{ body }} thông báo kết quả "
            "đánh giá, xếp loại {{ period }} đối với "
            "{% if collective %}tập thể{% else %}đồng chí{% endif %} **{{ person.name }}**"
            "{% if person.post %}, {{ person.post }}{% endif %}"
            "{% if person.unit %}, {{ person.unit }}{% endif %} như sau:"
        ),
        Text("1. Mức xếp loại: **{{ level|decided }}**."),
        Text("2. Tổng điểm đánh giá: {{ score|points }}."),
        Text("3. Căn cứ xếp loại", BODY, keep=True),
        *reasons(every_level=False),
        When("reason", (Text("4. Lý do của cấp có thẩm quyền: {{ reason }}"),)),
        When(
            "review_until",
            (
                Text(
                    "Trường hợp có ý kiến khác, đề nghị gửi văn bản nêu rõ căn cứ đến "
                    "{{ review_body }} chậm nhất ngày {{ review_until|day }}."
                ),
            ),
        ),
        Text(
            "{{ body }} thông báo để {% if collective %}tập thể{% else %}đồng chí{% endif %} "
            "và cơ quan, đơn vị liên quan biết, thực hiện.",
            keep=True,
        ),
        *closing(),
    ),
)
