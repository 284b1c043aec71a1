"""A message goes once to whom its criterion names, is a record with counts and cost, and is tried again without doubling."""

import json
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from iljari.access.models import LogRow, LogSubject
from iljari.desks.notices import carrier, operations
from iljari.desks.notices.audience import Narrowed
from iljari.desks.notices.models import Delivery, Message
from iljari.exchange.messages import Folder
from iljari.figures.evaluate import Book
from iljari.journal import read
from iljari.journal.slip import Refused
from iljari.kernel.world import World
from iljari.registry import identity
from iljari.registry.subject import stops
from tests.desks.notices import desk
from tests.desks.notices.desk import AT, BY, ON, PROGRAMME

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where deliveries are written."""
    settings.MESSAGE_FOLDER = tmp_path / "messages"
    return tmp_path / "messages"


@pytest.fixture
def three(loaded: date) -> list[str]:
    """Three who take part: two with a telephone, one without."""
    people = [
        desk.person("하나", "1993-05-17", phone="01012345678"),
        desk.person("두리", "1985-11-02", phone="01023456789"),
        desk.person("세리", "1960-02-29", email="seri@example.kr"),
    ]
    for who in people:
        desk.takes_part(who, date(2019, 3, 4))
    return people


class Stubborn(Folder):
    """A carrier that refuses whoever's contact ends so."""

    refuses = "6789"

    def carry(self, **told: str) -> None:
        """Like the folder, but for those."""
        if told["contact"].endswith(self.refuses):
            raise carrier.NotCarried("회선이 끊겼습니다.")
        super().carry(**told)


def counts(paper: Message) -> dict[str, int]:
    """The numbers of a record."""
    paper.refresh_from_db()
    return {
        name: getattr(paper, f"{name}_count")
        for name in ("audience", "reached", "without_contact", "stopped", "not_sent")
    } | {"cost": paper.cost_won}


def test_a_message_is_a_record(three: list[str], folder: Path) -> None:
    """When, by whom, by which criterion, how many, what, for how much (D16)."""
    stops.stop(three[0], by=BY, at=AT)
    paper = desk.sent(desk.written("record"))
    assert counts(paper) == {
        "audience": 3, "reached": 1, "without_contact": 1, "stopped": 1, "not_sent": 0, "cost": 10,
    }  # fmt: skip
    assert (paper.state, paper.sent_by, paper.sent_at) == ("sent", BY, AT)
    entries = [
        (line.quantity, line.unit, line.amount_won, dict(line.kinds))
        for line in read.lines(programme=PROGRAMME, acts=("MessageSent",), object=paper.pk)
    ]
    kinds = {"kind": "schedule", "channel": "text"}
    assert entries == [(1, "people", 10, kinds), (1, "cases", None, kinds)]


def test_numbers_stand_nowhere(three: list[str], folder: Path) -> None:
    """Neither in the papers nor in the folder; the files are the owner's alone."""
    paper = desk.sent(desk.written("numbers"))
    files = sorted(folder.iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    told = [json.loads(file.read_text()) for file in files]
    assert {one["text"] for one in told} == {paper.text}
    kept = json.dumps(told) + json.dumps(list(Message.objects.values()), default=str)
    kept += json.dumps(list(Delivery.objects.values()), default=str)
    assert not any(number in kept for number in ("12345678", "1234-5678", "3456-789", "23456789"))
    assert "practice" not in told[0]


def test_practice_says_so(three: list[str], folder: Path, settings: Any) -> None:
    """In the practice world each file says that nothing was sent."""
    settings.WORLD = World.PRACTICE
    desk.sent(desk.written("practice"))
    assert all("연습" in json.loads(file.read_text())["practice"] for file in folder.iterdir())


def test_the_log_names_whoever_is_written_to(three: list[str]) -> None:
    """One row, before anything is opened: who was reached for which message, by which field; not who has no contact."""
    paper = desk.sent(desk.written("log"))
    row = LogRow.objects.get(case=paper.pk)
    assert (row.act, row.purpose, row.fields, row.account) == ("send", "notices.send", "phone", BY)
    assert set(LogSubject.objects.filter(row=row).values_list("subject", flat=True)) == set(three[:2])


def test_sent_once(three: list[str], folder: Path) -> None:
    """The same message sent again does nothing."""
    paper = desk.sent(desk.written("once"))
    before, last = counts(paper), read.last_seq()
    assert counts(desk.sent(paper)) == before
    assert (len(list(folder.iterdir())), read.last_seq()) == (2, last)
    assert desk.written("once").pk == paper.pk


def test_whom_it_did_not_reach_is_tried_again(
    three: list[str], folder: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A carrier that fails leaves 'not sent'; the second time only they get it, and only they are added."""
    settings.MESSAGE_CARRIER = f"{__name__}.Stubborn"
    paper = desk.sent(desk.written("again"))
    assert (paper.state, counts(paper)["reached"], counts(paper)["not_sent"]) == ("partly", 1, 1)
    monkeypatch.setattr(Stubborn, "refuses", "nobody")
    paper = desk.sent(paper)
    assert (paper.state, counts(paper)["reached"], counts(paper)["cost"]) == ("sent", 2, 20)
    lines = list(read.lines(programme=PROGRAMME, acts=("MessageSent",), object=paper.pk))
    assert [(line.quantity, line.unit) for line in lines] == [(1, "people"), (1, "cases"), (1, "people")]
    assert len(list(folder.iterdir())) == 2


def test_nobody_reached_is_no_message(
    three: list[str], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the carrier takes nothing, nothing is posted, and it can be tried again."""
    settings.MESSAGE_CARRIER = f"{__name__}.Stubborn"
    monkeypatch.setattr(Stubborn, "refuses", "")
    paper = desk.sent(desk.written("nobody"))
    assert (paper.state, paper.may_go) == ("not_sent", True)
    assert not list(read.lines(programme=PROGRAMME, acts=("MessageSent",), object=paper.pk))


def test_a_broken_carrier_is_met_again_at_the_same_place(three: list[str], folder: Path) -> None:
    """What the carrier took just before the program died is not sent a second time: it knows the reference."""
    paper = desk.sent(desk.written("died"))
    Delivery.objects.filter(message=paper).exclude(state="no_contact").update(state="waiting", posted=True)
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    desk.sent(paper)
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_whoever_stops_between_two_tries_gets_nothing(
    three: list[str], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stop on processing counts from its day on, for the second try too."""
    settings.MESSAGE_CARRIER = f"{__name__}.Stubborn"
    paper = desk.sent(desk.written("stopped"))
    stops.stop(three[1], by=BY, at=AT)
    monkeypatch.setattr(Stubborn, "refuses", "nobody")
    assert counts(desk.sent(paper)) == {
        "audience": 3, "reached": 1, "without_contact": 1, "stopped": 1, "not_sent": 0, "cost": 10,
    }  # fmt: skip


def test_two_ids_of_one_person_are_one_message(loaded: date, folder: Path) -> None:
    """Whoever was registered twice and joined gets it once, at the number that stands under either id."""
    one, other = desk.person("하나", "1993-05-17"), desk.person("하나", "1993-05-17", phone="01012345678")
    for who in (one, other):
        desk.takes_part(who, date(2019, 3, 4))
    identity.join(one, other, reason="identity_checked", by=BY, recorded_at=AT)
    assert counts(desk.sent(desk.written("joined"))) == {
        "audience": 1, "reached": 1, "without_contact": 0, "stopped": 0, "not_sent": 0, "cost": 10,
    }  # fmt: skip


def test_another_room_tells_persons(three: list[str], folder: Path) -> None:
    """notify: by opaque ids, once a key; a message that goes with a posting goes only if that stands."""
    told = {
        "persons": three[:1],
        "programme": PROGRAMME,
        "kind": "result",
        "text": "선정되었습니다.",
        "by": BY,
        "at": AT,
    }
    paper = operations.notify(key="r1", **told)  # type: ignore[arg-type]
    assert Message.objects.filter(key="notify:r1").count() == 1
    assert operations.notify(key="r1", **told).pk == paper.pk  # type: ignore[arg-type]
    with pytest.raises(Refused, match="C20"):
        operations.notify(key="r2", **told | {"kind": "recruitment"})  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=False)
def test_what_is_told_leaves_when_the_transaction_has_ended(
    three: list[str], folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """Not before, and not when it was rolled back."""
    told = {"programme": PROGRAMME, "kind": "result", "text": "선정되었습니다.", "by": BY, "at": AT}
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        paper = operations.notify(persons=three, key="after", **told)  # type: ignore[arg-type]
        assert paper.state == "draft"
        assert not folder.exists()
    paper.refresh_from_db()
    assert (paper.state, len(list(folder.iterdir()))) == ("sent", 2)


def test_the_figures_count_it(three: list[str]) -> None:
    """Messages, people reached and cost, of all programmes and by kind."""
    before = Book(ON)
    asked = ("messages", "people_reached", "message_cost")
    names = [f"bureau.notices:{name}{kinds}" for name in asked for kinds in ("", " kind=schedule")]
    first = [before.figure(name).value or 0 for name in names]
    desk.sent(desk.written("figures"))
    after = [Book(ON).figure(name).value or 0 for name in names]
    assert [b - a for a, b in zip(first, after, strict=True)] == [1, 1, 2, 2, 20, 20]


def test_no_price_no_message(three: list[str], settings: Any) -> None:
    """What a message costs must be known on the day."""
    settings.MESSAGE_PRICES = {"short": {"2020-01-01": "10"}}
    paper = desk.written("price")
    with pytest.raises(Refused, match="단가"):
        desk.sent(paper)
    assert counts(paper)["audience"] == 0


def test_thrown_away_only_before_it_is_sent(three: list[str]) -> None:
    """A draft can go; what was sent is a record."""
    operations.discard(message=desk.written("away").pk)
    paper = desk.sent(desk.written("stays"))
    with pytest.raises(Refused, match="기록"):
        operations.discard(message=paper.pk)


def test_nobody_fits(loaded: date) -> None:
    """A criterion that nobody fits sends nothing."""
    paper = desk.written("none", narrowed=Narrowed(since_on=date(2019, 4, 1), until_on=date(2019, 4, 2)))
    with pytest.raises(Refused, match="없습니다"):
        desk.sent(paper)
