"""Posts (정원) by division, service and grade: as they stand, and the form in which the bureau's head authorises them."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from iljari.catalogue.organisation import DIVISIONS
from iljari.catalogue.register import programme as programme_of
from iljari.desks.budget import forms, operations, rights
from iljari.desks.budget.operations.posts import ADDED, PROGRAMME, Cell, cells
from iljari.desks.budget.screens import asked, shown
from iljari.files.parsing import Unreadable, day, whole_number
from iljari.journal import read
from iljari.journal.slip import Refused


@dataclass(frozen=True)
class Box:
    """A cell of the table: its posts now, and what is typed into it."""

    cell: Cell
    label: str
    now: int | None
    typed: str
    fault: str = ""

    @property
    def name(self) -> str:
        """The field's name."""
        return "-".join(("posts", *self.cell))


def posts(request: HttpRequest) -> HttpResponse:
    """The table of posts; the head of the bureau changes it."""
    rights.require(request, "budget.look_behind")
    faults: list[str] = []
    typed: dict[str, str] = {}
    on = asked.today(request)
    if request.method == "POST":
        rights.require(request, "budget.authorise_posts")
        typed = {
            name: value.strip()[:20] for name, value in request.POST.items() if name.startswith("posts-")
        }
        on, faults, receipt = _authorised(request, typed)
        if receipt:
            messages.success(request, _("정원을 정했습니다. 정한 날부터 적용됩니다."))
            return redirect("budget:posts")
    wanted = asked.asked(request)
    current = operations.posts_on(on if request.method == "POST" else wanted.as_of, wanted.seq)
    rows = [
        (shown.division(one.code), [_box(cell, current, typed) for cell in _cells(one.code)])
        for one in DIVISIONS
    ]
    heads = [_head(cell) for cell in _cells(DIVISIONS[0].code)]
    entries = list(read.lines(programme=PROGRAMME, acts=("PostAuthorised",), seq=wanted.seq))[:-41:-1]
    who = shown.people(line.actor for line in entries)
    told = {
        "rows": [(name, boxes, sum(box.now or 0 for box in boxes)) for name, boxes in rows], "heads": heads,
        "sums": [sum(boxes[place].now or 0 for _, boxes in rows) for place in range(len(heads))],
        "total": sum(current.values()), "faults": faults, "asked": wanted, "on": request.POST.get("on") or f"{on:%Y-%m-%d}",
        "may_post": rights.may(request, "budget.authorise_posts"), "once": request.POST.get("once") or asked.fresh(),
        "history": [_said(line, who) for line in entries],
    }  # fmt: skip
    return render(request, "budget/posts.html", told, status=422 if faults else 200)


@dataclass(frozen=True)
class Said:
    """An entry of posts, in words."""

    line: read.Line
    what: str
    who: str

    @property
    def count(self) -> int:
        """How many."""
        return int(self.line.quantity)


def _said(line: read.Line, who: dict[str, str]) -> Said:
    kinds = line.kinds
    words = [shown.division(kinds.get("division", ""))]
    if kinds.get("kind"):
        words.append(_head((kinds.get("division", ""), kinds["kind"], kinds.get("grade", ""))))
    if kinds.get("item") == ADDED:
        words.append(_("증원"))
    return Said(line, " ".join(words), who[line.actor])


def _cells(division: str) -> list[Cell]:
    return [cell for cell in cells() if cell[0] == division]


def _head(cell: Cell) -> str:
    """What a column is called: 일반직 5급, 임기제."""
    programme = programme_of(PROGRAMME)
    service = programme.word("kind", cell[1], english=forms.english())
    return f"{service} {programme.word('grade', cell[2], english=forms.english())}" if cell[2] else service


def _box(cell: Cell, current: dict[Cell, int], typed: dict[str, str]) -> Box:
    now = current.get(cell)
    name = "-".join(("posts", *cell))
    label = f"{shown.division(cell[0])} {_head(cell)}"
    return Box(cell, label, now, typed.get(name, "" if now is None else str(now)))


def _authorised(request: HttpRequest, typed: dict[str, str]) -> tuple[date, list[str], object]:
    """Read the table and authorise what changed; the day, why not, and the receipt."""
    faults: list[str] = []
    on = asked.today(request)
    try:
        told = day(request.POST.get("on", ""))
        if told is None:
            faults.append(_("언제부터인지 날짜를 적으십시오. 예: 2018-01-18"))
        on = told or on
    except Unreadable as error:
        faults.append(error.sentence_en if forms.english() else error.sentence_ko)
    wanted: dict[Cell, int] = {}
    for cell in cells():
        text = typed.get("-".join(("posts", *cell)), "").removesuffix("명")
        try:
            count = whole_number(text)
        except Unreadable as error:
            sentence = error.sentence_en if forms.english() else error.sentence_ko
            faults.append(f"{shown.division(cell[0])} {_head(cell)}: {sentence}")
            continue
        if count is not None:
            wanted[cell] = count
    if faults:
        return on, faults, None
    try:
        receipt = operations.authorise_posts(
            posts=wanted,
            on=on,
            by=asked.actor(request),
            at=asked.moment(request),
            key=asked.key(request, "posts"),
        )
    except Refused as refused:
        return on, list(refused.sentences), None
    return on, [], receipt
