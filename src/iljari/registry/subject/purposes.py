"""For what the privacy desk and subjects themselves see personal data (SP-22)."""

from django.utils.translation import gettext_lazy

from iljari.access.purposes import Purpose
from iljari.registry.kinds import KINDS

FILE = Purpose(
    "privacy.file", ko="정보주체의 파일(열람 요구)", en="The subject's file (request for access)",
    fields=(*KINDS, "request"), basis=gettext_lazy("개인정보 보호법 제35조"),
)  # fmt: skip
REQUEST = Purpose(
    "privacy.request", ko="열람·정정·삭제·처리정지 요구의 처리", en="Answering requests of subjects",
    fields=("name", "phone", "email", "address", "request", "birth_on"), basis=gettext_lazy("개인정보 보호법 제35조~제38조"),
)  # fmt: skip
CORRECTION = Purpose(
    "privacy.correction", ko="요구에 따른 정정", en="Correction on request",
    fields=(*KINDS, "request"), basis=gettext_lazy("개인정보 보호법 제36조"),
)  # fmt: skip
KEEPING = Purpose(
    "privacy.keeping", ko="보존 유예와 파기", en="Holds and erasure", fields=("name", "birth_on", "request"), basis=gettext_lazy("개인정보 보호법 제21조"),
)  # fmt: skip
OWN = Purpose(
    "privacy.own", ko="본인의 열람", en="The subject's own view", fields=(*KINDS, "request"), basis=gettext_lazy("개인정보 보호법 제35조"),
)  # fmt: skip

OF_RIGHTS = frozenset(each.code for each in (FILE, REQUEST, CORRECTION, KEEPING, OWN))
"""What serves the subject's own rights: a stop on processing does not stand against it."""
