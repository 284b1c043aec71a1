"""The desk's addresses, under /budget/."""

from django.urls import path, re_path

from iljari.desks.budget.screens import closing, downloads, lines, overview, posts, reconciling

app_name = "budget"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("table.<str:kind>", downloads.table, name="table"),
    path("lines/new/", lines.new, name="new"),
    path("lines/<str:code>/", lines.line, name="line"),
    path("lines/<str:code>/entries/<int:entry>/reverse/", lines.reverse, name="reverse"),
    path("lines/<str:code>/<slug:slug>/", lines.verb, name="verb"),
    path("reconciliation/", reconciling.reconciliation, name="reconciliation"),
    path("reconciliation.<str:kind>", downloads.reconciliation, name="reconciliation-file"),
    path("closing/", closing.closing, name="closing"),
    path("closing/<str:code>/reopen/", closing.reopen, name="reopen"),
    path("posts/", posts.posts, name="posts"),
    re_path(r"^(?P<code>\d{4}:[^/]+)/$", lines.bare, name="bare"),
]
