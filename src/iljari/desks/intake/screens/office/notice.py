"""A call as applicants read it: whom it admits by which rules, how it chooses, what to bring."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.catalogue.calls import APPLICANT_NAMES, STAGE_NAMES, Applicant
from iljari.desks.intake.models import Call
from iljari.desks.intake.operations.checking import admission_of
from iljari.desks.intake.operations.deed import kind_of, terms_of
from iljari.desks.intake.screens.office.call_form import choice_name, quota_name
from iljari.desks.intake.selection.rule import BY_CRITERION, EARLIEST

SHORT = 12
"""So many signs of a digest say what was seen; a whole one may look like a resident registration number, which no form may send."""


def of(call: Call, on: date) -> dict[str, Any]:
    """What its notice says."""
    english = get_language() == "en"
    terms, admission = terms_of(call), admission_of(call)
    names = {each.code: (each.en if english else "") or each.ko for each in terms.names}
    return {
        "terms": terms, "seen": terms.digest[:SHORT],
        "who": [APPLICANT_NAMES[Applicant(each)][english] for each in terms.applicants],
        "whom": (admission.ko, admission.en),
        "rules": [
            ((rule.sentence(on), rule.sentence(on, english=True)), rule.source) for rule in admission.in_force(on)
        ],
        "documents": [((each.ko, each.en or each.ko), each.required) for each in terms.documents],
        "criteria": [(names[each.code], each.most) for each in terms.rule.criteria],
        "chosen": choice_name(str(terms.rule.choice)),
        "ties": [_tie(each, names) for each in terms.rule.tie_break],
        "quotas": [(quota_name(each.of), each.least, each.most) for each in terms.rule.quotas],
        "stages": [STAGE_NAMES[each][english] for each in kind_of(call).stages],
    }  # fmt: skip


def _tie(told: str, names: dict[str, str]) -> str:
    if told.startswith(BY_CRITERION):
        return names[told.removeprefix(BY_CRITERION)]
    if told == EARLIEST:
        return _("먼저 접수한 신청")
    return _("추첨")
