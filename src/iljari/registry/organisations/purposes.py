"""For what the people of organisations are shown (SP-22)."""

from django.utils.translation import gettext_lazy

from iljari.access.purposes import Purpose

CONTACT = Purpose(
    "registry.organisation_contact", ko="기관 담당자와 연락", en="Contacting an organisation",
    fields=("name", "phone", "email"),
    basis=gettext_lazy("개인정보 보호법 제15조 제1항 제3호(공공기관의 소관 업무 수행), 지방자치단체 보조금 관리에 관한 법률(실적보고)"),
)  # fmt: skip
