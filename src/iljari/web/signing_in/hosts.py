"""Which addresses of this server take passkeys: a passkey belongs to a host's name, never to bare numbers."""

import ipaddress

from django.http import HttpRequest


def takes_passkeys(request: HttpRequest) -> bool:
    """Whether a browser would make or show a passkey here: https, or localhost."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost"
    return False
