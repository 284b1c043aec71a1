"""Addresses of outside systems' files; the web includes them under /budget/ehojo/ before the budget desk's own."""

from django.urls import path

from iljari.exchange import screens

app_name = "exchange"

urlpatterns = [path("", screens.upload, name="ehojo")]
