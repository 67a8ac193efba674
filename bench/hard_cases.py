"""Cases that separate exact from nearly: what is special, the JSON of it, and what is right."""

from __future__ import annotations

from typing import NamedTuple

REFUSED, INSUFFICIENT = "từ chối", "chưa đủ dữ liệu"


class Hard(NamedTuple):
    """A hard case: what is special about it, JSON that replaces the sound facts, what is right."""

    said: str
    changes: dict[str, str]
    right: str


SOUND = {
    "score": "95",
    "counted": "10",
    "completed": "10",
    "late": "0",
    "substandard": "0",
    "exceeded": "3",
}
HARD: tuple[Hard, ...] = (
    Hard("điểm 90", {"score": "90"}, "excellent"),
    Hard("điểm 89.99", {"score": "89.99"}, "good"),
    Hard("điểm 89.995", {"score": "89.995"}, REFUSED),
    Hard("điểm 89.9999999", {"score": "89.9999999"}, REFUSED),
    Hard("điểm 89. và hai mươi chữ số 9", {"score": f"89.{'9' * 20}"}, REFUSED),
    Hard('điểm "89.99" (chữ)', {"score": '"89.99"'}, "good"),
    Hard('điểm "90" (chữ)', {"score": '"90"'}, "excellent"),
    Hard('điểm "ninety"', {"score": '"ninety"'}, REFUSED),
    Hard('điểm "45+45"', {"score": '"45+45"'}, REFUSED),
    Hard("điểm null", {"score": "null"}, INSUFFICIENT),
    Hard("không có điểm", {"score": ""}, INSUFFICIENT),
    Hard("điểm true", {"score": "true"}, REFUSED),
    Hard("điểm 101", {"score": "101"}, REFUSED),
    Hard("điểm -1", {"score": "-1"}, REFUSED),
    Hard("hoàn thành 10/10, vượt 3/10", {}, "excellent"),
    Hard("hoàn thành 9/10", {"completed": "9"}, "failed"),
    Hard("vượt 29/100", {"counted": "100", "completed": "100", "exceeded": "29"}, "good"),
    Hard("chậm 2/10", {"late": "2"}, "completed"),
    Hard("chậm 21/100", {"counted": "100", "completed": "100", "late": "21"}, "failed"),
    Hard("không có nhiệm vụ", {"counted": "0", "completed": "0", "exceeded": "0"}, INSUFFICIENT),
    Hard("hoàn thành 11/10", {"completed": "11"}, REFUSED),
    Hard("hoàn thành 10,9 nhiệm vụ", {"completed": "10.9"}, REFUSED),
    Hard("chậm -1 nhiệm vụ", {"late": "-1"}, REFUSED),
)
