"""The matrix of rights (권한표) as a page: what each role may do, room by room. Public, like the manual."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from iljari.access import matrix
from iljari.access.roles import Role


def shown(request: HttpRequest) -> HttpResponse:
    """The table of one role, or of all: only rows that say more than 'public' or 'nobody'."""
    english = get_language() == "en"
    role = request.GET.get("role", "")
    role = role if role in matrix.ASKERS else ""
    rows = [row for row in matrix.rows() if not role or row.verdicts[role] != matrix.NOBODY]
    groups = [
        (room, [(row, row.en if english else row.ko, [row.verdicts[asker] for asker in ([role] if role else matrix.ASKERS)])
                for row in of])
        for room, of in groupby(rows, key=lambda row: row.url.partition(":")[0] if ":" in row.url else "web")
    ]  # fmt: skip
    labels = {asker: str(Role(asker).label) if asker in Role.values else "" for asker in matrix.ASKERS}
    context = {
        "groups": groups, "askers": [(role, labels[role])] if role else list(labels.items()), "labels": labels.items(),
        "role": role, "count": len(rows), "urls": len({row.url for row in rows}),
    }  # fmt: skip
    return render(request, "access/matrix.html", context)
