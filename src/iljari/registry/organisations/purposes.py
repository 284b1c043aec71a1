"""For what the people of organisations are shown (SP-22)."""

from iljari.access.purposes import Purpose

CONTACT = Purpose(
    "registry.organisation_contact", ko="기관 담당자와 연락", en="Contacting an organisation",
    fields=("name", "phone", "email"),
    basis="개인정보 보호법 제15조 제1항 제3호(공공기관의 소관 업무 수행), 지방보조금법 제21조(실적보고와 정산)",
)  # fmt: skip
