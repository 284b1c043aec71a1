"""Addresses of persons, under /people/. An address holds an opaque id at most, never a value of a person."""

from django.urls import path

from iljari.registry.screens.people import exporting, finding, person, registering, same

app_name = "people"

urlpatterns = [
    path("", finding.find, name="find"),
    path("register/", registering.register, name="register"),
    path("export/", exporting.export, name="export"),
    path("likely/", same.likely, name="likely"),
    path("likely/<int:pair>/", same.decide, name="decide"),
    path("joined/", same.joined, name="joined"),
    path("joined/change/", same.join, name="join"),
    path("<str:person>/", person.person, name="person"),
    path("<str:person>/facts/", person.change, name="change"),
]
