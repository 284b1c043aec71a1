"""What if the law were another: a programme's values set anew, and who of a synthetic city would be eligible."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from iljari.catalogue.language import ROLE_NAMES, Role
from iljari.catalogue.register import all_programmes
from iljari.facts.simulation import Simulation
from iljari.web import drawn, knowledge, simulated_file, simulating, today, words


def simulations(request: HttpRequest) -> HttpResponse:
    """The programmes whose rules can be simulated, with the values that may be set."""
    day = today.of(request)
    found = [
        (programme, role, ROLE_NAMES[role], simulating.knobs(admission, day))
        for programme, role, admission in simulating.admissions()
    ]
    return render(request, "iljari/simulations.html", {"found": found, "size": simulating.SIZE})


def simulated(request: HttpRequest, code: str, role: str) -> HttpResponse:
    """One programme's rules with a field for each value; with values typed, who would gain and lose, on the page or as a file."""
    programme = all_programmes().get(code)
    if programme is None or role not in list(Role) or Role(role) not in programme.admits:
        raise Http404(_("그런 사업이 없습니다. 사업 목록에서 찾아 주십시오."))
    admission, day = programme.admits[Role(role)], today.of(request)
    knobs = simulating.knobs(admission, day)
    texts = {name: text for name, text in request.GET.items() if name != "file"}
    told, problem = None, ""
    try:
        changes = simulating.read(texts, knobs)
        told = simulating.simulate(admission, changes, day=day, size=simulating.SIZE) if changes else None
    except simulating.Unclear as unclear:
        problem = str(unclear)
    if told is not None and (kind := f".{request.GET.get('file', '')}") in simulated_file.KINDS:
        response = HttpResponse(simulated_file.write(told, kind), content_type=simulated_file.KINDS[kind])
        response["Content-Disposition"] = f'attachment; filename="simulation-{code}-{role}{kind}"'
        return response
    book = knowledge.of(request).book
    shown = {
        "programme": programme, "role": ROLE_NAMES[Role(role)], "size": simulating.SIZE, "problem": problem, "told": told,
        "fields": _fields(admission, knobs, texts, day), "cost": simulating.cost(book, programme, told) if told else None,
        "charts": list(_charts(told)) if told else [], "tiles": _tiles(told) if told else [],
        "total": {name: told.total(name) for name in ("before", "after", "gained", "lost")} if told else {},
        "not_stated": admission.not_stated,
        "query": request.GET.urlencode(), "nothing": bool(texts) and told is None and not problem,
    }  # fmt: skip
    return render(request, "iljari/simulation.html", shown, status=400 if problem else 200)


def _fields(
    admission: Any, knobs: list[simulating.Knob], texts: dict[str, str], day: Any
) -> list[dict[str, Any]]:
    """Each value that may be set: the sentence of its rule as it is today, and what was typed."""
    english = words.in_english()
    return [
        {
            "knob": knob,
            "sentence": knob.rule.sentence(day, english=english),
            "text": texts.get(knob.name, f"{knob.now:,}"),
        }
        for knob in knobs
    ]


def _charts(told: Simulation) -> Iterator[dict[str, Any]]:
    """By age and by sex: a row a group, as long as its number of eligible people after, a mark where it is now."""
    for dimension, name in (("ages", _("나이대별")), ("sex", _("성별"))):
        groups = told.by(dimension)
        longest = Fraction(max((max(group.before, group.after) for group in groups.values()), default=0))
        rows = [
            (simulated_file.name_of(group, dimension), group, drawn.length(Fraction(group.after), longest),
             drawn.length(Fraction(group.before), longest))
            for group in groups.values()
        ]  # fmt: skip
        yield {"dimension": dimension, "name": name, "rows": rows}


def _tiles(told: Simulation) -> list[drawn.Tile]:
    """The districts, shaded by how many people's answer changes."""
    changed = {code: group.gained + group.lost for code, group in told.by("district").items()}
    return drawn.tiles({str(code): (Fraction(number), f"{number:,}", "") for code, number in changed.items()})
