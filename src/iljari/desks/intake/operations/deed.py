"""What every verb of this desk shares: whole or not at all, once a form key, under the locks of its papers, with its step noted."""

import functools
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from iljari.acts.base import Act, Mode
from iljari.acts.reference import reference
from iljari.catalogue.calls import CallKind
from iljari.catalogue.register import programme as programme_of
from iljari.desks.intake import terms as published
from iljari.desks.intake.models import Application, Call, Step
from iljari.journal import locks
from iljari.journal.slip import Refused
from iljari.kernel.canonical import digest

P = ParamSpec("P")
Paper = TypeVar("Paper", bound=models.Model)


def deed(operation: Callable[P, Paper]) -> Callable[P, Paper]:
    """A verb: keyword-only, in one transaction, once for each `by` and `key`; the same key with other content is refused.

    The operation gives back its paper; whoever asks again with the same key gets that paper as it is by then.
    """

    @functools.wraps(operation)
    def done(*none: P.args, **given: P.kwargs) -> Paper:
        by, at, key = str(given["by"]), given["at"], str(given["key"])
        if not by or not key or not isinstance(at, datetime) or at.tzinfo is None:
            raise Refused(
                [_("누가, 언제, 어느 양식으로 하는지 알 수 없습니다. 화면을 새로 열어 다시 하십시오.")]
            )
        said = digest([operation.__name__, _plain({n: v for n, v in given.items() if n != "at"})])
        with locks.turn(), transaction.atomic():
            own = _begun(f"{by}:{key}", operation.__name__, by, at, said)
            if own is None:
                return _known(Step.objects.get(key=f"{by}:{key}"), said)
            paper = operation(*none, **given)
            application, call = _whose(paper)
            Step.objects.filter(pk=own).update(
                kind=paper._meta.object_name or "", paper=str(paper.pk), application=application, call=call
            )
            return paper

    return done


def _begun(key: str, verb: str, by: str, at: datetime, said: str) -> int | None:
    """The number of a step that begins now; None where the key is another's, once that other is through.

    One statement, by hand: whoever sends the same at the same moment waits in it.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO intake_step (key, verb, "by", at, digest, kind, paper) '
            "VALUES (%s, %s, %s, %s, %s, '', '') ON CONFLICT (key) DO NOTHING RETURNING id",
            [key, verb, by, connection.ops.adapt_datetimefield_value(at), said],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else None


def _known(step: Step, said: str) -> Any:
    if step.digest != said:
        raise Refused(
            [_("같은 양식으로 다른 내용이 이미 들어와 있습니다. 화면을 새로 열어 지금 내용을 확인하십시오.")]
        )
    paper = apps.get_model("intake", step.kind)._default_manager.filter(pk=step.paper).first()
    refuse_unless(
        paper,
        _("이미 처리한 양식이고, 그 결과는 그 뒤에 지워졌습니다. 화면을 새로 열어 지금 내용을 확인하십시오."),
    )
    return paper


def _whose(paper: models.Model) -> tuple[Application | None, Call | None]:
    """The application and call that a paper belongs to."""
    if isinstance(paper, Call):
        return None, paper
    application = paper if isinstance(paper, Application) else getattr(paper, "application", None)
    return application, application.call if application is not None else getattr(paper, "call", None)


def _plain(value: Any) -> Any:
    """What was handed in, as one text for one content."""
    if isinstance(value, models.Model):
        return [value._meta.label, str(value.pk)]
    if isinstance(value, published.Terms):
        return value.json()
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, date | Fraction):
        return str(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, set | frozenset):
        return sorted(str(each) for each in value)
    return value if value is None or isinstance(value, str | int) else repr(value)


def refuse_unless(condition: object, sentence: str) -> None:
    """Refuse with a sentence."""
    if not condition:
        raise Refused([sentence])


def hold_call(call: Call) -> Call:
    """The call as it is now, locked to the end of the transaction. Always before its applications."""
    return Call.objects.select_for_update().get(pk=call.pk)


def hold(application: Application) -> Application:
    """The application as it is now, locked to the end of the transaction."""
    held = Application.objects.select_related("call").select_for_update(of=("self",))
    return held.get(pk=application.pk)


def terms_of(call: Call) -> published.Terms:
    """What the call publishes."""
    return published.read(call.terms)


def kind_of(call: Call) -> CallKind:
    """Which kind of its programme's calls it is."""
    return programme_of(call.programme).calls()[call.kind]


def day_of(at: datetime) -> date:
    """The day of a moment where the bureau is."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def reference_of(application: Application) -> str:
    """Under what the journal knows an application."""
    return reference(application.call_id, application.number or 1, application.receipt or "")


def act_on(
    what: type[Act], application: Application, on: date, *, call: Call | None = None, draws_on: int | None = None,
    object: str = "", source: str = "", unit: str = "", **kinds: str,
) -> Act:  # fmt: skip
    """A single happening to an application, counted in the unit of its call, told apart as call and application are."""
    of = call or application.call
    counted = unit or (kind_of(of).unit if kind_of(of).unit in what.units else what.units[0])
    told = {**kind_of(of).kinds, **of.terms["kinds"], **application.kinds, **kinds}
    return what(
        programme=of.programme, effective_on=on, unit=counted, district=application.district or of.district,
        operator=of.operator, subject=application.subject, object=object or reference_of(application),
        draws_on=draws_on, kinds=told, mode=Mode.SINGLE, source=source,
    )  # fmt: skip
