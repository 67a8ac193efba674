"""What the README shows is what the commands print."""

from __future__ import annotations

from docs.sample import BEGIN, END, README, sample, with_sample


def test_the_sample_is_what_the_commands_print() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_sample(text)


def test_the_sample_stands_between_its_markers_once() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    assert text.index(BEGIN) < text.index(END)


def test_the_sample_shows_a_table_and_the_reasons_of_one_case() -> None:
    shown = sample()
    assert "Căn cứ: HD-QUY" in shown
    assert "Tối đa" in shown
