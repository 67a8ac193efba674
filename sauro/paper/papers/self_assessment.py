"""Self-assessment of an official (bản tự đánh giá): form 5 for the central tier, form 7 for others.

The forms' official layouts are not in hand: this one has the fields the documents ask for.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.layout import Column, Columns, Layout, Row, RowsOf, Table, Text, When
from sauro.paper.papers.reasons import reasons
from sauro.paper.parts import form_code, letterhead, signature, title
from sauro.paper.style import GAP, PLAIN, SECTION, Align
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.product import Exact


@dataclass(frozen=True, slots=True)
class Criterion:
    """A general criterion with the marks given to it."""

    title: str
    maximum: Exact
    points: Exact | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProductLine:
    """A product of an axis; the parts in percent of plan, `kpi` as the score sheet has it."""

    title: str
    result: str
    weight: Exact
    coefficient: Exact
    quantity: Exact | None
    quality: Exact | None
    timeliness: Exact | None
    leadership: Exact | None
    kpi: Exact | None


@dataclass(frozen=True, slots=True)
class AxisLine:
    """An axis with its products; `points` of `maximum`, as the score sheet has them."""

    number: int
    title: str
    main: bool
    maximum: Exact
    kpi: Exact | None
    points: Exact | None
    products: tuple[ProductLine, ...]


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """What the paper says; the score and `outcome` are those computed, never again here.

    central: managed by the Politburo or the Secretariat, so form 5; else form 7.
    period: "quý III/2026". product: the outstanding product that a proposal for excellent
    names (HD-QUY II.3). head_*: what the superior adds, empty before. collective: of a unit's
    collective. commented: whether a head comments at all (not on the head, the collective).
    """

    head: Letterhead
    central: bool
    period: str
    official: Person
    criteria: tuple[Criterion, ...]
    general_points: Fraction | None
    general_maximum: Exact
    axes: tuple[AxisLine, ...]
    results_points: Fraction | None
    results_maximum: Exact
    total_points: Fraction | None
    strengths: str
    shortcomings: str
    outcome: Outcome | None
    own_level: Level | None
    product: str
    signature: Signature
    remedies: str = ""
    collective: bool = False
    commented: bool = True
    head_comment: str = ""
    head_level: Level | None = None
    head_signature: Signature | None = None


_RIGHT, _CENTER = Align.RIGHT, Align.CENTER
_CRITERIA = Table(
    (
        Column("STT", 8, _CENTER),
        Column("Tiêu chí", 80),
        Column("Điểm tối đa", 18, _RIGHT),
        Column("Điểm tự chấm", 20, _RIGHT),
        Column("Ghi chú", 34),
    ),
    RowsOf(
        "criterion",
        "criteria",
        (
            Row(
                (
                    "{{ loop.index }}",
                    "{{ criterion.title }}",
                    "{{ criterion.maximum|figure }}",
                    "{{ criterion.points|points }}",
                    "{{ criterion.note }}",
                )
            ),
        ),
    ),
    Row(
        ("Cộng", "{{ general_maximum|figure }}", "{{ general_points|points }}", ""),
        spans=(2, 1, 1, 1),
        bold=True,
    ),
)
_PRODUCT = Row(
    (
        "{{ axis.number }}.{{ loop.index }}",
        "{{ product.title }}",
        "{{ product.result }}",
        "{{ product.weight|figure }}",
        "{{ product.coefficient|figure }}",
        "{{ product.quantity|figure }}",
        "{{ product.quality|figure }}",
        "{{ product.timeliness|figure }}",
        "{{ product.leadership|figure }}",
        "{{ product.kpi|points }}",
    )
)
_AXIS = Row(
    (
        "{{ axis.number }}",
        "{{ axis.title }} ({% if axis.main %}trục chính{% else %}trục phụ{% endif %}): "
        "{{ axis.points|points }}/{{ axis.maximum|figure }} điểm",
        "{{ axis.kpi|points }}",
    ),
    spans=(1, 8, 1),
    bold=True,
)
_AXES = Table(
    (
        Column("STT", 10, _CENTER),
        Column("Sản phẩm, nhiệm vụ được giao", 36),
        Column("Kết quả, minh chứng", 34),
        Column("Trọng số", 13, _RIGHT),
        Column("Hệ số", 11, _RIGHT),
        Column("Số lượng (%)", 14, _RIGHT),
        Column("Chất lượng (%)", 14, _RIGHT),
        Column("Tiến độ (%)", 13, _RIGHT),
        Column("Tổ chức thực hiện (%)", 15, _RIGHT),
        Column("KPI (%)", 15, _RIGHT),
    ),
    RowsOf("axis", "axes", (_AXIS, RowsOf("product", "axis.products", (_PRODUCT,)))),
    Row(
        ("Cộng: {{ results_points|points }}/{{ results_maximum|figure }} điểm",),
        spans=(10,),
        bold=True,
    ),
)

LAYOUT = Layout(
    "ban-tu-danh-gia",
    "Bản tự đánh giá",
    (
        form_code("{% if central %}Mẫu 5{% else %}Mẫu 7{% endif %}"),
        letterhead(),
        *title(
            "BẢN TỰ ĐÁNH GIÁ, XẾP LOẠI CỦA {% if collective %}TẬP THỂ{% else %}CÁ NHÂN{% endif %}",
            "{{ period }}",
        ),
        When(
            "collective",
            (Text("Tên tập thể: **{{ official.name }}**", PLAIN),),
            (
                Text("Họ và tên: **{{ official.name }}**", PLAIN),
                Text("Chức vụ, chức danh: {{ official.post }}", PLAIN),
            ),
        ),
        Text("Đơn vị công tác: {{ official.unit }}", PLAIN),
        Text("I. KẾT QUẢ TỰ CHẤM ĐIỂM", SECTION, keep=True),
        Text("1. Nhóm tiêu chí chung", SECTION, keep=True),
        _CRITERIA,
        Text("2. Nhóm tiêu chí về kết quả thực hiện nhiệm vụ", SECTION, keep=True),
        _AXES,
        Text(
            "Tổng điểm tự chấm: **{{ total_points|points }}/"
            "{{ (general_maximum + results_maximum)|figure }}**."
        ),
        Text("II. ƯU ĐIỂM, HẠN CHẾ", SECTION, keep=True),
        Text("1. Ưu điểm: {{ strengths|or_dash }}"),
        Text("2. Hạn chế, khuyết điểm và nguyên nhân: {{ shortcomings|or_dash }}"),
        When("remedies", (Text("3. Biện pháp khắc phục: {{ remedies }}"),)),
        Text("III. MỨC XẾP LOẠI", SECTION, keep=True),
        *reasons(every_level=True),
        When(
            "product",
            (Text("Sản phẩm nổi trội làm căn cứ đề xuất (HD-QUY II.3): {{ product }}"),),
        ),
        Text("Mức tự đề xuất: **{{ own_level|level }}**.", keep=True),
        Text("", GAP, keep=True),
        Columns((), signature(hint=True), (50, 50)),
        When(
            "commented",
            (
                Text("IV. NHẬN XÉT, ĐỀ XUẤT CỦA NGƯỜI ĐỨNG ĐẦU", SECTION, keep=True),
                Text("Nhận xét: {{ head_comment|or_dash }}"),
                Text("Đề xuất mức xếp loại: **{{ head_level|level }}**.", keep=True),
                When(
                    "head_signature",
                    (
                        Text("", GAP, keep=True),
                        Columns((), signature("head_signature", hint=True), (50, 50)),
                    ),
                ),
            ),
        ),
    ),
)
