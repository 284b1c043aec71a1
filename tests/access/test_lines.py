"""What a permission line lets pass: a table of role, own place, the thing's place and what comes of it."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from iljari.access import rights
from iljari.access.rights import ALL, ASSIGNED, OWN, OWN_DISTRICT, OWN_DIVISION, OWN_OPERATOR, Lines
from iljari.access.roles import Role


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Lines:
    monkeypatch.setattr(Lines, "every", [])
    return Lines({
        "thing.do": {
            Role.CITIZEN: OWN, Role.OPERATORS_STAFF: OWN_OPERATOR, Role.DISTRICT_OFFICER: OWN_DISTRICT,
            Role.DIVISION_OFFICER: OWN_DIVISION, Role.BUREAU_HEAD: ALL, Role.COUNSELLOR: ASSIGNED,
        },
    })  # fmt: skip


def asking(role: str, path: dict[str, str] | None = None, **place: str) -> object:
    """A request of somebody with this office at an address with these parts."""
    office = SimpleNamespace(
        **{"role": role, "division": "", "district": "", "operator": "", "subject": "", "account": ""} | place
    )
    return SimpleNamespace(office=office, resolver_match=SimpleNamespace(kwargs=path or {}))


THING = {"division": "jobs", "district": "nowon", "operator": "konkuk", "subject": "p_1", "assigned": ["kim"]}


@pytest.mark.parametrize(
    ("role", "place", "expected"),
    [
        (Role.BUREAU_HEAD, {}, None),
        (Role.DIVISION_OFFICER, {"division": "jobs"}, None),
        (Role.DIVISION_OFFICER, {"division": "labour"}, Http404),
        (Role.DIVISION_OFFICER, {}, Http404),
        (Role.DISTRICT_OFFICER, {"district": "nowon"}, None),
        (Role.DISTRICT_OFFICER, {"district": "mapo"}, Http404),
        (Role.OPERATORS_STAFF, {"operator": "konkuk"}, None),
        (Role.OPERATORS_STAFF, {"operator": "induk"}, Http404),
        (Role.CITIZEN, {"subject": "p_1"}, None),
        (Role.CITIZEN, {"subject": "p_2"}, Http404),
        (Role.COUNSELLOR, {"account": "kim"}, None),
        (Role.COUNSELLOR, {"account": "lee"}, Http404),
        (Role.AUDITOR, {}, PermissionDenied),
        (Role.FIRM_MEMBER, {}, PermissionDenied),
        ("", {}, PermissionDenied),
    ],
)
def test_a_line(lines: Lines, role: str, place: dict[str, str], expected: type[Exception] | None) -> None:
    request = asking(role, **place)
    assert lines.may(request, "thing.do", **THING) == (expected is None)  # type: ignore[arg-type]
    if expected is None:
        lines.require(request, "thing.do", **THING)  # type: ignore[arg-type]
    else:
        with pytest.raises(expected):
            lines.require(request, "thing.do", **THING)  # type: ignore[arg-type]


def test_what_is_the_whole_bureaus_is_every_divisions_own(lines: Lines) -> None:
    lines.require(asking(Role.DIVISION_OFFICER, division="labour"), "thing.do", division="bureau")  # type: ignore[arg-type]


def test_nothing_is_anybodys_own_when_it_has_no_place(lines: Lines) -> None:
    with pytest.raises(Http404):
        lines.require(asking(Role.DISTRICT_OFFICER), "thing.do", district="")  # type: ignore[arg-type]


def test_a_forgotten_place_is_closed(lines: Lines) -> None:
    with pytest.raises(rights.PlaceNotSaid):
        lines.require(asking(Role.DISTRICT_OFFICER, district="nowon"), "thing.do")  # type: ignore[arg-type]


def test_a_citizen_at_an_address_with_an_id_learns_nothing(lines: Lines) -> None:
    with pytest.raises(Http404):
        lines.require(asking(Role.FIRM_MEMBER, {"id": "1"}), "thing.do", **THING)  # type: ignore[arg-type]


def test_an_unknown_deed_is_a_fault(lines: Lines) -> None:
    with pytest.raises(KeyError):
        lines.require(asking(Role.BUREAU_HEAD), "thing.undo")  # type: ignore[arg-type]


def test_a_page_of_many_narrows_its_rows(lines: Lines) -> None:
    assert lines.reach(asking(Role.BUREAU_HEAD), "thing.do") == {}  # type: ignore[arg-type]
    assert lines.reach(asking(Role.DISTRICT_OFFICER, district="nowon"), "thing.do") == {"district": "nowon"}  # type: ignore[arg-type]
    assert lines.reach(asking(Role.CITIZEN, subject="p_1"), "thing.do") == {"subject": "p_1"}  # type: ignore[arg-type]


def test_a_deed_stands_in_one_room(lines: Lines) -> None:
    with pytest.raises(ValueError, match=r"thing\.do"):
        Lines({"thing.do": {}})
