"""What shows a fact: documents (서류) that an officer has seen, and offices (기관) that have confirmed it. No file is kept by this list."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DOCUMENTS = {
    "identity_card": gettext_lazy("신분증"),
    "resident_register": gettext_lazy("주민등록표 등본·초본(번호 뒷자리 가림)"),
    "alien_register": gettext_lazy("외국인등록 사실증명(번호 가림)"),
    "family_relations": gettext_lazy("가족관계증명서(번호 뒷자리 가림)"),
    "enrolment_certificate": gettext_lazy("재학·휴학증명서"),
    "graduation_certificate": gettext_lazy("졸업(예정)증명서"),
    "job_seeker_certificate": gettext_lazy("구직등록확인증"),
    "insurance_history": gettext_lazy("고용보험 자격이력 내역서"),
    "health_insurance": gettext_lazy("건강보험 자격득실확인서"),
    "employment_certificate": gettext_lazy("재직증명서"),
    "recipient_certificate": gettext_lazy("수급자·차상위계층 증명서"),
    "disability_certificate": gettext_lazy("장애인증명서"),
    "merit_certificate": gettext_lazy("국가유공자 확인원"),
    "tax_on_property": gettext_lazy("지방세 세목별 과세증명서"),
    "income_certificate": gettext_lazy("소득금액증명"),
    "lease": gettext_lazy("임대차계약서"),
    "other_document": gettext_lazy("그 밖의 서류"),
}

OFFICES = {
    "identity_agency": gettext_lazy("본인확인기관"),
    "work24": gettext_lazy("고용24"),
    "insurance_service": gettext_lazy("근로복지공단"),
    "pension_service": gettext_lazy("국민연금공단"),
    "health_service": gettext_lazy("국민건강보험공단"),
    "welfare_system": gettext_lazy("행복이음"),
    "neighbourhood_office": gettext_lazy("동주민센터"),
    "district_office": gettext_lazy("자치구청"),
    "school": gettext_lazy("학교"),
    "ministry": gettext_lazy("고용노동부"),
    "other_office": gettext_lazy("그 밖의 기관"),
}

# Why an earlier fact is superseded.
REASONS = {
    "mistyped": gettext_lazy("잘못 입력함"),
    "proved_otherwise": gettext_lazy("다르게 확인됨"),
    "subject_request": gettext_lazy("본인의 정정 요구"),
    "ended": gettext_lazy("끝남"),
    "withdrawn": gettext_lazy("사실이 아님(대신할 내용 없음)"),
}


def faults(source: str, evidence: str) -> list[str]:
    """What is wrong with a source: a document or an office must be named; a declaration names none."""
    known = {"declared": {"": ""}, "document": DOCUMENTS, "office": OFFICES}.get(source)
    if known is None:
        return [_("출처(본인 진술·서류 확인·기관 확인)를 고르십시오.")]
    if evidence not in known:
        return [_("어느 서류나 기관이 확인했는지 목록에서 고르십시오(본인 진술이면 비워 두십시오).")]
    return []


def named(evidence: str) -> str:
    """A document's or office's name in the reader's language."""
    return str(DOCUMENTS.get(evidence) or OFFICES.get(evidence) or evidence)
