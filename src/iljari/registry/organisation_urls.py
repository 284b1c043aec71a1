"""Addresses of organisations, under /organisations/."""

from django.urls import path

from iljari.registry.screens.organisations import (
    entrusting,
    exporting,
    importing,
    listing,
    page,
    people,
    verbs,
)

app_name = "organisations"

urlpatterns = [
    path("", listing.organisations_list, name="list"),
    path("file/<str:kind>/", listing.export, name="export"),
    path("entrusted/", entrusting.entrusted, name="entrusted"),
    path("entrusted/file/", entrusting.entrusted_file, name="entrusted-file"),
    path("people/file/", exporting.export, name="export-people"),
    path("new/", verbs.register, name="new"),
    path("import/", importing.upload, name="import"),
    path("import/form/<str:kind>/", importing.form, name="import-form"),
    path("import/<str:file>/", importing.preview, name="import-preview"),
    path("<str:id>/", page.organisation, name="page"),
    path("<str:id>/edit/", verbs.edit, name="edit"),
    path("<str:id>/state/", verbs.state, name="state"),
    path("<str:id>/certificates/new/", verbs.certify, name="certify"),
    path("<str:id>/certificates/<int:certificate>/end/", verbs.end_certificate, name="end-certificate"),
    path("<str:id>/numbers/", verbs.numbers, name="numbers"),
    path("<str:id>/joined/", verbs.joined, name="joined"),
    path("<str:id>/people/", people.people, name="people"),
    path("<str:id>/people/new/", people.add, name="add-person"),
    path("<str:id>/people/<str:contact>/end/", people.end, name="end-person"),
    path("<str:id>/entrustments/new/", entrusting.entrust, name="entrust"),
    path("<str:id>/entrustments/<int:entrustment>/step/", entrusting.step, name="entrustment-step"),
]
