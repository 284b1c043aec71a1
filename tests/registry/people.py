"""Four people who stand in all tests of the registry, and the clock that they are written by."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from iljari.registry.facts import Given
from iljari.registry.kinds import values as v

SEOUL = ZoneInfo("Asia/Seoul")
OFFICER = "H0001"


def at(day: int, hour: int = 9) -> datetime:
    """A moment in January 2018 (day 1 is the 1st), Seoul time."""
    return datetime(2018, 1, 1, hour, tzinfo=SEOUL) + timedelta(days=day - 1)


def given(name: str, birth: str, phone: str = "", email: str = "", *more: Given) -> list[Given]:
    """What is handed in for a person: name, birth date, and what else is known."""
    made = [
        Given(kind="name", value=v.Name(name)),
        Given(kind="birth_on", value=v.BirthDate(date.fromisoformat(birth))),
    ]
    if phone:
        made.append(Given(kind="phone", value=v.Phone(phone), effective_on=date(2018, 1, 1)))
    if email:
        made.append(Given(kind="email", value=v.Email(email), effective_on=date(2018, 1, 1)))
    return [*made, *more]


HANA = given("김하나", "1993-05-17", "01012345678", "hana@example.kr")
DURI = given("이두리", "1985-11-02", "01023456789")
SERI = given("박세리", "1960-02-29", "0221335454")
NARI = given("응우옌 나리", "1999-12-31", "", "nari@example.kr")
