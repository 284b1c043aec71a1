"""Where the report's figures come from: how many from each origin, and all of them in one list."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from iljari.figures.evaluate import Figure
from iljari.reports.document import typed_numbers
from iljari.web import knowledge, words
from iljari.web.templatetags.iljari import called_plain

PER_PAGE = 50


@dataclass(frozen=True)
class Origin:
    """An origin with how many figures have it, and the length of its bar in percent."""

    code: str
    name: str
    sentence: str
    count: int
    share: str


def sources(request: HttpRequest) -> HttpResponse:
    """Counts by origin, and the figures, filtered by origin, programme and a word."""
    known = knowledge.of(request)
    report = known.report()
    origin, programme = request.GET.get("origin", ""), request.GET.get("programme", "")
    word = request.GET.get("word", "").strip()
    figures = list(report.figures.values())
    found = [figure for figure in figures if _fits(figure, origin, programme, word)]
    programmes = {figure.programme.code: called_plain(figure.programme) for figure in figures}
    told = {
        "book": known.book, "origins": _origins(figures), "all": len(figures), "count": len(found),
        "typed": len(list(typed_numbers(report.document.blocks))),
        "page_of": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "origin": origin, "programme": programme, "word": word,
        "programmes": sorted(programmes.items(), key=lambda one: one[1]),
    }  # fmt: skip
    return render(request, "iljari/sources.html", told)


def _origins(figures: list[Figure]) -> list[Origin]:
    found = []
    for code, (name, sentence) in words.ORIGINS.items():
        count = sum(figure.origin == code for figure in figures)
        share = f"{100 * count / len(figures):.1f}" if figures else "0"
        found.append(Origin(code, str(name), str(sentence), count, share))
    return found


def _fits(figure: Figure, origin: str, programme: str, word: str) -> bool:
    if (origin and figure.origin != origin) or (programme and figure.programme.code != programme):
        return False
    told = f"{called_plain(figure.programme)} {called_plain(figure)} {figure.text} {figure.key}"
    return word.casefold() in told.casefold()
