"""Purposes (처리 목적): for what a screen, print or export shows personal data, which fields, and on which legal basis (SP-22).

Every room declares its purposes in its own `purposes.py`. What is not in a purpose's fields cannot be opened for it.

>>> Purpose("doctest.contact", ko="연락", en="Contact", fields=("name", "phone"), basis="직업안정법").fields
('name', 'phone')
"""

from dataclasses import dataclass
from typing import ClassVar

from iljari.access import masking


@dataclass(frozen=True)
class Purpose:
    """Why personal data is shown: a code (`room.purpose`), both names, the fields it needs and no other, its legal basis
    (`gettext_lazy`: it is read in both languages).
    """

    code: str
    ko: str
    en: str
    fields: tuple[str, ...]
    basis: str

    every: ClassVar[dict[str, "Purpose"]] = {}

    def __post_init__(self) -> None:
        unknown = [name for name in self.fields if name not in masking.FIELDS]
        if unknown:
            raise ValueError(f"{self.code}: fields without a mask: {', '.join(unknown)}")
        if not self.basis or not self.ko or not self.en:
            raise ValueError(f"{self.code}: a purpose says its two names and its legal basis")
        if Purpose.every.get(self.code, self) != self:
            raise ValueError(f"{self.code}: declared twice")
        Purpose.every[self.code] = self


def called(code: str, english: bool = False) -> str:
    """A purpose's name; its code where no room declares it any more."""
    known = Purpose.every.get(code)
    return code if known is None else (known.en if english else known.ko)
