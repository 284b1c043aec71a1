"""New network: the account comes from a network from which it never came before (SP-07)."""

import ipaddress

from django.utils.translation import gettext_lazy as _

from iljari.access.alerts.day import AccountDay, Finding

CODE = "network"
NAME = _("처음 보는 접속망")
SAYS = _("한 번도 쓰지 않던 접속망에서 들어왔습니다.")


def find(day: AccountDay) -> Finding | None:
    """An account's first day is not new: it has nowhere come from before."""
    known = {network(address) for address in day.addresses}
    if not known:
        return None
    rows = tuple(row for row in day.rows if row.address and network(row.address) not in known)
    return Finding(len({network(row.address) for row in rows}), 0, rows) if rows else None


def network(address: str) -> str:
    """The network of an address: its /24, or /48 for IPv6.

    >>> network("10.1.2.3"), network("2001:db8:1:2::3")
    ('10.1.2.0/24', '2001:db8:1::/48')
    """
    length = 24 if ipaddress.ip_address(address).version == 4 else 48
    return str(ipaddress.ip_network(f"{address}/{length}", strict=False))
