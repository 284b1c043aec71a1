"""The access room's addresses, under /access/."""

from django.urls import path

from iljari.access.screens import alerts, breaches, checks, exports, log, unmasking

app_name = "access"

urlpatterns = [
    path("unmask/", unmasking.unmask, name="unmask"),
    path("log/", log.rows, name="log"),
    path("log/<int:seq>/", log.row, name="log-row"),
    path("checks/", checks.due, name="checks"),
    path("checks/begin/", checks.begin, name="check-begin"),
    path("checks/<int:check>/", checks.check, name="check"),
    path("alerts/", alerts.listed, name="alerts"),
    path("alerts/staff/", alerts.note_staff, name="alert-staff"),
    path("alerts/<int:alert>/", alerts.alert, name="alert"),
    path("exports/", exports.listed, name="exports"),
    path("exports/<str:export>/decide/", exports.decide, name="export-decide"),
    path("exports/<str:export>/file/", exports.file, name="export-file"),
    path("breaches/", breaches.listed, name="breaches"),
    path("breaches/<int:breach>/", breaches.breach, name="breach"),
    path("breaches/<int:breach>/notice/", breaches.notice, name="breach-notice"),
    path("breaches/<int:breach>/subjects/", breaches.subjects, name="breach-subjects"),
]
