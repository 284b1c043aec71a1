"""The text of a message: how many bytes it has, whether a telephone can show it, and what sending it to one person costs.

Short texts (SMS) hold 90 bytes of EUC-KR, long ones (LMS) 2,000; what one costs on which day is a setting
(`MESSAGE_PRICES`, from the carrier's contract).
"""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from iljari.desks.notices.models import Message
from iljari.kernel.dated import Dated

SHORT, LONG, EMAIL = "short", "long", "email"
MOST_SHORT, MOST_LONG, MOST_EMAIL = 90, 2000, 20_000
"""Bytes (EUC-KR) of a short and a long text; letters of an e-mail."""


def size(text: str) -> int:
    """The bytes of a text in EUC-KR, with what its extension by the carriers (CP949) adds; line ends count one.

    >>> size("뉴딜일자리 A1"), size("똠방각하")
    (13, 8)
    """
    return len(_plain(text).encode("cp949", "replace"))


def form(channel: str, text: str) -> str:
    """As what it is sent and paid: short text, long text, e-mail."""
    if channel == Message.Channel.EMAIL:
        return EMAIL
    return SHORT if size(text) <= MOST_SHORT else LONG


def price(channel: str, text: str, on: date) -> Decimal:
    """What sending it to one person costs on a day (won). Raises LookupError where no price is set for that day."""
    prices: Mapping[str, Mapping[str, str]] = settings.MESSAGE_PRICES
    return Decimal(Dated(prices[form(channel, text)]).on(on))


def cost(price_won: Decimal, reached: int) -> int:
    """What so many cost in all, in whole won; half a won is rounded up.

    >>> cost(Decimal("9.9"), 5), cost(Decimal("9.9"), 0)
    (50, 0)
    """
    return int((price_won * reached).quantize(Decimal(1), ROUND_HALF_UP))


def faults(channel: str, title: str, text: str) -> list[str]:
    """What is wrong with a text, in sentences."""
    if not text.strip():
        return [_("보낼 내용을 적으십시오.")]
    if channel == Message.Channel.EMAIL:
        if not title.strip():
            return [_("전자우편에는 제목을 적으십시오.")]
        if len(text) > MOST_EMAIL:
            return [
                _("전자우편은 %(most)s자까지 적을 수 있습니다. 줄이거나 나누어 보내십시오.")
                % {"most": f"{MOST_EMAIL:,}"}
            ]
        return []
    found = []
    strange = sorted({letter for letter in _plain(text) if not _shown(letter)})
    if strange:
        found.append(
            _("전화기에서 깨지는 글자가 있습니다: %(letters)s. 다른 글자로 바꾸십시오.")
            % {"letters": " ".join(strange[:10])}
        )
    if size(text) > MOST_LONG:
        found.append(
            _("문자는 %(most)s바이트까지 보낼 수 있는데 %(size)s바이트입니다. 줄이거나 나누어 보내십시오.")
            % {"most": f"{MOST_LONG:,}", "size": f"{size(text):,}"}
        )
    return found


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def _shown(letter: str) -> bool:
    try:
        letter.encode("cp949")
    except UnicodeEncodeError:
        return False
    return letter == "\n" or ord(letter) >= ord(" ")
