"""People to whom messages go, and the clock of 2019, after whatever the record holds."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from iljari.acts.happened import Participated
from iljari.desks.notices import operations
from iljari.desks.notices.audience import Narrowed
from iljari.desks.notices.models import Message
from iljari.journal import door
from iljari.registry import persons
from iljari.registry.facts import Given
from iljari.registry.kinds import values as v
from iljari.registry.kinds.consent import NoticeConsent

SEOUL = ZoneInfo("Asia/Seoul")
ON = date(2019, 5, 20)
AT = datetime(2019, 5, 20, 10, 0, tzinfo=SEOUL)
SINCE = date(2018, 1, 1)
PROGRAMME = "jobs.new_deal_jobs"
BY = "notices-officer"


def person(
    name: str, birth: str, *, phone: str = "", email: str = "", district: str = "nowon", agreed: str = "",
    group: str = "", agreed_until: date | None = None,
) -> str:  # fmt: skip
    """A registered person; gives the opaque id."""
    given = [
        Given(kind="name", value=v.Name(name)),
        Given(kind="birth_on", value=v.BirthDate(date.fromisoformat(birth))),
        Given(kind="address", value=v.Address("시험로 1", district), effective_on=SINCE),
    ]
    if phone:
        given.append(Given(kind="phone", value=v.Phone(phone), effective_on=SINCE))
    if email:
        given.append(Given(kind="email", value=v.Email(email), effective_on=SINCE))
    if agreed:
        consent = NoticeConsent(agreed)
        given.append(
            Given(kind="notice_consent", value=consent, effective_on=SINCE, ends_before=agreed_until)
        )
    if group:
        given.append(Given(kind="vulnerable_group", value=v.VulnerableGroup(group), effective_on=SINCE))
    return persons.register(given, by=BY, recorded_at=datetime(2018, 1, 2, 9, tzinfo=SEOUL))


def takes_part(who: str, on: date, *, programme: str = PROGRAMME, operator: str = "", key: str = "") -> None:
    """A single participation in the journal."""
    if not door.written(f"notices:mode:{programme}"):
        from iljari.acts.decided import RecordingModeSet

        mode = RecordingModeSet(
            programme=programme, effective_on=date(2019, 1, 1), object="Participated", subject="single"
        )
        door.post([mode], actor=BY, key=f"notices:mode:{programme}", recorded_at=AT)
    act = Participated(
        programme=programme,
        effective_on=on,
        subject=who,
        operator=operator,
        mode=Participated.mode_by_default.SINGLE,
    )
    door.post([act], actor=BY, key=f"notices:{who}:{on}{key}", recorded_at=AT)


def written(key: str, **told: object) -> Message:
    """A message, not sent: on schedule, by text, to the participants of 2019, unless told otherwise."""
    said = {
        "programme": PROGRAMME, "kind": "schedule", "channel": "text", "body": "교육이 6월 3일에 있습니다.",
        "criterion": "participants", "narrowed": Narrowed(since_on=date(2019, 1, 1), until_on=ON), "by": BY, "at": AT,
    } | told  # fmt: skip
    return operations.compose(key=key, **said)  # type: ignore[arg-type]


def sent(paper: Message) -> Message:
    """The same, sent."""
    return operations.send(message=paper.pk, by=BY, at=AT)
