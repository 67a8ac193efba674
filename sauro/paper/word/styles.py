"""Page and paragraph styles of a Word template, in the form of Party documents."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from sauro.paper.style import (
    BOTTOM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    STYLES,
    TOP,
    WORD_FONT,
    Align,
    Style,
)

ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_PAGE_NUMBER_SIZE = 13


def set_page(document: Document, *, landscape: bool) -> None:
    """A4 with the margins of Party documents; page numbers from the second page on."""
    section = document.sections[0]
    width, height = PAGE_WIDTH, PAGE_HEIGHT
    if landscape:
        width, height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(TOP // 2)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])


def set_styles(document: Document) -> None:
    """Our paragraph styles, under the names that Word shows."""
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _font(normal)
    for style in STYLES:
        added = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(added, ParagraphStyle)
        _shape(added, style)


def _shape(word: ParagraphStyle, style: Style) -> None:
    _font(word)
    word.font.size = Pt(style.size)
    word.font.bold, word.font.italic = style.bold, style.italic
    word.font.underline = style.underlined
    word.quick_style = True
    form = word.paragraph_format
    form.alignment = ALIGNMENTS[style.align]
    form.first_line_indent, form.left_indent = Mm(style.first_line), Mm(style.left)
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(style.pitch)


def _font(word: ParagraphStyle) -> None:
    """The font by name for every script, so that no theme font slips in."""
    word.font.name = WORD_FONT
    fonts = word.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), WORD_FONT)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(_PAGE_NUMBER_SIZE)
    for kind in ("begin", None, "end"):
        run._r.append(_field_part(kind))


def _field_part(kind: str | None) -> BaseOxmlElement:
    if kind is None:
        code = OxmlElement("w:instrText")
        code.text = "PAGE"
        return code
    part = OxmlElement("w:fldChar")
    part.set(qn("w:fldCharType"), kind)
    return part
