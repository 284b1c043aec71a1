"""The verbs of a line as one table: what each is called, who may, what is typed, which operation runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from iljari.access.roles import Role
from iljari.acts.dimensions import COMMON
from iljari.desks.budget import forms, operations, rights
from iljari.desks.budget.models import BudgetLine
from iljari.desks.budget.screens import asked
from iljari.kernel.money import FundingSource

Fields = Mapping[str, django_forms.Field]


@dataclass(frozen=True)
class Handed:
    """Who hands it in, when, and under which key."""

    by: str
    at: datetime
    key: str

    @property
    def told(self) -> dict[str, Any]:
        """As the operations take it."""
        return {"by": self.by, "at": self.at, "key": self.key}


@dataclass(frozen=True)
class Verb:
    """Something that is done to a line."""

    slug: str
    name: Any
    about: Any
    deed: str
    fields: Callable[[BudgetLine, HttpRequest], Fields]
    do: Callable[[BudgetLine, dict[str, Any], Handed], object]
    done: Any
    at_rest: bool = False
    """Whether it may be done to a line whose year is closed."""

    def form(self, line: BudgetLine, request: HttpRequest) -> django_forms.Form:
        """The form: empty, or with what was sent."""
        kind = type("VerbForm", (django_forms.Form,), dict(self.fields(line, request)))
        if request.method == "POST":
            return kind(request.POST)  # type: ignore[no-any-return]
        initial = {
            "on": day_on(line, asked.today(request)),
            "commitment": request.GET.get("commitment", "")[:64],
        }
        initial |= {"stage": request.GET.get("stage", ""), "category": line.category}
        return kind(initial=initial)  # type: ignore[no-any-return]


def day_on(line: BudgetLine, today: date) -> date:
    """Today, or the day of the line's year that is nearest to it."""
    return min(max(today, date(line.year, 1, 1)), date(line.year, 12, 31))


def _payer(told: Mapping[str, Any]) -> FundingSource | None:
    return FundingSource(told["funding_source"]) if told.get("funding_source") else None


def _stages(line: BudgetLine, request: HttpRequest) -> forms.Choices:
    voted = [("original", _("본예산")), ("supplementary", _("추가경정예산"))]
    if request.office.role == Role.COUNCIL_MEMBER:
        return voted
    return [*voted, ("reserve_fund", _("예비비"))]


_CARRIED = [("specified", _("명시이월")), ("unforeseen", _("사고이월"))]


def _quarters() -> forms.Choices:
    return [(str(number), forms.named(COMMON["stage"][f"quarter{number}"])) for number in (1, 2, 3, 4)]


_ALL = (
    Verb(
        "request", _("예산 요구"), _("이 과목에 필요한 금액을 요구합니다. 나중에 낸 요구가 앞의 요구를 대신합니다."), "budget.divide",
        lambda line, request: {"amount_won": forms.amount(), "on": forms.on(_("요구하는 날. 보통 앞 연도의 날짜입니다."))},
        lambda line, told, handed: operations.request(line=line.code, **told, **handed.told),
        _("예산 요구를 적었습니다."),
    ),
    Verb(
        "appropriate", _("예산 의결·편성"), _("의결되거나 배분된 예산을 이 과목에 적습니다."), "budget.vote",
        lambda line, request: {
            "stage": forms.select(_("종류"), _stages(line, request)), "amount_won": forms.amount(), "on": forms.on(),
            "funding_source": forms.payer(),
        },
        lambda line, told, handed: operations.appropriate(
            line=line.code, amount_won=told["amount_won"], on=told["on"], stage=told["stage"], funding_source=_payer(told),
            **handed.told,
        ),
        _("예산을 편성했습니다."),
    ),
    Verb(
        "reduce", _("감액 추경"), _("추가경정예산으로 예산을 줄입니다. 이미 원인행위하거나 이월한 금액 아래로는 줄일 수 없습니다."),
        "budget.book",
        lambda line, request: {
            "amount_won": forms.amount(_("줄일 금액을 원 단위로 적습니다.")), "on": forms.on(), "funding_source": forms.payer(),
        },
        lambda line, told, handed: operations.reduce(
            line=line.code, amount_won=told["amount_won"], on=told["on"], funding_source=_payer(told), **handed.told
        ),
        _("예산을 줄였습니다."),
    ),
    Verb(
        "carry-in", _("전년 이월액 받기"), _("앞 연도에서 이월한 금액을 이 과목의 예산현액에 더합니다."), "budget.book",
        lambda line, request: {
            "stage": forms.select(_("종류"), _CARRIED), "amount_won": forms.amount(), "on": forms.on(),
            "funding_source": forms.payer(),
        },
        lambda line, told, handed: operations.carry_in(
            line=line.code, amount_won=told["amount_won"], on=told["on"], stage=told["stage"], funding_source=_payer(told),
            **handed.told,
        ),
        _("이월액을 받았습니다."),
    ),
    Verb(
        "allot", _("예산 배정"), _("예산의 일부를 분기별로 배정합니다. 배정은 자금 계획이며 남은 예산을 줄이지 않습니다."), "budget.book",
        lambda line, request: {
            "quarter": forms.select(_("분기"), _quarters()), "amount_won": forms.amount(), "on": forms.on(),
        },
        lambda line, told, handed: operations.allot(
            line=line.code, amount_won=told["amount_won"], quarter=int(told["quarter"]), on=told["on"], **handed.told
        ),
        _("예산을 배정했습니다."),
    ),
    Verb(
        "vire", _("전용·이체"), _("이 과목의 예산을 같은 연도의 다른 과목으로 옮깁니다. 두 과목에 함께 적힙니다."), "budget.book",
        lambda line, request: {
            "to_line": forms.select(_("받을 과목"), forms.other_lines(line)), "amount_won": forms.amount(), "on": forms.on(),
        },
        lambda line, told, handed: operations.vire(from_line=line.code, **told, **handed.told),
        _("예산을 옮겼습니다."),
    ),
    Verb(
        "commit", _("지출원인행위"), _("계약이나 교부결정으로 쓸 금액을 잡아 둡니다. 그날부터 연말까지 어느 날에도 예산을 넘을 수 없습니다."),
        "budget.book",
        lambda line, request: {
            "commitment": forms.commitment_number(_("이 과목에서 하나뿐인 번호")), "amount_won": forms.amount(),
            "on": forms.on(), "funding_source": forms.payer(),
        },
        lambda line, told, handed: operations.commit(
            line=line.code, amount_won=told["amount_won"], commitment=told["commitment"], on=told["on"],
            funding_source=_payer(told), **handed.told,
        ),
        _("원인행위를 적었습니다."),
    ),
    Verb(
        "void", _("원인행위 감액·해제"), _("원인행위에서 쓰지 않을 금액을 예산으로 되돌립니다."), "budget.book",
        lambda line, request: {
            "commitment": forms.commitment_number(), "amount_won": forms.amount(), "on": forms.on(),
        },
        lambda line, told, handed: operations.void(line=line.code, **told, **handed.told),
        _("원인행위를 해제했습니다."),
    ),
    Verb(
        "expend", _("지출"), _("원인행위에 따라 돈을 지급합니다. 원인행위의 남은 금액까지 지출할 수 있습니다."), "budget.book",
        lambda line, request: {
            "commitment": forms.commitment_number(), "amount_won": forms.amount(), "on": forms.on(),
            "funding_source": forms.payer(),
        },
        lambda line, told, handed: operations.expend(
            line=line.code, amount_won=told["amount_won"], commitment=told["commitment"], on=told["on"],
            funding_source=_payer(told), **handed.told,
        ),
        _("지출을 적었습니다."),
    ),
    Verb(
        "carry-over", _("이월"),
        _("다음 해에 쓰도록 남겨 둡니다. 명시이월은 원인행위하지 않은 금액에서, 사고이월은 원인행위하고 다 쓰지 못한 금액에서 합니다."),
        "budget.book",
        lambda line, request: {
            "stage": forms.select(_("종류"), _CARRIED), "amount_won": forms.amount(), "on": forms.on(),
            "commitment": forms.commitment_number(_("사고이월일 때만 적습니다."), required=False),
        },
        lambda line, told, handed: operations.carry_over(line=line.code, **told, **handed.told),
        _("이월을 적었습니다."),
    ),
    Verb(
        "lapse", _("불용 처리"), _("쓰지 않고 이월하지도 않을 집행잔액을 불용으로 적습니다."), "budget.book",
        lambda line, request: {"amount_won": forms.amount(), "on": forms.on()},
        lambda line, told, handed: operations.lapse(line=line.code, **told, **handed.told),
        _("불용 처리했습니다."),
    ),
    Verb(
        "forecast", _("연말 집행 전망"), _("연말까지 이 과목에서 집행될 것으로 보는 금액을 적습니다. 나중에 적은 전망이 앞의 것을 대신합니다."),
        "budget.divide",
        lambda line, request: {"amount_won": forms.amount(_("연말까지 모두 집행될 금액(누계)")), "on": forms.on()},
        lambda line, told, handed: operations.forecast(line=line.code, **told, **handed.told),
        _("연말 전망을 적었습니다."),
    ),
    Verb(
        "explain", _("부진사유 제출"), _("집행이 늦는 까닭과 앞으로의 계획을 적습니다. 사람 이름이나 연락처는 적지 마십시오."), "budget.divide",
        lambda line, request: {"text": forms.text(_("부진사유와 계획"), longest=2_000, rows=6)},
        lambda line, told, handed: operations.explain(line=line.code, text=told["text"], by=handed.by, at=handed.at),
        _("부진사유를 냈습니다."), at_rest=True,
    ),
    Verb(
        "classify", _("구분 지정"), _("정책사업비, 행정운영경비, 재무활동 가운데 어느 것인지 정합니다. 돈이 적히기 전에만 바꿀 수 있습니다."),
        "budget.divide",
        lambda line, request: {
            "category": forms.select(
                _("구분"), [(code, forms.named(words)) for code, words in operations.CATEGORIES.items()]
            )
        },
        lambda line, told, handed: operations.classify(line=line.code, category=told["category"], by=handed.by),
        _("구분을 정했습니다."),
    ),
)  # fmt: skip

VERBS: dict[str, Verb] = {verb.slug: verb for verb in _ALL}


def offered(request: HttpRequest, line: BudgetLine, *, closed: bool, money: bool) -> list[Verb]:
    """The verbs that this person may do to the line now."""
    if not line.itemised:
        return []
    return [
        verb for verb in _ALL
        if rights.may(request, verb.deed, line) and (verb.at_rest or not closed) and not (verb.slug == "classify" and money)
    ]  # fmt: skip
