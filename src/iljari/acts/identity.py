"""Two ids that turn out to be one person or body are joined by an act, and parted by one; entries keep their ids."""

from typing import ClassVar

from iljari.acts.base import Act, Mode


class SubjectsJoined(Act):
    """동일인 연결: `subject` and `object` are one and the same from now on known; counts of different subjects follow."""

    ko, en = "동일인 연결", "subjects joined"
    units: ClassVar[tuple[str, ...]] = ("count",)
    mode_by_default = Mode.SINGLE

    def faults(self) -> list[str]:
        """Both ids must be there and differ."""
        found = super().faults()
        if not self.subject or not self.object or self.subject == self.object:
            found.append("연결할 두 사람(기관)의 번호가 서로 달라야 합니다.")
        return found


class SubjectsParted(SubjectsJoined):
    """동일인 연결 해제: `subject` and `object` were not the same after all."""

    ko, en = "동일인 연결 해제", "subjects parted"
