"""The desk's addresses, under /intake/: those who apply, and the offices that call, check, review and select."""

from django.urls import path

from iljari.desks.intake.screens.applying import calls, form, own, papers, sending
from iljari.desks.intake.screens.office import application, applications, board, review, selecting
from iljari.desks.intake.screens.office import calls as office_calls

app_name = "intake"

_applying = [
    path("open/", calls.listed, name="open-calls"),
    path("open/<str:call>/", calls.one, name="open-call"),
    path("open/<str:call>/begin/", form.begin, name="begin"),
    path("mine/", own.mine, name="mine"),
    path("mine/<str:id>/", own.one, name="own"),
    path("mine/<str:id>/form/", form.form, name="form"),
    path("mine/<str:id>/documents/", papers.documents, name="documents"),
    path("mine/<str:id>/documents/<str:document>/", papers.document, name="own-document"),
    path("mine/<str:id>/supplement/", papers.supplement, name="supplement"),
    path("mine/<str:id>/check/", sending.check, name="check"),
    path("mine/<str:id>/discard/", sending.discard, name="discard"),
    path("mine/<str:id>/withdraw/", own.withdraw, name="withdraw"),
    path("mine/<str:id>/object/", own.objecting, name="object"),
]

_office = [
    path("office/", board.board, name="office"),
    path("office/new/", office_calls.new, name="office-new"),
    path("office/calls/<str:id>/", office_calls.call, name="office-call"),
    path("office/calls/<str:id>/edit/", office_calls.edit, name="office-edit"),
    path("office/calls/<str:id>/correct/", office_calls.correct, name="office-correct"),
    path("office/calls/<str:id>/publish/", office_calls.publish, name="office-publish"),
    path("office/calls/<str:id>/applications/", applications.listed, name="office-applications"),
    path("office/calls/<str:id>/key-in/", applications.key_in, name="office-key-in"),
    path("office/calls/<str:id>/review/", review.review, name="office-review"),
    path("office/calls/<str:id>/review/do/", review.do, name="office-review-do"),
    path("office/sheets/<str:id>/", review.sheet, name="office-sheet"),
    path("office/calls/<str:id>/selection/", selecting.selection, name="office-selection"),
    path("office/calls/<str:id>/selection/do/", selecting.do, name="office-selection-do"),
    path("office/calls/<str:id>/selection/record/", selecting.record, name="office-record"),
    path("office/applications/<str:id>/", application.application, name="office-application"),
    path("office/applications/<str:id>/do/", application.do, name="office-application-do"),
    path(
        "office/applications/<str:id>/documents/<str:document>/", application.document, name="office-document"
    ),
]

urlpatterns = [*_applying, *_office]
