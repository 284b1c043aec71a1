"""Noting a training or a pledge (교육·서약). Both are asked for again every year. Source: SP-25."""

from datetime import date

from iljari.access.models import Preparation


def prepare(*, account: str, kind: str, on: date, by: str) -> None:
    """Note that this account's person was trained, or pledged, on a day. The same twice is once."""
    Preparation.objects.get_or_create(
        account=account, kind=Preparation.Kind(kind), done_on=on, defaults={"by": by}
    )
