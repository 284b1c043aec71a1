"""How a value shows before it is unmasked (SP-22): enough to tell two apart on a screen, not enough to be used."""

from enum import Enum


class Mask(Enum):
    """The ways of masking."""

    NAME = "name"
    DAY = "day"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    HIDDEN = "hidden"
    NONE = "none"


def masked(text: str, mask: Mask) -> str:
    """A shown text, masked.

    >>> masked("김하나", Mask.NAME), masked("이산", Mask.NAME), masked("남궁민수", Mask.NAME)
    ('김*나', '이*', '남**수')
    >>> masked("1990-05-17", Mask.DAY), masked("01012345678", Mask.PHONE), masked("hana@example.kr", Mask.EMAIL)
    ('1990-**-**', '010****5678', 'h***@example.kr')
    >>> masked("마포구 월드컵로 212", Mask.ADDRESS), masked("VN", Mask.HIDDEN), masked("여성", Mask.NONE)
    ('마포구 ***', '***', '여성')
    """
    if mask is Mask.NONE or not text:
        return text
    if mask is Mask.NAME:
        inside = "*" * max(len(text) - 2, 1)
        return text[0] + inside + (text[-1] if len(text) > 2 else "")
    if mask is Mask.DAY:
        return f"{text[:4]}-**-**"
    if mask is Mask.PHONE:
        return f"{text[:3]}****{text[-4:]}"
    if mask is Mask.EMAIL:
        local, _, domain = text.partition("@")
        return f"{local[:1]}***@{domain}"
    return f"{text.split(' ')[0]} ***" if mask is Mask.ADDRESS else "***"
