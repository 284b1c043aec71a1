"""The access room's addresses, under /access/."""

from django.urls import path

from iljari.access.screens import unmasking

app_name = "access"

urlpatterns = [
    path("unmask/", unmasking.unmask, name="unmask"),
]
