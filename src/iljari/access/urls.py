"""The access room's addresses, under /access/."""

from django.urls import path

from iljari.access.screens import (
    alerts,
    breaches,
    checks,
    exports,
    log,
    matrix_page,
    mine,
    personnel,
    reviews,
    staff,
    unmasking,
)

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
    path("mine/", mine.mine, name="mine"),
    path("mine/use/", mine.use, name="use"),
    path("mine/pledge/", mine.pledge, name="pledge"),
    path("matrix/", matrix_page.shown, name="matrix"),
    path("staff/", staff.listed, name="staff"),
    path("staff/file/", personnel.upload, name="staff-upload"),
    path("staff/file/<str:file>/", personnel.preview, name="staff-file"),
    path("staff/exception/", staff.except_urgently, name="staff-except"),
    path("staff/<str:account>/", staff.person, name="person"),
    path("staff/<str:account>/grant/", staff.grant, name="grant"),
    path("staff/<str:account>/training/", staff.train, name="train"),
    path("rights/<str:right>/end/", staff.end, name="end"),
    path("reviews/", reviews.listed, name="reviews"),
    path("reviews/<int:review>/", reviews.review, name="review"),
    path("reviews/items/<int:item>/", reviews.decide, name="review-decide"),
]
