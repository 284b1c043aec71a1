"""For what applications are read, and which fields (SP-22). The fields hold whatever an applicant wrote: shown whole or not at all."""

from django.utils.translation import gettext_lazy

from iljari.access import masking
from iljari.access.purposes import Purpose
from iljari.registry.kinds import DUTY

masking.declare("application", "신청 내용", "Application")
masking.declare("document", "제출 서류", "Document")
masking.declare("eligibility", "자격 확인 내용", "Eligibility facts")
masking.declare("opinion", "심사·심의 의견", "Opinion")
masking.declare("objection", "이의신청 내용", "Objection")

RECEIPT = Purpose(
    "intake.receipt", "신청 접수와 보완", "Receiving applications", ("name", "application", "document"), DUTY
)
ELIGIBILITY = Purpose(
    "intake.eligibility",
    "자격 확인",
    "Checking eligibility",
    ("name", "application", "document", "eligibility"),
    DUTY,
)
REVIEW = Purpose(
    "intake.review",
    "심사와 선정",
    "Review and selection",
    ("name", "application", "document", "opinion"),
    DUTY,
)
OBJECTION = Purpose(
    "intake.objection", "이의신청 처리", "Answering objections",
    ("name", "application", "document", "eligibility", "opinion", "objection"), DUTY,
)  # fmt: skip
OWN = Purpose(
    "intake.own", "본인의 신청", "One's own applications", ("application", "document", "eligibility", "objection"),
    gettext_lazy("개인정보 보호법 제35조"),
)  # fmt: skip
