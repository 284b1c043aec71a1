"""Which world a database belongs to: marked once, at the first registration or when it is loaded, and never again."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.journal.slip import Refused
from iljari.kernel.world import World
from iljari.registry.models import WorldMark

_NAMES = {World.RECORD: gettext_lazy("기록"), World.PRACTICE: gettext_lazy("연습")}


def marked() -> World | None:
    """The world that the database is marked with; None while it holds nobody."""
    name = WorldMark.objects.values_list("name", flat=True).first()
    return World(name) if name else None


def mark(*, at: datetime) -> World:
    """Mark the database with the world that the settings name, or see that it is marked so already. Raises Refused."""
    world = World(settings.WORLD)
    if refuse_to_open() is None:
        WorldMark.objects.create(name=world.value, marked_at=at)
    return world


def refuse_to_open() -> World | None:
    """The world that the database is marked with, None before it is. Raises Refused when the settings name another."""
    world = World(settings.WORLD)
    known = marked()
    if known is not None and known is not world:
        raise Refused(
            [
                _(
                    "이 데이터베이스는 '%(known)s' 세상의 것인데 '%(world)s'(으)로 열었습니다. ILJARI_WORLD를 바꾸거나 그 세상의 데이터베이스를 쓰십시오. 아무것도 저장하지 않았습니다."
                )
                % {"known": _NAMES[known], "world": _NAMES[world]}
            ]
        )
    return known


def refuse_other(*, synthetic: bool, at: datetime) -> None:
    """A synthetic person is registered in practice only, a real one in the record only. Raises Refused."""
    world = mark(at=at)
    if synthetic and world is World.RECORD:
        raise Refused([_("만들어 낸 사람은 기록에 등록할 수 없습니다. 연습 세상에서 등록하십시오.")])
    if not synthetic and world is World.PRACTICE:
        raise Refused([_("연습 세상에는 실제 사람을 등록할 수 없습니다. 기록에서 등록하십시오.")])
