"""From where a request comes: the address of the machine, past the city's own proxy where there is one."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The address, empty where there is none. A forwarded one is believed only from a proxy in the setting PROXIES."""
    peer = _clean(request.META.get("REMOTE_ADDR", ""))
    if peer and peer in settings.PROXIES:
        return _clean(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1]) or peer
    return peer


def _clean(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        return ""
