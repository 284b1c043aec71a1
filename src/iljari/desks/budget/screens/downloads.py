"""The budget table and a month's reconciliation as files: XLSX, and CSV for spreadsheets."""

from decimal import Decimal
from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from iljari.desks.budget import outlook, queries, rights
from iljari.desks.budget.queries import LineState, Money
from iljari.desks.budget.reconciliation import reconcile
from iljari.desks.budget.screens import asked, shown
from iljari.desks.budget.screens.reconciling import VERDICTS, the_month
from iljari.files.writing import Sheet, Value, write_csv, write_xlsx
from iljari.kernel.units import rounded

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def table(request: HttpRequest, kind: str) -> HttpResponse:
    """The budget table of a year, as of a day and as known on a day; whole won, rates in percent."""
    wanted = asked.asked(request)
    states = queries.states(wanted.year, as_of=wanted.as_of, seq=wanted.seq)
    return _file(budget_sheet(states, wanted), kind, f"budget-{wanted.year}-{wanted.as_of:%Y%m%d}")


def reconciliation(request: HttpRequest, kind: str) -> HttpResponse:
    """A month's reconciliation list."""
    rights.require(request, "budget.look_behind")
    month = the_month(request)
    found = reconcile(month)
    header = (
        _("과목"),
        _("과목 이름"),
        _("원인행위 번호"),
        _("종류"),
        _("담당자 입력(원)"),
        _("e호조(원)"),
        _("차이(원)"),
        _("판정"),
    )
    rows = [
        (pair.line.number, pair.line.name, pair.commitment, _("지출") if pair.expended else _("지출원인행위"), pair.own_won,
         pair.mirrored_won, pair.difference_won, str(VERDICTS[pair.verdict][0]))
        for pair in found.pairs
    ]  # fmt: skip
    sheet = Sheet(_("대사"), header, rows, frozenset(header[4:7]))
    return _file(sheet, kind, f"reconciliation-{month.starts_on:%Y-%m}")


def budget_sheet(states: list[LineState], wanted: asked.Asked) -> Sheet:
    """Every line with its money."""
    money = (
        _("본예산(원)"), _("추가경정(원)"), _("예비비(원)"), _("전년 이월(원)"), _("전용(원)"), _("예산현액(원)"), _("배정(원)"),
        _("원인행위(원)"), _("지출(원)"), _("이월(원)"), _("불용(원)"), _("남은 예산(원)"),
    )  # fmt: skip
    header = (
        _("번호"), _("과목"), _("부서"), _("구분"), _("사업"), *money, _("원인행위 집행률(%)"), _("지출 집행률(%)"),
        _("연말 예상(원)"), _("담당자 전망(원)"), _("기준일"), _("알려진 날"),
    )  # fmt: skip
    rows = [_row(each, wanted) for each in outlook.outlooks(states)]
    return Sheet(_("예산 집행"), header, rows, frozenset((*money, _("연말 예상(원)"), _("담당자 전망(원)"))))


def _row(found: outlook.Outlook, wanted: asked.Asked) -> tuple[Value, ...]:
    line, amounts = found.state.line, found.state.amounts
    said = found.state.forecast
    return (
        line.number, line.name, shown.division(line.division), shown.category(line.category), line.programme,
        *map(_won, (amounts.original, amounts.supplementary, amounts.reserve_fund, amounts.carried_in, amounts.virement,
                    amounts.available, amounts.allotted, amounts.committed, amounts.expended, amounts.carried_over,
                    amounts.lapsed, amounts.left)),
        _percent(amounts.commitment_rate), _percent(amounts.expenditure_rate), _won(found.computed_won),
        said.amount_won if said else None, found.state.basis_on, wanted.known_on,
    )  # fmt: skip


def _won(amount: Money) -> int | None:
    return None if amount is None else int(rounded(Fraction(amount), 0))


def _percent(rate: Fraction | None) -> Decimal | None:
    return None if rate is None else Decimal(int(rounded(rate * 100, 1) * 10)) / 10


def _file(sheet: Sheet, kind: str, name: str) -> HttpResponse:
    if kind not in _TYPES:
        raise Http404(_("XLSX와 CSV로 받을 수 있습니다."))
    content = write_xlsx([sheet]) if kind == "xlsx" else write_csv(sheet)
    response = HttpResponse(content, content_type=_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
