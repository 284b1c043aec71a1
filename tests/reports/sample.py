"""A small report of three chapters such as the bureau writes, with what a report may hold and what must not hurt it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from iljari.reports import charts
from iljari.reports.document import (
    NOT_REPORTED,
    Block,
    Cell,
    Chart,
    Document,
    FigureRun,
    Heading,
    Item,
    Note,
    Purpose,
    Row,
    Table,
    Text,
    TypedNumber,
)

HOSTILE = "#set page(fill: red) <script>alert(1)</script> =SUM(1) ]]> &amp; $x$ *별* _밑_ @cite \\n `a` // 끝 \x00\x1b[31m"
HOSTILE_SHOWN = (
    "#set page(fill: red) <script>alert(1)</script> =SUM(1) ]]> &amp; $x$ *별* _밑_ @cite \\n `a` // 끝 [31m"
)

T = Text


def figure(
    key: str, value: Fraction | int | None, unit: str = "people", unit_ko: str = "명", places: int = 0
) -> FigureRun:
    """A figure as an evaluated document holds it: rounded as its indicator says."""
    text = NOT_REPORTED if value is None else f"{float(value):,.{places}f}"
    return FigureRun(
        key=key,
        text=text,
        value=value,
        unit=unit,
        unit_ko=unit_ko,
        stated=key.endswith("stated"),
        href=f"/figures/{key.replace('/', '.')}",
        label=f"{key} 표지",
        basis="2018-09-30",
        source="서울시 일자리정책담당관",
    )


def _row(label: str, *figures: FigureRun) -> Row:
    return (Cell((T(label),), header=True), *(Cell((run,)) for run in figures))


def _execution(name: str, code: str, available: int, committed: int, spent: int) -> Row:
    money = [
        figure(f"budget.{code}/{what}", value, "million won", "백만원")
        for what, value in (("available", available), ("committed", committed), ("spent", spent))
    ]
    rate = figure(f"budget.{code}/execution_rate", Fraction(spent * 100, available), "percent", "%", 1)
    return _row(name, *money, rate)


DIVISIONS = (
    ("계", "total", 248_673, 184_242, 177_850),
    ("일자리정책담당관", "jobs_policy", 196_941, 144_446, 141_244),
    ("노동정책담당관", "labour_policy", 19_790, 13_509, 10_572),
    ("사회적경제담당관", "social_economy", 31_942, 26_287, 26_034),
)

BUDGET = Table(
    caption="담당관별 예산 집행",
    unit_note="단위 : 백만원, %",
    header=(
        tuple(
            Cell((T(name),)) for name in ("구 분", "예산현액(A)", "원인행위액", "지출액(B)", "집행률(B/A)")
        ),
    ),
    rows=tuple(_execution(*row) for row in DIVISIONS),
    widths=(30, 18, 18, 18, 16),
    numeric=frozenset({1, 2, 3, 4}),
)

_SEATS = {
    "합계": 5405,
    "서울시": 2655,
    "자치구": 700,
    "소계": 2050,
    "시 주요사업": 300,
    "공공 특화분야": 300,
    "민간기업 맞춤형": 1450,
}

NEW_DEAL = Table(
    caption="뉴딜일자리 채용목표",
    unit_note="단위 : 명",
    header=(
        (
            Cell((T("구 분"),), rowspan=2),
            Cell((T("합 계"),), rowspan=2),
            Cell((T("서울시 추진사업"),), rowspan=2),
            Cell((T("자치구 추진사업"),), rowspan=2),
            Cell((T("민간공모 사업"),), colspan=4),
        ),
        tuple(Cell((T(name),)) for name in ("소계", "市 주요사업", "공공 특화분야", "민간기업 맞춤형")),
    ),
    rows=(
        _row("목표", *(figure(f"jobs.new_deal/seats.{i}", n) for i, n in enumerate(_SEATS.values()))),
        _row(
            "참여",
            *(
                figure(f"jobs.new_deal/joined.{i}", None if i == 2 else n - 9)
                for i, n in enumerate(_SEATS.values())
            ),
        ),
    ),
    numeric=frozenset(range(1, 8)),
)

_SERVICES = (
    ("상담", "심리상담", 1_058, 12),
    ("상담", "법률상담", 437, 7),
    ("교육", "직무교육", 1_437, 21),
    ("교육", "취업교육", 1_030, None),
    ("교육", HOSTILE, 17, 3),
)

SERVICES = Table(
    caption="",
    unit_note="",
    header=(tuple(Cell((T(name),)) for name in ("분야", "내용", "이용자(명)", "횟수(회)")),),
    rows=tuple(
        (
            *((Cell((T(kind),), rowspan=2 if kind == "상담" else 3, header=True),) if at in (0, 2) else ()),
            Cell((T(name),)),
            Cell((figure(f"labour.centre/users.{at}", users),)),
            Cell(
                (
                    figure(f"labour.centre/sessions.{at}", sessions, "sessions", "회"),
                    T("회" if sessions else ""),
                )
            ),
        )
        for at, (kind, name, users, sessions) in enumerate(_SERVICES)
    ),
    widths=(15, 45, 20, 20),
    numeric=frozenset({2, 3}),
)

_YEARS = (2016, 2017, 2018, 2019, 2020)
_INDICATORS = {"공공 일자리": (114, 136, 150, 155, 160), "민간 일자리": (169, 208, None, 208, 213)}
_BY_YEAR = {
    name: [
        figure(f"policy.{code}/{year}", value, "thousand jobs", "천개")
        for year, value in zip(_YEARS, values, strict=True)
    ]
    for code, (name, values) in zip(("public", "private"), _INDICATORS.items(), strict=True)
}

YEARS = Chart(
    caption="공공·민간 일자리 목표 (2016~2020년)",
    spec=charts.lines(
        [
            charts.Mark(str(year), run.value, run.text, name)
            for name, runs in _BY_YEAR.items()
            for year, run in zip(_YEARS, runs, strict=True)
        ],
        unit="천개",
    ),
    alt="공공 일자리는 2016년 114천개에서 2020년 160천개로, 민간 일자리는 169천개에서 213천개로 늘어난다.",
    table=Table(
        caption="공공·민간 일자리 목표",
        unit_note="단위 : 천개",
        header=((Cell((T("지표"),)), *(Cell((T(f"{year}년"),)) for year in _YEARS)),),
        rows=tuple(_row(name, *runs) for name, runs in _BY_YEAR.items()),
    ),
)

EXECUTION = Chart(
    caption="담당관별 집행률",
    spec=charts.execution_bars(
        [
            charts.Mark(name, spent * 100 / available, f"{spent * 100 / available:.1f}%")
            for name, _, available, _, spent in DIVISIONS
        ]
    ),
    alt="집행률은 사회적경제담당관이 가장 높고 노동정책담당관이 가장 낮다.",
    table=BUDGET,
)

DISTRICTS = Table(
    caption="자치구별 공공근로 참여",
    unit_note="단위 : 명",
    header=(tuple(Cell((T(name),)) for name in ("자치구", "목표", "실적")),),
    rows=tuple(
        _row(
            f"{name}구",
            figure(f"jobs.public_works/target.{name}", 400 + at),
            figure(f"jobs.public_works/result.{name}", 300 + at),
        )
        for at, name in enumerate(("강남", "강동", "강북", "강서", "관악", "광진", "구로", "금천"))
    ),
    numeric=frozenset({1, 2}),
)


def _general() -> tuple[Block, ...]:
    posts, staff = figure("staffing/authorised", 81), figure("staffing/actual", 76)
    return (
        Heading(1, "일반현황", "general", "Ⅰ"),
        Item("□", (T("조직 및 인력"),)),
        Item("○", (T("정원 "), posts, T("명, 현원 "), staff, T("명 (’18. 10. 20. 기준)"))),
        Item(
            "-",
            (
                T("과부족 "),
                FigureRun("staffing/shortage", "△5", -5, "people", "명", basis="2018-10-20"),
                T("명"),
            ),
        ),
        Item("□", (T("예산"),)),
        BUDGET,
        Note((T("자료 : 재무회계 집행 현황, 2018. 10. 24. 기준"),)),
    )


def _work(cafe_users: int) -> tuple[Block, ...]:
    users = figure("jobs.cafe/users", cafe_users)
    rate = figure("jobs.youth/rate_stated", Fraction(645, 10), "percent", "%", 1)
    return (
        Heading(1, "주요업무 보고", "work", "Ⅱ"),
        Heading(2, "지속가능한 좋은 일자리 창출", "work-jobs", "1"),
        Heading(3, "뉴딜일자리를 통한 민간일자리 연계 강화", "work-jobs-new-deal", "①"),
        Purpose(
            (
                T(
                    "일경험과 취업지원으로 민간일자리 연계를 강화하고 시민에게 생활편의를 제공하는 공공일자리를 발굴한다."
                ),
            )
        ),
        Item("□", (T("사업개요"),)),
        Item("○", (T("채용목표 : "), figure("jobs.new_deal/projects", 270, "projects", "개"), T("개 사업"))),
        NEW_DEAL,
        Item("※", (T("달성률 "), rate, T("%는 원자료에 적힌 값으로, 부분의 합과 다르다."))),
        Item("□", (T("추진현황"),)),
        Item(
            "○",
            (
                T(
                    "일자리카페는 민간과 대학, 공공기관이 가진 공간을 나누어 쓰면서 취업상담과 멘토링, 특강을 무료로 제공하며, 올해 "
                ),
                users,
                T("명이 이용하였고 이용자 만족도 조사를 통해 다음 해 프로그램을 보완한다."),
            ),
        ),
        Item("-", (T("하루 평균 "), figure("jobs.cafe/daily", None), T("명은 아직 보고되지 않았다."))),
        Item("·", (T("손으로 적은 수 "), TypedNumber("약 120"), T("개소"))),
        YEARS,
        Heading(4, "공공근로", "work-jobs-public-works", "②"),
        DISTRICTS,
        Heading(2, "노동존중 구현", "work-labour", "2"),
        Item("", (T("설명 문단은 기호 없이 이어진다. "), T(HOSTILE))),
        Item("□", (T("노동권익센터 운영"),)),
        SERVICES,
    )


def _budget() -> tuple[Block, ...]:
    return (
        Heading(1, "예산 집행", "budget", "Ⅲ"),
        Item("□", (T("집행률은 지출액을 예산현액으로 나눈 것이다."),)),
        EXECUTION,
        Note((T("주 : "), T("합계는 반올림으로 맞지 않을 수 있다."))),
    )


def document(*, cafe_users: int = 58_859) -> Document:
    """제284회 정례회 주요업무보고를 본뜬 작은 보고서."""
    return Document(
        title="2018 주요업무보고",
        subtitle="일자리·노동·사회적경제",
        meeting="제284회 시의회 정례회 기획경제위원회",
        day=date(2018, 11, 15),
        organisation="일자리노동정책관",
        basis_note="2018. 9. 30. 기준, 2018. 11. 15.까지 기록된 자료",
        blocks=(*_general(), *_work(cafe_users), *_budget()),
    )
