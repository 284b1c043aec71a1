"""The desk's addresses, under /intake/: those who apply, and the offices that call, check, review and select."""

from django.urls import path

from iljari.desks.intake.screens.applying import calls, form, own, papers, sending

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

urlpatterns = [*_applying]
