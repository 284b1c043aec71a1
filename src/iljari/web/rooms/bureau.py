"""The bureau at a glance: money, targets, indicators, what is late, and the city's districts."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from iljari.catalogue.organisation import DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.desks.returns import queries as returns
from iljari.figures import consistency
from iljari.figures.evaluate import Book, Figure
from iljari.web import asked, districts, drawn, due, knowledge, today, words
from iljari.web.templatetags.iljari import called_plain, figure_url

GROUPS = ("youth", "women", "middle_aged", "seniors", "disabled", "low_income", "citizens")
YEARS = (2016, 2017, 2018, 2019, 2020)
_INDICATORS = (
    ("jobs_created", "direct"), ("jobs_created", "indirect"), ("living_wage_covered", ""), ("regularised", ""),
    ("academy_trainees", ""), ("ombudsman_cases", ""), ("se_enterprises", ""), ("public_purchasing", ""),
    ("special_zones", ""), ("cluster_spaces", ""),
)  # fmt: skip


def bureau(request: HttpRequest) -> HttpResponse:
    """The first page."""
    day = today.of(request)
    known = knowledge.of(request)
    names = returns.Names()
    missing = due.missing_returns(day, names)
    steps = due.milestones(day)
    ahead, late = due.steps_ahead(day, steps), due.steps_late(steps)
    items = due.open_items(known.book.seq)
    office = request.office  # type: ignore[attr-defined]
    told = {
        "book": known.book,
        "glance": glance(known, due.counted(missing), len(items)),
        "execution": execution(known.book),
        "execution_total": [known.book.figure(f"bureau.budget_summary:{name}")
                            for name in ("commitment", "appropriation", "commitment_rate")],
        "jobs": jobs(known.book),
        "jobs_total": known.book.figure("bureau.job_targets:jobs.achievement"),
        "trends": trends(known.book),
        "years": YEARS,
        "missing": missing,
        "overdue": due.counted(missing),
        "ahead": ahead,
        "late": late,
        "items": items,
        "states": words.AUDIT_STATES,
        "mine": due.mine(office, missing, ahead, items, day, known.book.seq) if office.role else None,
        "map": districts.drawn_map(known.book, request.GET.get("map", ""), missing, names),
    }  # fmt: skip
    return render(request, "iljari/bureau.html", told)


@dataclass(frozen=True)
class Glance:
    """A number at the head of the page: a figure, or a count with where it leads."""

    name: str
    note: str
    figure: Figure | None = None
    count: str = ""
    url: str = ""
    alarm: bool = False


def glance(known: knowledge.Known, overdue: returns.Overdue, items: int) -> list[Glance]:
    """Five numbers that say how the bureau stands."""
    verdicts = consistency.counts(known.checks())
    broken = verdicts[consistency.Verdict.BROKEN]
    return [
        Glance(_("예산 집행률"), _("지출원인행위 기준"), known.book.figure("bureau.budget_summary:commitment_rate")),
        Glance(_("일자리 목표 달성률"), _("시 전체"), known.book.figure("bureau.job_targets:jobs.achievement")),
        Glance(_("밀린 실적 보고"), _("%(count)s곳이 기한 안에 내지 않음") % {"count": overdue.deliverers}, None,
               _("%(count)s건") % {"count": overdue.returns}, "#missing", overdue.returns > 0),
        Glance(_("끝나지 않은 감사 지적"), _("지난해 행정사무감사"), None, _("%(count)s건") % {"count": items}, "/audit/?state=open"),
        Glance(_("어긋나는 수치"), _("일치 규칙 %(count)s개 가운데") % {"count": len(known.checks())}, None,
               _("%(count)s개") % {"count": broken}, "/identities/?verdict=broken", broken > 0),
    ]  # fmt: skip


def execution(book: Book) -> list[drawn.Bar]:
    """Commitments of each division against its appropriation."""
    rows = []
    for division in DIVISIONS:
        done, whole, rate = (
            book.figure(f"bureau.budget_summary:{name} division={division.code}")
            for name in ("commitment", "appropriation", "commitment_rate")
        )
        rows.append((called_plain(division), f"/programmes/?division={division.code}", done, whole, rate))
    return drawn.filled(rows)


def jobs(book: Book) -> list[drawn.Bar]:
    """Jobs made for each group against its target."""
    programme = all_programmes()["bureau.job_targets"]
    rows = []
    for group in GROUPS:
        done, goal, rate = (
            book.figure(f"bureau.job_targets:{name} group={group}")
            for name in ("jobs", "jobs.target", "jobs.achievement")
        )
        rows.append(
            (words.started(words.value(programme, "group", group)), figure_url(done), done, goal, rate)
        )
    return drawn.against(rows)


def trends(book: Book) -> list[drawn.Trend]:
    """The ten policy indicators over five years: results where there are any, else targets."""
    programme = all_programmes()["bureau.policy_indicators"]
    found = []
    for code, job_type in _INDICATORS:
        indicator = programme.indicator(code)
        narrowed = (("job_type", job_type),) if job_type else ()
        name = called_plain(indicator)
        if job_type:
            name += " · " + words.value(programme, "job_type", job_type)
        years = asked.over_years(book, programme.code, code, narrowed, YEARS)
        found.append(drawn.trend(name, words.unit_name(indicator.unit), years))
    return found
