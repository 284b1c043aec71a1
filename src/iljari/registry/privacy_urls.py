"""Addresses of the privacy desk, under /privacy/; a citizen's own page under /privacy/own/."""

from django.urls import path

from iljari.registry.screens.privacy import asking, correcting, desk, exporting, files, keeping, seen

app_name = "privacy"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("counters/", desk.counted, name="counters"),
    path("requests/", asking.listed, name="requests"),
    path("requests/file/", exporting.export, name="requests-file"),
    path("requests/<str:id>/", asking.one, name="request"),
    path("requests/<str:id>/letter/", asking.letter, name="letter"),
    path("requests/<str:id>/correct/", correcting.which, name="correct"),
    path("requests/<str:id>/correct/<str:fact>/", correcting.what, name="correct-fact"),
    path("requests/<str:id>/file/<str:kind>/", files.download, name="file-download"),
    path("persons/<str:person>/", files.page, name="file"),
    path("persons/<str:person>/request/", asking.new, name="request-new"),
    path("persons/<str:person>/erase/", keeping.erase, name="erase"),
    path("stops/<str:id>/lift/", files.lift, name="lift"),
    path("retention/", keeping.due, name="retention"),
    path("retention/run/", keeping.run, name="retention-run"),
    path("retention/review/", keeping.review, name="review"),
    path("holds/", keeping.holds, name="holds"),
    path("holds/new/", keeping.hold, name="hold"),
    path("holds/<str:id>/release/", keeping.release, name="release"),
    path("erasures/", keeping.erasures, name="erasures"),
    path("own/", files.own, name="own"),
    path("own/seen/", seen.own_seen, name="own-seen"),
    path("own/file/<str:kind>/", files.own_file, name="own-file"),
    path("own/requests/new/", files.own_request, name="own-request"),
]
