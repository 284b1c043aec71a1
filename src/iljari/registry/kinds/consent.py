"""Agreement to be told (안내 수신 동의): who agreed to hear of recruitment and of the programmes, and in which way."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from iljari.registry.kinds.values import Value

WAYS_OF_TELLING = {
    "both": gettext_lazy("문자와 전자우편"),
    "text": gettext_lazy("문자만"),
    "email": gettext_lazy("전자우편만"),
}


@dataclass(frozen=True)
class NoticeConsent(Value):
    """안내 수신 동의: agreed to be told of recruitment and news of the programmes, by which way; ended when taken back."""

    by: str

    def faults(self) -> list[str]:
        """One of the ways."""
        return (
            [] if self.by in WAYS_OF_TELLING else [_("안내를 문자로 받을지 전자우편으로 받을지 고르십시오.")]
        )

    def covers(self, channel: str) -> bool:
        """Whether it was agreed for this way ('text', 'email')."""
        return self.by in ("both", channel)

    def shown(self) -> str:
        """In the reader's language."""
        return str(WAYS_OF_TELLING.get(self.by, self.by))
