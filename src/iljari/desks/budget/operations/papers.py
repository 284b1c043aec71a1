"""The desk's papers: a new line, its classification, why it is behind, and what its officer expects."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction

from iljari.acts import money
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.desks.budget.models import BudgetLine, Explanation
from iljari.desks.budget.operations import writing
from iljari.desks.budget.operations.voting import latest_of_day
from iljari.journal import locks, read
from iljari.journal.slip import Receipt, Refused
from iljari.kernel.money import FundingSource

CATEGORIES = {
    "policy": ("정책사업비", "policy programmes"),
    "administrative": ("행정운영경비", "administration"),
    "financial": ("재무활동", "financial activities"),
}
_NO_MONEY = ("BudgetRequested", "YearEndForecast")
LONGEST_EXPLANATION = 2_000
FIRST_YEAR, LAST_YEAR = 2000, 2100


@transaction.atomic
def register_line(
    *, year: int, number: str, name: str, programme: str, by: str, division: str = "", category: str = "policy",
    name_en: str = "", others: Sequence[str] = (), funding: Mapping[str, str] | None = None, account: str = "",
) -> BudgetLine:  # fmt: skip
    """예산과목 등록: a new line of a year's budget book; money comes on it by later acts."""
    sentences = _unfit(year, number.strip(), name.strip(), programme, division, category, others)
    shares = _shares(funding or {}, sentences)
    if sentences:
        raise Refused(sentences)
    code = f"{year}:{number.strip()}"
    locks.lock_keys([money.line_key(code)])
    if BudgetLine.objects.filter(code=code).exists():
        raise Refused([f"{year}년에 과목 번호 {number.strip()}이(가) 이미 있습니다. 다른 번호를 쓰십시오."])
    last = BudgetLine.objects.filter(year=year, position__lt=900).order_by("-position").first()
    return BudgetLine.objects.create(
        code=code, year=year, number=number.strip(), position=min(last.position + 1, 899) if last else 0, name=name.strip(),
        name_en=name_en.strip(), division=division, category=category, programme=programme, others=";".join(others),
        funding=shares, account=account.strip(), source=f"등록: {by}"[:100],
    )  # fmt: skip


def _unfit(
    year: int, number: str, name: str, programme: str, division: str, category: str, others: Sequence[str]
) -> list[str]:
    known = all_programmes()
    found = []
    if not FIRST_YEAR <= year <= LAST_YEAR:
        found.append(f"회계연도는 {FIRST_YEAR}부터 {LAST_YEAR} 사이의 네 자리 연도로 적으십시오.")
    if not re.fullmatch(r"[0-9A-Za-z가-힣][0-9A-Za-z가-힣._-]{0,19}", number):
        found.append("과목 번호는 한글, 영문, 숫자와 . _ - 로 20자까지 적으십시오.")
    if not name or len(name) > 120:
        found.append("과목 이름을 120자까지 적으십시오.")
    found += [
        f"'{code}'라는 사업이 없습니다. 목록에서 고르십시오."
        for code in (programme, *others)
        if code not in known
    ]
    if category not in CATEGORIES:
        found.append("정책사업비, 행정운영경비, 재무활동 가운데 하나를 고르십시오.")
    if division and division not in DIVISIONS:
        found.append("부서를 목록에서 고르십시오.")
    return found


def _shares(funding: Mapping[str, str], sentences: list[str]) -> dict[str, str]:
    """Shares in percent by who pays; together 100, or none at all."""
    shares: dict[str, Decimal] = {}
    for payer, text in funding.items():
        if not str(text).strip():
            continue
        try:
            share = Decimal(str(text).strip().removesuffix("%"))
        except InvalidOperation:
            share = Decimal(-1)
        if payer not in set(FundingSource) or not share.is_finite() or not 0 <= share <= 100:
            sentences.append(f"재원 비율 '{text}'은(는) 0에서 100 사이의 수로 적으십시오.")
            return {}
        if share:
            shares[payer] = share
    if shares and sum(shares.values()) != 100:
        sentences.append(f"재원 비율을 더하면 100이어야 하는데 {sum(shares.values()):f}입니다.")
    return {payer: f"{share.normalize():f}" for payer, share in shares.items()}


@transaction.atomic
def classify(*, line: str, category: str, by: str) -> BudgetLine:
    """구분: say whether a line is policy, administration or financial activity, before any money is on it."""
    found = writing.line_of(line)
    if category not in CATEGORIES:
        raise Refused(["정책사업비, 행정운영경비, 재무활동 가운데 하나를 고르십시오."])
    if not found.itemised:
        raise Refused(["부서 합계는 구분을 바꿀 수 없습니다."])
    locks.lock_keys([money.line_key(found.code)])
    if any(entry.act not in _NO_MONEY for entry in read.lines(object=found.code)):
        raise Refused([
            f"예산과목 {found.code}에는 이미 돈이 기록되어 있어 구분을 바꿀 수 없습니다. "
            "바꾸려면 새 과목을 등록하고 전용하십시오."
        ])  # fmt: skip
    found.category = category
    found.save(update_fields=["category"])
    return found


def explain(*, line: str, text: str, by: str, at: datetime) -> Explanation:
    """부진사유 제출: say why a line is behind, in the officer's words."""
    found = writing.line_of(line)
    told = text.strip()
    if not told:
        raise Refused(["부진사유를 적으십시오. 왜 늦어지는지와 언제 집행할지를 한두 문장으로 적으면 됩니다."])
    if len(told) > LONGEST_EXPLANATION:
        raise Refused(
            [f"부진사유는 {LONGEST_EXPLANATION:,}자까지 적을 수 있습니다. {len(told):,}자를 적었습니다."]
        )
    return Explanation.objects.create(line=found, text=told, by=by, at=at)


def forecast(*, line: str, amount_won: int, on: date, by: str, at: datetime, key: str) -> Receipt:
    """연말 전망: what the officer expects to be spent by the year's end. A later one stands for the earlier ones."""
    found = writing.line_of(line)
    if amount_won != 0:
        writing.amount_of(amount_won)
    writing.happened(writing.day_of(found, on), at)
    return latest_of_day(money.YearEndForecast, found, amount_won, on, by=by, at=at, key=key)
