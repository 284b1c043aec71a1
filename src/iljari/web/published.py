"""Where a figure stands in the council report: the sections that name it, in words and with their places."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from iljari.catalogue.work_items import WORK_ITEMS
from iljari.indicators.reference import Reference, from_key
from iljari.reports.council.assemble import Report
from iljari.web.templatetags.iljari import called_plain


@dataclass(frozen=True)
class Place:
    """A place in the report."""

    name: str
    url: str


def place(section: str) -> Place:
    """A section by its file's name: '1-09' is the ninth work item of the first chapter."""
    fixed = {
        "0-01": (_("일반현황"), "general"),
        "0-02": (_("비전 및 목표"), "vision"),
        "4-00": (_("예산 집행현황"), "budget"),
        "4-54": (_("예산사업별 집행현황"), "budget-rows"),
        "5-00": (_("행정사무감사 처리결과"), "audit"),
    }
    if section in fixed:
        name, anchor = fixed[section]
        return Place(name, f"/report/#{anchor}")
    for item in WORK_ITEMS:
        if section == f"{item.chapter}-{item.number:02d}":
            return Place(f"{item.code} {called_plain(item)}", f"/report/#item-{item.code}")
    return Place(section, "/report/")


def places(report: Report, asked: Reference) -> list[Place]:
    """The sections of the report that name this figure, in whatever unit."""
    wanted = asked.plain().key
    sections: list[str] = []
    for key, named in report.sections.items():
        if key.startswith(f"{asked.programme}/") and from_key(key).plain().key == wanted:
            sections += [section for section in named if section not in sections]
    return [place(section) for section in sections]
