"""The desk's addresses, under /returns/."""

from django.urls import path

from iljari.desks.returns.screens import (
    analysing,
    board,
    correcting,
    deciding,
    delivering,
    judging,
    officers,
    writing,
)

app_name = "returns"

urlpatterns = [
    path("", board.board, name="board"),
    path("new/", writing.choose, name="new"),
    path("new/file/<str:kind>/", writing.new_file, name="new-file"),
    path("coverage/<str:programme>/<str:until>/", board.coverage, name="coverage"),
    path("remind/", judging.remind, name="remind"),
    path("decisions/", deciding.programmes, name="decisions"),
    path("decisions/classification/", deciding.classification, name="classification"),
    path("decisions/<str:programme>/", deciding.decide, name="decide"),
    path("analyses/", analysing.programmes, name="analyses"),
    path("analyses/<str:programme>/", analysing.analyse, name="analyse"),
    path("deliverers/", delivering.programmes, name="duties"),
    path("deliverers/<str:programme>/", delivering.deliverers, name="deliverers"),
    path("keys/", delivering.keys, name="keys"),
    path("keys/<int:key>/end/", delivering.end_key, name="end-key"),
    path("staff/", officers.staff, name="staff"),
    path("<str:id>/", writing.paper, name="return"),
    path("<str:id>/file/<str:kind>/", writing.paper_file, name="file"),
    path("<str:id>/sign/", judging.sign, name="sign"),
    path("<str:id>/send-back/", judging.send_back, name="send-back"),
    path("<str:id>/supplement/", correcting.supplement, name="supplement"),
    path("<str:id>/lines/<int:line>/correct/", correcting.correct, name="correct"),
]
