"""A Word document as lines: paragraphs, tables, notes, and files that are refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from sauro.reconcile import check_text
from sauro.tables import docx_text
from sauro.tables.docx_text import docx_lines
from sauro.tables.errors import InputErrors

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def written(tmp_path: Path, body: str, notes: str = "") -> Path:
    path = tmp_path / "bao-cao.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        if notes:
            archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{notes}</w:footnotes>")
    return path


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{paragraph(run(text))}</w:footnote>'


REFERENCE = '<w:r><w:footnoteReference w:id="7"/></w:r>'


def test_a_document_of_word(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Kết quả xếp loại:")
    document.add_paragraph("HTXSNV: 03 tập thể", style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for place, text in enumerate(["Mức", "Số lượng", "Tỷ lệ"]):
        table.rows[0].cells[place].text = text
    for place, text in enumerate(["Hoàn thành tốt nhiệm vụ", "13", "81,25"]):
        table.rows[1].cells[place].text = text
    document.add_paragraph("Hết.")
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert docx_lines(path) == [
        "Kết quả xếp loại:",
        "HTXSNV: 03 tập thể",
        "",
        "| Mức | Số lượng | Tỷ lệ |",
        "| Hoàn thành tốt nhiệm vụ | 13 | 81,25 |",
        "",
        "Hết.",
    ]


def test_a_note_follows_its_paragraph_and_its_mark_is_raised(tmp_path: Path) -> None:
    body = paragraph(run("hoàn thành nhiệm vụ 04 tập thể"), REFERENCE, run(", tỷ lệ 14,81%."))
    path = written(tmp_path, body, note(7, "Sở A; Sở B."))
    assert docx_lines(path) == [
        "hoàn thành nhiệm vụ 04 tập thể¹, tỷ lệ 14,81%.",
        "",
        "¹ Sở A; Sở B.",
        "",
    ]
    (finding,) = check_text("\n".join(docx_lines(path))).findings
    assert (finding.kind, finding.line, finding.printed, finding.computed) == (
        "parts",
        1,
        "04",
        "2",
    )


def test_notes_in_a_table_follow_the_table(tmp_path: Path) -> None:
    cell = "<w:tc>{}</w:tc>".format
    row = f"<w:tr>{cell(paragraph(run('A|B')))}{cell(paragraph(run('3'), REFERENCE))}</w:tr>"
    path = written(tmp_path, f"<w:tbl>{row}</w:tbl>", note(7, "Sở A."))
    assert docx_lines(path) == ["", "| A B | 3¹ |", "", "", "¹ Sở A.", ""]


def test_a_spanning_cell_keeps_the_columns_in_place(tmp_path: Path) -> None:
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    row = (
        f"<w:tr><w:tc>{span}{paragraph(run('Tốt'))}</w:tc><w:tc>{paragraph(run('5'))}</w:tc></w:tr>"
    )
    assert docx_lines(written(tmp_path, f"<w:tbl>{row}</w:tbl>"))[1] == "| Tốt |  | 5 |"


def test_an_inner_table_is_read_once_as_words_of_its_cell(tmp_path: Path) -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('5'))}</w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc>{paragraph(run('Tốt'))}{inner}</w:tc></w:tr>"
    assert docx_lines(written(tmp_path, f"<w:tbl>{row}</w:tbl>")) == ["", "| Tốt 5 |", ""]


def test_deleted_text_and_instructions_are_left_out_and_breaks_kept(tmp_path: Path) -> None:
    deleted = f"<w:del>{run('cũ')}</w:del>"
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    runs = run("một"), "<w:r><w:tab/></w:r>", "<w:ins>" + run("hai") + "</w:ins>"
    body = paragraph(*runs, deleted, code, "<w:r><w:br/></w:r>", run("ba"))
    assert docx_lines(written(tmp_path, body)) == ["một hai", "ba"]


def test_listed_paragraphs_begin_with_a_dash(tmp_path: Path) -> None:
    listed = "<w:pPr><w:numPr/></w:pPr>"
    assert docx_lines(written(tmp_path, paragraph(listed, run("mục")))) == ["- mục"]


@pytest.mark.parametrize(
    "content",
    [b"", b"khong phai zip", b"PK\x03\x04" + b"\0" * 40],
    ids=["empty", "text", "torn"],
)
def test_what_is_no_document_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(content)
    with pytest.raises(InputErrors, match=r"hong\.docx: tệp Word hỏng"):
        docx_lines(path)


@pytest.mark.parametrize("body", ["<w:p>", "<!DOCTYPE x>"])
def test_broken_xml_is_refused(body: str, tmp_path: Path) -> None:
    path = tmp_path / "hong.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", body)
    with pytest.raises(InputErrors, match="tệp Word hỏng"):
        docx_lines(path)


def test_broken_notes_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph(run("a")), "<w:footnote>")
    with pytest.raises(InputErrors, match="tệp Word hỏng"):
        docx_lines(path)


def test_an_excel_file_named_docx_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bang.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(InputErrors, match="tệp Word hỏng"):
        docx_lines(path)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (docx_text.MOST_XML + 1))
    with pytest.raises(InputErrors, match="50 MB"):
        docx_lines(path)


def test_deeply_nested_xml_does_not_break_the_reading(tmp_path: Path) -> None:
    body = "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000
    with pytest.raises(InputErrors, match="tệp Word hỏng"):
        docx_lines(written(tmp_path, body))
