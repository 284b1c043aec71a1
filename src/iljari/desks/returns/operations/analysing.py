"""Analyse a programme's results of a period (실적 분석)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from iljari.acts.decided import ResultAnalysed
from iljari.catalogue.register import all_programmes
from iljari.desks.returns.models import Analysis
from iljari.journal import door
from iljari.journal.slip import Receipt, Refused


@transaction.atomic
def analyse(
    *, programme: str, since_on: date, until_on: date, text: str, by: str, at: datetime, key: str
) -> Receipt:
    """실적 분석: note what a period's results say and what follows; the words stay in the working paper."""
    if programme not in all_programmes():
        raise Refused([_("어느 사업의 실적인지 고르십시오.")])
    if since_on > until_on:
        raise Refused([_("분석 기간의 첫날이 마지막 날보다 늦습니다. 기간을 다시 적으십시오.")])
    if not text.strip():
        raise Refused([_("분석한 내용을 적으십시오.")])
    paper = Analysis(
        programme=programme, since_on=since_on, until_on=until_on, text=text.strip(), by=by, at=at
    )
    act = ResultAnalysed(programme=programme, since_on=since_on, effective_on=until_on, object=paper.id)
    receipt = door.post([act], actor=by, key=key, recorded_at=at)
    paper.entry = receipt.entries[0]
    paper.save(force_insert=True)
    return receipt
