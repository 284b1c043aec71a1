"""Who delivers and what they owe: name a deliverer, set its duty, remind it, give its system a key."""

import hashlib
import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.acts.decided import DelivererNamed, ReturnReminded
from iljari.catalogue.register import all_programmes
from iljari.desks.returns.models import Deliverer, Duty, Key, Reminder, Return, Step
from iljari.journal import door
from iljari.journal.slip import Receipt, Refused
from iljari.kernel.districts import BY_CODE as DISTRICTS


@transaction.atomic
def name_deliverer(
    *, programme: str, name: str, kind: str, on: date, by: str, at: datetime, key: str, operator: str = "",
    district: str = "", name_en: str = "",
) -> Receipt:  # fmt: skip
    """수행기관 지정: say who delivers a programme from a day on."""
    if programme not in all_programmes():
        raise Refused([_("사업을 고르십시오.")])
    if bool(operator) == bool(district):
        raise Refused([_("수행기관이나 자치구 가운데 하나를 고르십시오.")])
    if district and district not in DISTRICTS:
        raise Refused([_("서울시의 자치구가 아닙니다. 목록에서 고르십시오.")])
    if not name.strip():
        raise Refused([_("수행기관의 이름을 적으십시오.")])
    code = operator or district
    if Deliverer.objects.filter(code=code, programme=programme).exists():
        raise Refused([_("이미 이 사업의 수행기관입니다.")])
    act = DelivererNamed(programme=programme, effective_on=on, operator=operator, district=district)
    receipt = door.post([act], actor=by, key=key, recorded_at=at)
    Deliverer.objects.create(
        code=code, programme=programme, name=name.strip(), name_en=name_en.strip(), kind=kind, since_on=on
    )
    return receipt


@transaction.atomic
def owe(
    *, programme: str, since_on: date, operator: str = "", district: str = "", every_months: int = 1,
    due_days: int = 10,
) -> Duty:  # fmt: skip
    """보고 의무 설정: a deliverer owes this programme's return from a month on, every so many months."""
    if programme not in all_programmes():
        raise Refused([_("사업을 고르십시오.")])
    if not operator and not district:
        raise Refused([_("누가 보고하는지 고르십시오.")])
    if every_months not in (1, 3, 6, 12):
        raise Refused([_("보고 주기는 1, 3, 6, 12개월 가운데 하나여야 합니다.")])
    if not 1 <= due_days <= 90:
        raise Refused([_("제출 기한은 기간이 끝난 뒤 1일에서 90일 사이여야 합니다.")])
    held = Duty.objects.filter(programme=programme, operator=operator, district=district)
    if held.filter(until_on__isnull=True).exists() or held.filter(until_on__gte=since_on).exists():
        raise Refused([_("이미 보고 의무가 있습니다. 바꾸려면 먼저 지금 의무를 끝내십시오.")])
    return Duty.objects.create(
        programme=programme, operator=operator, district=district, since_on=since_on.replace(day=1),
        every_months=every_months, due_days=due_days,
    )  # fmt: skip


def stop_owing(*, duty: Duty, until_on: date) -> None:
    """보고 의무 종료: nothing is owed for what lies after this day."""
    if until_on < duty.since_on:
        raise Refused([_("끝나는 날이 시작한 날보다 이릅니다. 날짜를 확인하십시오.")])
    duty.until_on = until_on
    duty.save()


@transaction.atomic
def remind(
    *, programme: str, operator: str, district: str, since_on: date, until_on: date, by: str, at: datetime,
) -> Reminder:  # fmt: skip
    """독촉: remind a deliverer of a return that is overdue; it sees the reminder on its own page."""
    paper = Return.objects.filter(
        programme=programme, operator=operator, district=district, until_on=until_on
    ).first()
    if paper is not None and not paper.open:
        raise Refused([_("이미 제출된 보고입니다. 독촉하지 않았습니다.")])
    reminder = Reminder.objects.create(
        programme=programme, operator=operator, district=district, since_on=since_on, until_on=until_on, sent_by=by,
        sent_at=at,
    )  # fmt: skip
    act = ReturnReminded(
        programme=programme, operator=operator, district=district, since_on=since_on, effective_on=until_on
    )
    receipt = door.post([act], actor=by, key=f"reminder:{reminder.pk}:{at.isoformat()}", recorded_at=at)
    reminder.entry = receipt.entries[0]
    reminder.save()
    if paper is not None:
        Step.objects.create(of=paper, name=Step.Name.REMINDED, by=by, at=at)
    return reminder


@transaction.atomic
def issue_key(
    *, label: str, by: str, at: datetime, operator: str = "", district: str = ""
) -> tuple[Key, str]:
    """접속 열쇠 발급: give a deliverer's system a key; the secret is told once and not kept."""
    if not label.strip():
        raise Refused([_("어느 시스템에 쓰는 열쇠인지 적으십시오.")])
    if not operator and not district:
        raise Refused([_("어느 기관의 열쇠인지 고르십시오.")])
    secret = secrets.token_urlsafe(32)
    paper = Key.objects.create(
        digest=digest_of(secret), operator=operator, district=district, label=label.strip(), issued_by=by, issued_at=at
    )  # fmt: skip
    return paper, secret


def end_key(*, key: Key, at: datetime) -> None:
    """접속 열쇠 폐기: from now on the key opens nothing."""
    if key.ended_at is not None:
        raise Refused([_("이미 폐기된 열쇠입니다.")])
    key.ended_at = at
    key.save()


def digest_of(secret: str) -> str:
    """What is kept of a key's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
