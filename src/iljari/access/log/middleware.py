"""Closes every request: until the access log names them, no person's field can be opened in it."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse

from iljari.access.reading import Reading, of_a_request


class ReadingMiddleware:
    """Gives every request a reading of its own, closed at first; a streamed answer keeps it to its end. Pages with persons are not stored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reading = Reading()
        with of_a_request(reading):
            response: HttpResponseBase = self._get_response(request)
        if reading.opened:  # nobody's data stays behind in a browser or on the way (ASVS 14.3.2)
            response["Cache-Control"] = "no-store"
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _kept(iter(response.streaming_content), reading)
        return response


def _kept(parts: Iterator[bytes], reading: Reading) -> Iterator[bytes]:
    while True:
        with of_a_request(reading):
            part = next(parts, None)
        if part is None:
            return
        yield part
