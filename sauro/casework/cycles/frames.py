"""Versions of the frames: loaded one after the other, never edited; the newest counts."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import IntegrityError, transaction

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.frame_content import frame_json, read_frame
from sauro.casework.cycles.models import FrameVersion
from sauro.casework.errors import Refused, Stale
from sauro.regulation.frame_checks import frame_problems, shown
from sauro.regulation.frame_model import Block, Frame
from sauro.regulation.frames import DEFAULT_RULEBOOK, list_frames

__all__ = [
    "FrameFile",
    "faults_of",
    "frame_in_use",
    "frame_json",
    "frame_of_version",
    "load_frame_version",
    "newest",
    "newest_of_all",
    "packaged",
    "read_frame",
]

NEWER = (
    "Vừa có phiên bản khác của khung này được nạp từ lúc bạn xem trước. Chưa ghi gì. "
    "Hãy xem lại các chỗ khác dưới đây rồi xác nhận lại."
)
SAME = "Khung trong tệp giống hệt khung đang dùng: không có gì để nạp."


class FrameFile(NamedTuple):
    """The file a frame came in: its name, the digest (SHA-256) of its bytes."""

    name: str
    digest: str


def packaged(block: Block, rulebook: str = DEFAULT_RULEBOOK) -> Frame:
    """The frame packaged for a block. LookupError when the rulebook has none for it."""
    found = [frame for frame in list_frames(rulebook) if frame.block is block]
    if not found:
        raise LookupError(f"{rulebook}: {block}")
    return found[0]


def newest(block: Block, by: date | None = None) -> FrameVersion | None:
    """The newest version of a block; by: only of those in force on that day."""
    versions = FrameVersion.objects.filter(block=block.value)
    if by is not None:
        versions = versions.filter(in_force_from__lte=by)
    return versions.order_by("-number").first()


def newest_of_all(by: date) -> dict[str, int]:
    """The id of each block's newest version in force on that day; blocks without one left out."""
    versions = FrameVersion.objects.filter(in_force_from__lte=by).order_by("block", "number")
    return dict(versions.values_list("block", "pk"))


def frame_in_use(block: Block) -> Frame:
    """What the next cycle would take: the newest version, or else the packaged frame."""
    version = newest(block)
    return packaged(block) if version is None else read_frame(version.content)


@lru_cache(maxsize=128)
def frame_of_version(version_id: int) -> Frame:
    """The frame of a version: read once, as a version never changes."""
    return read_frame(FrameVersion.objects.get(pk=version_id).content)


def faults_of(frame: Frame) -> list[str]:
    """Why a frame cannot be loaded, in words; empty when it can.

    The axes and the scale are the province's for every block (HD-QUY V.1, QD-366 Điều 10).
    """
    faults = [str(problem) for problem in frame_problems(frame)]
    model = packaged(frame.block)
    if len(frame.axes) != len(model.axes):
        faults.append(
            f"Khung có {len(frame.axes)} trục kết quả; mọi khối dùng chung {len(model.axes)} trục "
            "(HD-QUY V.1): trục nào không thuộc khối thì ghi điểm tối đa bằng 0."
        )
    if frame.totals != model.totals:
        faults.append(
            f"Khung chia {shown(frame.totals.general)} điểm tiêu chí chung và "
            f"{shown(frame.totals.results)} điểm kết quả; phải là {shown(model.totals.general)} "
            f"và {shown(model.totals.results)} (QD-366 Điều 10)."
        )
    return faults


def load_frame_version(
    *, actor: Actor, frame: Frame, file: FrameFile, note: str = "", after: int | None = None
) -> FrameVersion:
    """Add the frame as its block's next version; cycles opened later take it.

    after: the number it was compared with (0: the packaged frame); Stale when that is no longer
    the newest. Refused when it is unsound or changes nothing.
    """
    faults = faults_of(frame)
    if faults:
        raise Refused(" ".join(faults))
    try:
        with transaction.atomic():
            before = newest(frame.block)
            number = before.number if before else 0
            if after is not None and after != number:
                raise Stale(NEWER)
            if frame_in_use(frame.block) == frame:
                raise Refused(SAME)
            return _add(actor, frame, file, note, number + 1)
    except IntegrityError:
        raise Stale(NEWER) from None


def _add(actor: Actor, frame: Frame, file: FrameFile, note: str, number: int) -> FrameVersion:
    version = FrameVersion.objects.create(
        block=frame.block.value,
        number=number,
        title=frame.title,
        sample=frame.sample,
        in_force_from=frame.in_force_from,
        content=frame_json(frame),
        loaded_at=clock.now(),
        loaded_by=actor.username,
        file_name=file.name,
        digest=file.digest,
        note=note,
    )
    details = {
        "block": version.block,
        "number": number,
        "title": frame.title,
        "sample": frame.sample,
        "file": file.name,
        "digest": file.digest,
        "note": note,
    }
    record(actor, "load_frame", f"frame:{version.pk}", details=details)
    return version
