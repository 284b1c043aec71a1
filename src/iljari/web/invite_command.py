"""The command that lets the first administrator in, and anybody who has lost all: iljari invite."""

import argparse
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from iljari.access.models import Right, Staff
from iljari.access.roles import Role
from iljari.web import today
from iljari.web.accounts import make_account
from iljari.web.saying import say
from iljari.web.signing_in import invitations


def invite(asked: argparse.Namespace) -> int:
    """Give an account its first secret; --administrator makes the first administrator of an installation."""
    if asked.administrator:
        real = set(Staff.objects.filter(demo=False).values_list("pk", flat=True))
        if Right.objects.filter(role=Role.ADMINISTRATOR, account__in=real, ended_on=None).exists():
            say("시스템 관리자가 이미 있습니다. 그 사람이 화면에서 권한을 주고 초대 부호를 내면 됩니다.")
            return 1
        day = datetime.now(today.SEOUL).date()
        make_account(asked.account, Role.ADMINISTRATOR, since=day, prepared=[day])
    try:
        code = invitations.issue(asked.account, by="iljari invite", now=timezone.now())
    except ValidationError as wrong:
        say(wrong.messages[0])
        return 1
    say(f"{asked.account}의 초대 부호: {code}")
    say("사흘 안에 /invitation/ 에서 한 번 쓸 수 있습니다. 그 계정의 옛 비밀번호와 인증 수단은 끝났습니다.")
    return 0
