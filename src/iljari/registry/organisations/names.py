"""Names compared: what is left of a name without legal form, spaces and signs, so that '(주)한빛' and '한빛 주식회사' meet."""

import re
import unicodedata

_FORMS = re.compile(
    r"주식회사|유한책임회사|유한회사|합자회사|합명회사|사단법인|재단법인|학교법인|사회복지법인|의료법인|영농조합법인"
    r"|\((?:주|유|합|사|재|학|복|의)\)"
    r"|\b(?:co|corp|inc|ltd|llc)\b\.?"
)
_SIGNS = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """The name as it is compared.

    >>> key("㈜ 한빛 나눔"), key("한빛나눔 주식회사"), key("Hanbit Co., Ltd.")
    ('한빛나눔', '한빛나눔', 'hanbit')
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    without = _SIGNS.sub("", _FORMS.sub(" ", plain))
    return (without or _SIGNS.sub("", plain))[:120]
