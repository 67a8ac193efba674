"""The announcement of a session's results (HD-QUY IX.2): how many of which level, by group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.utils import timezone

from sauro.casework.cycles.rules import rules_of
from sauro.casework.decisions.models import Item
from sauro.casework.dossiers.unit_cases import is_central
from sauro.casework.papers.decision_papers import decision_lists
from sauro.casework.papers.letterheads import body_signature
from sauro.casework.papers.session_records import SessionRecords, decided_on
from sauro.casework.people.models import Group
from sauro.paper.papers.announcement import Announcement, GroupCounts
from sauro.regulation.levels import Level
from sauro.regulation.quarter.rules import QuarterRules
from sauro.regulation.quota import ceiling

NO_GROUP = "Không thuộc nhóm tương đồng"
NOT_IN_RATIO = "Ngoài tỷ lệ"


def announcement_paper(records: SessionRecords) -> Announcement:
    """The figures of the session's agenda, and who got what, by groups in Vietnamese order."""
    session = records.session
    published = session.published_at
    day = timezone.localtime(published).date() if published else None
    rules = rules_of(records.cycle)
    return Announcement(
        head=records.letterhead("TB", "", day),
        period=records.cycle.title,
        body=records.body,
        decision=records.decision_words,
        groups=tuple(_groups(records, rules)),
        base_words=rules.quota_base.vietnamese,
        lists=decision_lists(records),
        signature=body_signature(records.cycle, session.body, session.signer_post, session.signer),
        recipients=("Các tập thể, cá nhân có tên trong danh sách", "Lưu"),
    )


def _groups(records: SessionRecords, rules: QuarterRules) -> Iterable[GroupCounts]:
    """Those in the ratio by group; those outside it apart, for the share is not taken of them."""
    lines: dict[tuple[int, bool], list[Item]] = defaultdict(list)
    for item in records.items:
        if is_central(item.case):
            continue
        in_ratio = item.case.in_ratio and item.case.group_id is not None
        lines[item.case.group_id or 0, in_ratio].append(item)
    groups = Group.objects.filter(pk__in=[group for group, _ in lines])
    for group in groups:
        if (group.pk, True) in lines:
            yield _counts(group.name, lines[group.pk, True], records, rules)
        if (group.pk, False) in lines:
            title = f"{group.name} ({NOT_IN_RATIO.lower()})"
            yield _counts(title, lines[group.pk, False], records, rules)
    if (0, False) in lines:
        yield _counts(NO_GROUP, lines[0, False], records, rules)


def _counts(
    title: str, items: list[Item], records: SessionRecords, rules: QuarterRules
) -> GroupCounts:
    levels = [level for item in items if (level := decided_on(item, records))]
    counted = Counter(levels)
    in_ratio = items[0].case.in_ratio and items[0].case.group_id is not None
    return GroupCounts(
        title,
        len(items),
        counted[Level.EXCELLENT],
        counted[Level.GOOD],
        counted[Level.COMPLETED],
        counted[Level.FAILED],
        _base(levels, rules) if in_ratio else 0,
    )


def _base(levels: list[Level], rules: QuarterRules) -> int:
    return ceiling("", levels, (), rules.parameters.quota, rules.quota_base).base
