"""The addresses of the interface for deliverers' systems, under /api/returns/."""

from django.urls import path

from iljari.desks.returns.screens import api

app_name = "returns-api"

urlpatterns = [
    path("", api.returns, name="returns"),
    path("form/", api.form, name="form"),
    path("<str:id>/", api.paper, name="return"),
]
