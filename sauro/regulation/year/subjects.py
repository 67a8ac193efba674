"""Whom a year's rating is about, and which column of QD-366 Điều 11 applies to them."""

from __future__ import annotations

from enum import StrEnum


class SubjectKind(StrEnum):
    """The four kinds of subjects that are rated every year."""

    OFFICIAL = "official"
    COLLECTIVE = "collective"
    PARTY_ORGANISATION = "party_organisation"
    PARTY_MEMBER = "party_member"

    @property
    def vietnamese(self) -> str:
        """The kind's name on screens and papers."""
        return _KIND_NAMES[self]

    @property
    def is_person(self) -> bool:
        """Whether it is a person, not a body."""
        return self in (SubjectKind.OFFICIAL, SubjectKind.PARTY_MEMBER)


_KIND_NAMES = {
    SubjectKind.OFFICIAL: "Cán bộ",
    SubjectKind.COLLECTIVE: "Tập thể lãnh đạo, quản lý, cấp ủy",
    SubjectKind.PARTY_ORGANISATION: "Tổ chức đảng",
    SubjectKind.PARTY_MEMBER: "Đảng viên",
}


class SubjectClass(StrEnum):
    """The three columns of the article."""

    COLLECTIVE = "collective"
    LEADER = "leader"
    OTHER = "other"

    @property
    def vietnamese(self) -> str:
        """The column's name on screens and papers."""
        return _CLASS_NAMES[self]


_CLASS_NAMES = {
    SubjectClass.COLLECTIVE: "tập thể, tổ chức đảng",
    SubjectClass.LEADER: "cá nhân lãnh đạo, quản lý",
    SubjectClass.OTHER: "cá nhân không giữ chức vụ lãnh đạo, quản lý",
}


def subject_class(kind: SubjectKind, *, leads: bool) -> SubjectClass:
    """The column for a subject; a party organisation takes that of collectives (reading D19).

    A person goes by whether they lead, be they rated as an official or as a party member.
    """
    if not kind.is_person:
        return SubjectClass.COLLECTIVE
    return SubjectClass.LEADER if leads else SubjectClass.OTHER
