"""The addresses of the web; desks bring their own."""

from importlib.util import find_spec

from django.templatetags.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from iljari.web.rooms import (
    audit,
    bureau,
    faults,
    figures,
    finder,
    identities,
    programmes,
    report,
    simulation,
    sources,
    today,
)

handler404 = faults.not_found
handler403 = faults.forbidden
handler400 = faults.bad_request
handler500 = faults.broken

urlpatterns = [
    path("", bureau.bureau, name="bureau"),
    path("finder/", finder.finder, name="finder"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<str:code>/", programmes.programme, name="programme"),
    path("simulation/", simulation.simulations, name="simulations"),
    path("simulation/<str:code>/<str:role>/", simulation.simulated, name="simulation"),
    re_path(r"^figures/(?P<key>.+?)/?$", figures.figure, name="figure"),
    path("sources/", sources.sources, name="sources"),
    path("identities/", identities.identities, name="identities"),
    path("report/", report.report, name="report"),
    path("report/compare/", report.compare, name="report-compare"),
    path("report/files/<str:kind>", report.file, name="report-file"),
    path("audit/", audit.items, name="audit"),
    path("audit/<str:item>/", audit.item, name="audit-item"),
    path("", include("iljari.web.signing_in.urls")),
    path("today/", today.move_today, name="today"),
    path("language/", set_language, name="language"),
    path("favicon.ico", RedirectView.as_view(url=static("iljari/icon.svg"), permanent=True), name="favicon"),
]

urlpatterns.append(path("access/", include("iljari.access.urls")))
urlpatterns.append(path("organisations/", include("iljari.registry.organisation_urls")))
urlpatterns.append(path("people/", include("iljari.registry.person_urls")))
urlpatterns.append(path("privacy/", include("iljari.registry.privacy_urls")))

# Outside systems' files stand beside the desk that they serve.
urlpatterns.append(path("budget/ehojo/", include("iljari.exchange.urls")))

for _desk in ("returns", "budget", "intake", "notices"):
    for _module, _under in (("urls", ""), ("api_urls", "api/")):
        if find_spec(f"iljari.desks.{_desk}.{_module}"):
            urlpatterns.append(path(f"{_under}{_desk}/", include(f"iljari.desks.{_desk}.{_module}")))
