"""The nine items of the annual dossier and what is missing of them."""

from sauro.regulation.year.dossier import load_dossier

DOSSIER = load_dossier("qd-366-2025")


def numbers(present: set[int], existing: set[int], excused: set[int]) -> list[int]:
    missing = DOSSIER.missing(present, existing=existing, excused=excused)
    return [item.number for item in missing]


def test_the_dossier_has_nine_items_under_one_clause() -> None:
    assert [item.number for item in DOSSIER.items] == list(range(1, 10))
    assert DOSSIER.clause == "QD-366 Điều 17"
    assert DOSSIER.items[5].title == "Văn bản gợi ý kiểm điểm"


def test_an_empty_dossier_lacks_what_every_case_has() -> None:
    assert numbers(set(), set(), set()) == [1, 2, 3, 4, 5]


def test_the_residence_s_comments_may_be_excused_and_nothing_else() -> None:
    assert numbers(set(), set(), {1, 2}) == [1, 3, 4, 5]


def test_what_exists_must_be_in_it() -> None:
    assert numbers({1, 2, 3, 4, 5}, {6, 8}, set()) == [6, 8]
    assert numbers({1, 2, 3, 4, 5, 6, 8}, {6, 8}, set()) == []
