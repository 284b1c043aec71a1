"""The 45 verbs of this desk, each done by its actor in its programme, on screen, by file or by interface, and posted."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from iljari.catalogue.register import all_programmes
from iljari.desks.returns import operations, rows, tables
from iljari.desks.returns.forms import For
from iljari.desks.returns.models import Analysis, Officer, Return, Travel
from iljari.journal import read
from tests.desks.returns.people import AT, FEBRUARY, JANUARY, Person, new_operator, owing, sign_in

pytestmark = pytest.mark.django_db

_TEXT = Path(__file__).parents[2].joinpath("verbs.csv").read_text(encoding="utf-8")
VERBS = {row["id"]: row for row in csv.DictReader(_TEXT.splitlines())}
OUTSIDE = {"firm", "enterprise", "university", "union", "operator's staff"}


def code_of(verb: str) -> str:
    """The programme that a verb names."""
    slug = VERBS[verb]["programme"].replace("-", "_")
    return next(code for code in all_programmes() if code.split(".")[1] == slug)


@dataclass
class Actor:
    """Whoever does a verb: signed in, with the place for which they stand."""

    person: Person
    programme: str
    operator: str = ""
    district: str = ""


def actor_of(verb: str) -> Actor:
    """The verb's actor in the verb's programme; firms, unions and universities deliver as operators do."""
    programme, actor = code_of(verb), VERBS[verb]["actor"]
    division = programme.split(".")[0].replace("bureau", "jobs")
    if actor == "district officer":
        return Actor(sign_in("district officer", district="gwanak"), programme, district="gwanak")
    if actor in OUTSIDE:
        operator = new_operator(
            programme, actor.replace("operator's staff", "operator").replace("enterprise", "firm")
        )
        return Actor(sign_in("operator's staff", operator=operator), programme, operator=operator)
    if actor == "bureau head":
        return Actor(sign_in("bureau head"), programme)
    return Actor(sign_in(actor, division=division), programme, operator="city")


# --- returns of numbers ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reported:
    """A verb that reports a number: which, how many, and by which way it comes in."""

    indicator: str
    value: str
    act: str
    kinds: dict[str, str] = field(default_factory=dict)
    way: str = "screen"
    months: int = 1


REPORTED = {
    "v003": Reported("staff", "5", "StaffCounted", {"division": "jobs", "grade": "g5"}),
    "v026": Reported("academy_trainees", "3", "Trained"),
    "v029": Reported("jobs", "2573", "JobCreated", {"group": "youth"}),
    "v030": Reported("jobs", "41", "JobCreated", {"group": "seniors"}),
    "v035": Reported("jobs_by_part", "66714", "Counted", {"group": "seniors", "field": "simple_labour"}),
    "v036": Reported("jobs_by_part", "24126", "Counted", {"group": "youth", "age_group": "a25_29"}),
    "v037": Reported("jobs_women", "12839", "Counted"),
    "v038": Reported("programmes_by_wage", "20", "Counted", {"kind": "living_wage"}),
    "v105": Reported("hires", "104", "Hired"),
    "v137": Reported("users", "58859", "Used", {"activity": "space"}, "file"),
    "v204": Reported("counselling_cases", "20354", "Counselled", way="file"),
    "v227": Reported("demand_people", "297", "Proposed"),
    "v253": Reported("jobs_created", "103", "JobCreated", {"status": "new"}, "file"),
    "v275": Reported("participants", "198", "Participated", {"half": "h1", "delivered_by": "district"}),
    "v289": Reported("participants", "37", "Participated", {"half": "h2"}),
    "v317": Reported("centres_monitored", "26", "Inspected"),
    "v323": Reported("daily_visitors", "8541", "Counted", way="api"),
    "v324": Reported("downloads", "315", "Downloaded", way="api"),
    "v325": Reported("requests_handled", "222", "Handled", way="api"),
    "v339": Reported("hires", "886", "Hired", way="api"),
    "v341": Reported("conversions", "3", "Converted"),
    "v426": Reported("users", "1213", "Used", {"place": "seocho"}, "file"),
    "v472": Reported("attendees", "300", "Attended", {"activity": "may_day"}),
    "v529": Reported("districts_wishing", "1", "Proposed"),
    "v541": Reported("trainees", "580", "Trained", way="file"),
    "v560": Reported("counselling_cases", "164", "Counselled"),
    "v578": Reported("employment_rate", "3.3", "Counted"),
    "v582": Reported("sales", "512", "Sold", months=12),
    "v685": Reported("sales", "88", "Sold", months=12),
    "v724": Reported("purchases", "12", "Purchased", {"org": "agencies"}),
    "v731": Reported("sales", "157", "Sold", {"channel": "mall"}),
    "v733": Reported("sales", "45", "Sold", {"channel": "market"}),
}
WHERE = {
    "screen": "screen /returns/new/",
    "file": "file (XLSX or CSV) at /returns/new/",
    "api": "API /api/returns/",
}


def _verbs(table: dict[str, Any], where: Callable[[str], str]) -> list[Any]:
    return [pytest.param(verb, id=verb, marks=pytest.mark.verb(verb, where=where(verb))) for verb in table]


def _until(told: Reported) -> tuple[date, date]:
    """The last whole period before 15 March 2019."""
    return (date(2018, 3, 1), FEBRUARY[1]) if told.months == 12 else FEBRUARY


def _on_screen(actor: Actor, told: Reported, address: str) -> None:
    kinds = [f"{name}={value}" for name, value in told.kinds.items()]
    typed = {"action": "submit", "extra-0-indicator": told.indicator, "extra-0-value": told.value}
    typed |= {f"extra-0-kind-{number}": kind for number, kind in enumerate(kinds)}
    answer = actor.person.client.post(address, typed)
    assert answer.status_code == 302, answer.content.decode()


def _by_file(actor: Actor, told: Reported, address: str) -> None:
    programme = all_programmes()[actor.programme]
    row = rows.Row(programme, programme.indicator(told.indicator), told.kinds, text=told.value)
    content = tables.write([row], For(programme, actor.operator, actor.district, *_until(told)), "cp949")
    answer = actor.person.client.post(
        address, {"action": "upload", "file": SimpleUploadedFile("보고.csv", content)}
    )
    assert answer.status_code == 302, answer.content.decode()
    held = actor.person.client.post(answer["Location"], {"action": "submit", f"value-{row.code}": told.value})
    assert held.status_code == 302


def _by_interface(actor: Actor, told: Reported, address: str) -> None:
    _key, secret = operations.issue_key(
        label="시스템", operator=actor.operator, district=actor.district, by="officer", at=AT
    )
    numbers = [{"indicator": told.indicator, "kinds": told.kinds, "value": told.value}]
    message = {
        "programme": actor.programme,
        "until": "2019-02",
        "months": told.months,
        "submit": True,
        "numbers": numbers,
    }
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    answer = client.post("/api/returns/", json.dumps(message), content_type="application/json")
    assert answer.status_code == 201, answer.content.decode()


@pytest.mark.parametrize("verb", _verbs(REPORTED, lambda verb: WHERE[REPORTED[verb].way]))
def test_a_number_is_reported_and_signed(verb: str) -> None:
    told, actor = REPORTED[verb], actor_of(verb)
    address = f"/returns/new/?programme={actor.programme}&until=2019-02&months={told.months}"
    {"screen": _on_screen, "file": _by_file, "api": _by_interface}[told.way](actor, told, address)
    paper = Return.objects.get(
        programme=actor.programme, operator=actor.operator, district=actor.district, until_on=FEBRUARY[1]
    )
    assert (paper.state, paper.since_on) == (Return.State.SUBMITTED, _until(told)[0])
    before = read.last_seq()
    chief = sign_in("division head", division=actor.programme.split(".")[0].replace("bureau", "jobs"))
    chief.post(f"/returns/{paper.pk}/sign/")
    lines = read.changes(before, read.last_seq(), actor.programme)
    assert [line.act for line in lines] == [told.act, "ReturnSigned"]
    assert told.kinds.items() <= lines[0].kinds.items()
    assert (lines[0].operator, lines[0].district) == (actor.operator, actor.district)
    unit_shown = all_programmes()[actor.programme].indicator(told.indicator).unit
    won = {"million won": 10**6, "100M won": 10**8}.get(unit_shown)
    assert (lines[0].amount_won if won else float(lines[0].quantity)) == float(told.value) * (won or 1)


# --- signing, reminding ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", _verbs({"v027": 0, "v033": 0}, lambda _verb: "screen /returns/<id>/"))
def test_a_head_signs_what_an_officer_handed_in(verb: str) -> None:
    actor = actor_of(verb)
    indicator = {"v027": "academy_trainees", "v033": "jobs"}[verb]
    author = sign_in("division officer", division="jobs")
    typed = {"action": "submit", "extra-0-indicator": indicator, "extra-0-value": "4"}
    address = author.client.post(f"/returns/new/?programme={actor.programme}&until=2019-02", typed)[
        "Location"
    ]
    assert actor.person.client.get(address).status_code == 200
    before = read.last_seq()
    actor.person.post(f"{address}sign/")
    lines = read.changes(before, read.last_seq(), actor.programme)
    assert lines[-1].act == "ReturnSigned"
    assert {line.actor for line in lines} == {actor.person.name}


@pytest.mark.verb("v032", where="screen /returns/")
def test_an_officer_reminds_of_what_is_missing() -> None:
    actor = actor_of("v032")
    owing(district="jungnang", programme=actor.programme)
    owed = f"{actor.programme}||jungnang|{JANUARY[1]}"
    assert owed in actor.person.client.get("/returns/").content.decode()
    before = read.last_seq()
    actor.person.post("/returns/remind/", owed=owed)
    lines = read.changes(before, read.last_seq(), actor.programme)
    assert [(line.act, line.district, line.effective_on) for line in lines] == [
        ("ReturnReminded", "jungnang", JANUARY[1])
    ]


# --- decisions, classification, analysis -------------------------------------------------------------------------

TARGETS = {
    "v025": ("jobs_created.target", "job_type=direct", "131", "TargetSet"),
    "v028": ("jobs.target", "group=youth", "70736", "TargetSet"),
    "v723": ("purchases.target", "", "1300", "AmountTargetSet"),
}


@pytest.mark.parametrize("verb", _verbs(TARGETS, lambda _verb: "screen /returns/decisions/<programme>/"))
def test_a_head_sets_a_target(verb: str) -> None:
    actor = actor_of(verb)
    item, kind, value, act = TARGETS[verb]
    typed = {
        "item": item,
        "kind0": kind,
        "value": value,
        "from": "2034-01-01",
        "until": "2034-12-31",
        "nonce": actor.person.name,
    }
    before = read.last_seq()
    page = actor.person.client.post(f"/returns/decisions/{actor.programme}/", typed, follow=True)
    lines = read.changes(before, read.last_seq(), actor.programme)
    assert [line.act for line in lines] == [act]
    assert (lines[0].mode, lines[0].effective_on, lines[0].until_on) == (
        "declared",
        date(2034, 1, 1),
        date(2034, 12, 31),
    )
    assert f"{int(value):,}" in page.content.decode()


@pytest.mark.verb("v031", where="screen /returns/decisions/classification/")
def test_an_officer_classifies_a_programme() -> None:
    actor = actor_of("v031")
    typed = {
        "programme": "jobs.tech_training",
        "job_type": "indirect",
        "group": "citizens",
        "on": "2019-01-01",
        "nonce": actor.person.name,
    }
    before = read.last_seq()
    page = actor.person.client.post("/returns/decisions/classification/", typed, follow=True)
    (line,) = read.changes(before, read.last_seq(), actor.programme)
    assert (line.act, line.object) == ("ProgrammeClassified", "jobs.tech_training")
    assert dict(line.kinds) == {"group": "citizens", "job_type": "indirect"}
    assert "간접일자리" in page.content.decode()


@pytest.mark.verb("v729", where="screen /returns/analyses/<programme>/")
def test_an_officer_analyses_results() -> None:
    actor = actor_of("v729")
    typed = {
        "since": "2018-01-01",
        "until": "2019-02-28",
        "text": "용역 구매가 늘었다. 돌봄 서비스를 넓힌다.",
        "nonce": actor.person.name,
    }
    before = read.last_seq()
    actor.person.post(f"/returns/analyses/{actor.programme}/", **typed)
    (line,) = read.changes(before, read.last_seq(), actor.programme)
    assert line.act == "ResultAnalysed"
    assert Analysis.objects.get(pk=line.object).text == typed["text"]


# --- staff -----------------------------------------------------------------------------------------------------


def _assigned(actor: Actor, post: str) -> Officer:
    typed = {
        "action": "assign",
        "division": "jobs",
        "service": "general",
        "grade": "g7_down",
        "post": post,
        "nonce": f"{post}{actor.person.name}",
    }
    actor.person.post("/returns/staff/", **typed)
    return Officer.objects.get(post=post)


@pytest.mark.verb("v005", where="screen /returns/staff/")
def test_the_bureau_head_assigns_an_officer() -> None:
    officer = _assigned(actor_of("v005"), "청년일자리팀 카페")
    (line,) = read.lines(subject=officer.pk)
    assert (line.act, line.kinds["division"], line.kinds["grade"]) == ("OfficerAssigned", "jobs", "g7_down")


@pytest.mark.verb("v006", where="screen /returns/staff/")
def test_a_head_names_a_mentor() -> None:
    bureau_head = Actor(sign_in("bureau head"), "bureau.staffing")
    newcomer, elder = _assigned(bureau_head, "새로 온 자리"), _assigned(bureau_head, "오래된 자리")
    actor = actor_of("v006")
    actor.person.post(
        "/returns/staff/", action="mentor", newcomer=newcomer.pk, mentor=elder.pk, nonce=actor.person.name
    )
    line = list(read.lines(subject=newcomer.pk))[-1]
    assert (line.act, line.object) == ("MentorAssigned", elder.pk)


def _travel(verb: str) -> Travel:
    """A trip, asked for by an officer; ordered by his head where the verb is the report on it."""
    actor = actor_of(verb) if VERBS[verb]["actor"] == "division officer" else actor_of("v007")
    typed = {
        "action": "request", "activity": "trip", "from": "2019-03-15", "until": "2019-03-15", "place": "세종시",
        "purpose": "고용노동부 협의", "nonce": actor.person.name,
    }  # fmt: skip
    actor.person.post("/returns/staff/", **typed)
    travel = Travel.objects.get(officer__account=actor.person.name)
    if verb != "v007":
        head = actor_of("v008").person
        head.post("/returns/staff/", action="order", travel=travel.pk)
    if verb == "v009":
        actor.person.post("/returns/staff/", action="report", travel=travel.pk, report="예산을 협의함")
    return travel


@pytest.mark.parametrize(
    "verb", _verbs({"v007": 0, "v008": 0, "v009": 0}, lambda _verb: "screen /returns/staff/")
)
def test_trips_are_asked_for_ordered_and_reported_on(verb: str) -> None:
    travel = _travel(verb)
    expected = ["TravelRequested", "TravelOrdered", "TravelReported"][: int(verb[1:]) - 6]
    assert [line.act for line in read.lines(object=travel.pk)] == expected


# --- that none is left out -----------------------------------------------------------------------------------------


def test_every_verb_of_the_desk_is_done() -> None:
    done = {
        *REPORTED,
        *TARGETS,
        "v005",
        "v006",
        "v007",
        "v008",
        "v009",
        "v027",
        "v031",
        "v032",
        "v033",
        "v729",
    }
    assert done == {verb for verb, row in VERBS.items() if row["desk"] == "returns"}
    assert len(done) == 45
