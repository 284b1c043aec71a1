"""Posts of the bureau (정원): so many by division, service and grade, from a day on."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from iljari.acts.base import Act
from iljari.acts.decided import PostAuthorised
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.register import programme as programme_of
from iljari.journal import door, read
from iljari.journal.slip import Receipt, Refused, Reversal

PROGRAMME = "bureau.staffing"
POSTS, ADDED = "posts", "posts_added"
SERVICES = ("general", "fixed_term", "management")
GRADES = ("g3_up", "g4", "g5", "g6", "g7_down")
Cell = tuple[str, str, str]
"""Division, service, grade; the grade is empty where a service has none."""

MOST = 10_000


def cells() -> tuple[Cell, ...]:
    """Every cell of the table of posts: grades for the general service, one number for the other services."""
    return tuple(
        (division, service, grade)
        for division in DIVISIONS
        for service in SERVICES
        for grade in (GRADES if service == "general" else ("",))
    )


def posts_on(day: date, seq: int | None = None) -> dict[Cell, int]:
    """The posts of each cell as they stand on a day."""
    by_day: dict[Cell, dict[date, list[int]]] = {}
    for line in read.lines(programme=PROGRAMME, acts=("PostAuthorised",), seq=seq):
        if line.kinds.get("item") == POSTS and line.effective_on <= day:
            told = by_day.setdefault(_cell(line), {}).setdefault(line.effective_on, [0, 0])
            told[0] += int(line.quantity)
            told[1] += 1 if line.reverses is None else -1
    found = {}
    for cell, days in by_day.items():
        living = [on for on, (_, number) in days.items() if number > 0]
        if living:
            found[cell] = days[max(living)][0]
    return found


def _cell(line: read.Line) -> Cell:
    return line.kinds.get("division", ""), line.kinds.get("kind", ""), line.kinds.get("grade", "")


def authorise_posts(*, posts: Mapping[Cell, int], on: date, by: str, at: datetime, key: str) -> Receipt:
    """정원 책정: set the posts of these cells from a day on; what a division gains is also kept as its increase (증원)."""
    sentences = _unfit(posts)
    if sentences:
        raise Refused(sentences)
    if known := _again(posts, on, key):
        return known
    current, before = posts_on(on), posts_on(on - timedelta(days=1))
    changed = {cell: count for cell, count in posts.items() if current.get(cell) != count}
    if not changed:
        raise Refused(["바뀐 정원이 없습니다. 바꿀 칸에 새 정원을 적으십시오."])
    acts: list[Act | Reversal] = [Reversal(pk) for pk in _of_that_day(changed, on)]
    acts += [_act(POSTS, cell, count, on) for cell, count in changed.items()]
    for division in dict.fromkeys(cell[0] for cell in changed):
        gain = _of_division(current | changed, division) - _of_division(before, division)
        if gain > 0 and _of_division(before, division):
            acts.append(_act(ADDED, (division, "", ""), gain, on))
    reason = "correction:state" if any(isinstance(act, Reversal) for act in acts) else ""
    return door.post(acts, actor=by, key=key, recorded_at=at, reason=reason)


def _of_division(posts: Mapping[Cell, int], division: str) -> int:
    return sum(count for cell, count in posts.items() if cell[0] == division)


def _again(posts: Mapping[Cell, int], on: date, key: str) -> Receipt | None:
    """The receipt of this very posting when it is handed in a second time; raises Refused when it says something else."""
    for line in read.lines(keys=[key]):
        said = line.reverses is None and line.kinds.get("item") == POSTS
        if said and (line.effective_on != on or posts.get(_cell(line)) != int(line.quantity)):
            raise Refused(
                ["같은 입력 번호로 다른 정원이 이미 기록되었습니다. 화면을 새로 열어 다시 하십시오."]
            )
    return door.written(key)


def _of_that_day(changed: Mapping[Cell, int], on: date) -> list[int]:
    """What was authorised for these cells from the same day: it is taken back, so that nothing is counted twice."""
    divisions = {cell[0] for cell in changed}
    return [
        line.pk
        for line in read.lines(programme=PROGRAMME, acts=("PostAuthorised",))
        if line.effective_on == on and line.reverses is None and line.reversed_by is None
        and (
            _cell(line) in changed
            if line.kinds.get("item") == POSTS
            else line.kinds.get("division", "") in divisions
        )
    ]  # fmt: skip


def _act(item: str, cell: Cell, count: int, on: date) -> PostAuthorised:
    kinds = {"item": item} | {
        name: code for name, code in zip(("division", "kind", "grade"), cell, strict=True) if code
    }
    return PostAuthorised(programme=PROGRAMME, effective_on=on, quantity=count, kinds=kinds)  # type: ignore[arg-type]


def _unfit(posts: Mapping[Cell, int]) -> list[str]:
    known, found = set(cells()), []
    words = programme_of(PROGRAMME)
    for (division, service, grade), count in posts.items():
        if (division, service, grade) not in known:
            found.append(f"'{division} {service} {grade}'은(는) 정원표에 없는 칸입니다.")
        elif not 0 <= count <= MOST:
            place = " ".join(
                [
                    DIVISIONS[division].ko,
                    words.word("kind", service),
                    *([words.word("grade", grade)] if grade else []),
                ]
            )
            found.append(f"{place}: 정원은 0부터 {MOST:,}까지의 정수로 적으십시오.")
    return found
