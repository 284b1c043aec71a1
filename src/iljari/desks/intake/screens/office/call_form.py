"""A call's form: the terms read from what was typed, and what is typed from the terms. Rows are numbered from 0."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from iljari.acts.dimensions import COMMON
from iljari.catalogue.calls import APPLICANT_NAMES, Applicant, CallKind
from iljari.catalogue.language import Programme
from iljari.desks.intake import selection
from iljari.desks.intake.screens.office import shared
from iljari.desks.intake.selection import Choice, Criterion, Quota
from iljari.desks.intake.terms import CriterionName, Terms, Wanted
from iljari.journal.slip import Refused
from iljari.kernel.districts import DISTRICTS

DOCUMENTS, CRITERIA, QUOTAS, TIES, KINDS = 6, 6, 4, 3, 2
ALL_POINTS = 100
OF_EACH_DISTRICT = "district:*"


def read(typed: Mapping[str, str], chosen: list[str], kind: CallKind) -> Terms:
    """The terms that were typed (`chosen`: the boxes of who may apply). Raises Refused with a sentence for each fault of the typing."""
    found: list[str] = []
    opens, closes = shared.moment(typed.get("opens_at", "")), shared.moment(typed.get("closes_at", ""))
    if opens is None or closes is None:
        found.append(_("접수 기간의 첫 분과 마지막 분을 고르십시오."))
    numbers = {
        name: _number(typed, name, said, found)
        for name, said in (
            ("places", _("자리 수")), ("reserve", _("예비 순위의 수")), ("budget_won", _("예산")), ("reviewers", _("심사위원 수")),
            ("objection_days", _("이의신청 날수")),
        )
    }  # fmt: skip
    names, rule = _rule(typed, numbers, found)
    if found or opens is None or closes is None:
        raise Refused(found)
    return Terms(
        title=typed.get("title", "")[:120], title_en=typed.get("title_en", "")[:160], text=typed.get("text", ""),
        applicants=tuple(Applicant(each) for each in chosen if each in list(kind.applicants)), opens_at=opens, closes_at=closes,
        documents=_documents(typed), rule=rule, names=names, reviewers=numbers["reviewers"] or 0,
        lots_source=typed.get("lots_source", ""), objection_days=numbers["objection_days"] or 0,
        kinds=dict(
            part.split("=", 1) for row in range(KINDS) if "=" in (part := typed.get(f"kind-{row}", ""))
        ),
    )  # fmt: skip


def _number(typed: Mapping[str, str], name: str, said: str, found: list[str]) -> int | None:
    text = typed.get(name, "")
    number = shared.whole(text) if text else None
    if text and number is None:
        found.append(_("%(name)s: 수로 읽을 수 없습니다. 1,234처럼 적으십시오.") % {"name": said})
    return number


def _rule(
    typed: Mapping[str, str], numbers: Mapping[str, int | None], found: list[str]
) -> tuple[tuple[CriterionName, ...], selection.Terms]:
    choice = Choice(typed["choice"]) if typed.get("choice") in list(Choice) else Choice.FIRST_COME
    names, criteria, codes = [], [], {}
    for row in range(CRITERIA) if choice is Choice.REVIEW else ():
        ko, points = typed.get(f"criterion-{row}-ko", ""), typed.get(f"criterion-{row}-most", "")
        if not (ko or points):
            continue
        code = codes[row] = typed.get(f"criterion-{row}-code", "") or f"c{row + 1}"
        most = _points(points)
        if most is None:
            found.append(_("심사 기준 %(row)d: 배점을 수로 적으십시오.") % {"row": row + 1})
            continue
        names.append(CriterionName(code, ko, typed.get(f"criterion-{row}-en", "")))
        criteria.append(Criterion(code, most))
    total = sum((each.most for each in criteria), Fraction(0))
    if criteria and total != ALL_POINTS and not found:
        found.append(_("배점을 모두 더하면 %(total)s점입니다. 100점이 되게 고치십시오.") % {"total": total})
    mark = _points(typed.get("pass_mark", "")) if typed.get("pass_mark") else None
    if typed.get("pass_mark") and mark is None:
        found.append(_("과락 점수를 수로 적으십시오."))
    return tuple(names), selection.Terms(
        choice, numbers["places"] or 0, numbers["reserve"], numbers["budget_won"], tuple(criteria), mark,
        _ties(typed, codes), _quotas(typed, found),
    )  # fmt: skip


def _points(text: str) -> Fraction | None:
    try:
        value = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
    return value if value >= 0 and (value * 100).denominator == 1 else None


def _ties(typed: Mapping[str, str], codes: Mapping[int, str]) -> tuple[str, ...]:
    found = []
    for row in range(TIES):
        told = typed.get(f"tie-{row}", "")
        number = told.removeprefix("row:")
        if told != number and number.isdigit():
            found.append(selection.rule.BY_CRITERION + codes.get(int(number), ""))
        elif told:
            found.append(told)
    return tuple(found)


def _quotas(typed: Mapping[str, str], found: list[str]) -> tuple[Quota, ...]:
    quotas = []
    for row in range(QUOTAS):
        of = typed.get(f"quota-{row}-of", "")
        if of:
            said = _("할당 %(row)d") % {"row": row + 1}
            least = _number(typed, f"quota-{row}-least", said, found)
            quotas.append(Quota(of, least or 0, _number(typed, f"quota-{row}-most", said, found)))
    return tuple(quotas)


def _documents(typed: Mapping[str, str]) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(
            typed.get(f"document-{row}-code", "") or f"d{row + 1}", ko, typed.get(f"document-{row}-en", ""),
            typed.get(f"document-{row}-required") == "yes",
        )
        for row in range(DOCUMENTS)
        if (ko := typed.get(f"document-{row}-ko", ""))
    )  # fmt: skip


def written(terms: Terms) -> dict[str, str]:
    """What stands in the form's fields for these terms."""
    zone = ZoneInfo(settings.TIME_ZONE)
    rule = terms.rule
    told = {
        "title": terms.title, "title_en": terms.title_en, "text": terms.text, "choice": str(rule.choice),
        "opens_at": f"{terms.opens_at.astimezone(zone):%Y-%m-%dT%H:%M}", "closes_at": f"{terms.closes_at.astimezone(zone):%Y-%m-%dT%H:%M}",
        "places": str(rule.places), "reserve": _text(rule.reserve), "budget_won": _text(rule.budget_won),
        "pass_mark": _text(rule.pass_mark), "reviewers": str(terms.reviewers or ""), "lots_source": terms.lots_source,
        "objection_days": str(terms.objection_days),
    }  # fmt: skip
    for row, wanted in enumerate(terms.documents):
        told |= _row(
            "document",
            row,
            code=wanted.code,
            ko=wanted.ko,
            en=wanted.en,
            required="yes" if wanted.required else "",
        )
    english = {each.code: each for each in terms.names}
    codes = [each.code for each in rule.criteria]
    for row, criterion in enumerate(rule.criteria):
        name = english[criterion.code]
        told |= _row("criterion", row, code=name.code, ko=name.ko, en=name.en, most=str(criterion.most))
    for row, tie in enumerate(rule.tie_break):
        code = tie.removeprefix(selection.rule.BY_CRITERION)
        told[f"tie-{row}"] = f"row:{codes.index(code)}" if code != tie else tie
    for row, quota in enumerate(rule.quotas):
        told |= _row("quota", row, of=quota.of, least=str(quota.least or ""), most=_text(quota.most))
    return told | {f"kind-{row}": f"{name}={value}" for row, (name, value) in enumerate(terms.kinds.items())}


def _row(what: str, row: int, **fields: str) -> dict[str, str]:
    return {f"{what}-{row}-{name}": text for name, text in fields.items()}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def empty() -> dict[str, str]:
    """What stands in the fields of a new call."""
    return {"objection_days": "30", "choice": str(Choice.REVIEW), "tie-0": "earliest"} | {
        f"document-{row}-required": "yes" for row in range(DOCUMENTS)
    }


def rows(typed: Mapping[str, str], what: str, number: int, *fields: str) -> list[dict[str, Any]]:
    """The numbered rows of a part of the form, each with what stands in its fields."""
    return [
        {"row": row, "number": row + 1} | {name: typed.get(f"{what}-{row}-{name}", "") for name in fields}
        for row in range(number)
    ]


def shown(
    typed: Mapping[str, str], chosen: list[str], programme: Programme, kind: CallKind
) -> dict[str, Any]:
    """Everything that the form's template needs."""
    english = get_language() == "en"
    return {
        "typed": typed,
        "applicants": [(str(each), APPLICANT_NAMES[each][english], str(each) in chosen) for each in kind.applicants],
        "documents": rows(typed, "document", DOCUMENTS, "code", "ko", "en", "required"),
        "criteria": rows(typed, "criterion", CRITERIA, "code", "ko", "en", "most"),
        "quotas": rows(typed, "quota", QUOTAS, "of", "least", "most"),
        "quota_choices": quota_choices(),
        "ties": [(f"tie-{row}", typed.get(f"tie-{row}", "")) for row in range(TIES)],
        "tie_choices": [
            ("earliest", _("먼저 접수한 신청")), ("lots", _("추첨")),
            *((f"row:{row}", _("심사 기준 %(row)d의 점수") % {"row": row + 1}) for row in range(CRITERIA)),
        ],
        "choices": [(str(each), choice_name(str(each))) for each in Choice],
        "kinds": [(f"kind-{row}", typed.get(f"kind-{row}", "")) for row in range(KINDS)],
        "kind_choices": kind_choices(programme, kind),
    }  # fmt: skip


def choice_name(code: str) -> str:
    """How a call chooses, in words."""
    names = {
        Choice.REVIEW: _("심사 점수 순"),
        Choice.FIRST_COME: _("접수 순서(선착순)"),
        Choice.LOTS: _("공개 추첨"),
    }
    return names[Choice(code)]


def quota_choices() -> list[tuple[str, str]]:
    """Of whom a quota may speak."""
    english = get_language() == "en"
    return [
        (OF_EACH_DISTRICT, _("자치구마다")),
        *((f"group:{code}", names[english]) for code, names in COMMON["group"].items()),
        *((f"district:{each.code}", each.en if english else each.ko) for each in DISTRICTS),
    ]  # fmt: skip


def quota_name(of: str) -> str:
    """Of whom a quota speaks, in words."""
    return dict(quota_choices()).get(of, of)


def kind_choices(programme: Programme, kind: CallKind) -> list[tuple[str, str]]:
    """The values of the programme's dimensions by which its calls can be told apart."""
    english = get_language() == "en"
    return [
        (f"{name}={value}", words[english])
        for name, values in programme.words.items()
        if name not in kind.kinds and name not in COMMON
        for value, words in values.items()
    ]
