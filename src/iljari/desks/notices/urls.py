"""The desk's addresses, under /notices/."""

from django.urls import path

from iljari.desks.notices.screens import listing, sending, writing

app_name = "notices"

urlpatterns = [
    path("", listing.sent, name="sent"),
    path("file/<str:kind>/", listing.file, name="file"),
    path("new/", writing.new, name="new"),
    path("<str:id>/", sending.message, name="message"),
    path("<str:id>/send/", sending.send, name="send"),
    path("<str:id>/discard/", writing.discard, name="discard"),
]
