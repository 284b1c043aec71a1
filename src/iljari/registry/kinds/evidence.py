"""What shows a fact: documents (서류) that an officer has seen, and offices (기관) that have confirmed it. No file is kept by this list."""

DOCUMENTS = {
    "identity_card": "신분증",
    "resident_register": "주민등록표 등본·초본(번호 뒷자리 가림)",
    "alien_register": "외국인등록 사실증명(번호 가림)",
    "family_relations": "가족관계증명서(번호 뒷자리 가림)",
    "enrolment_certificate": "재학·휴학증명서",
    "graduation_certificate": "졸업(예정)증명서",
    "job_seeker_certificate": "구직등록확인증",
    "insurance_history": "고용보험 자격이력 내역서",
    "health_insurance": "건강보험 자격득실확인서",
    "employment_certificate": "재직증명서",
    "recipient_certificate": "수급자·차상위계층 증명서",
    "disability_certificate": "장애인증명서",
    "merit_certificate": "국가유공자 확인원",
    "tax_on_property": "지방세 세목별 과세증명서",
    "income_certificate": "소득금액증명",
    "lease": "임대차계약서",
    "other_document": "그 밖의 서류",
}

OFFICES = {
    "identity_agency": "본인확인기관",
    "work24": "고용24",
    "insurance_service": "근로복지공단",
    "pension_service": "국민연금공단",
    "health_service": "국민건강보험공단",
    "welfare_system": "행복이음",
    "neighbourhood_office": "동주민센터",
    "district_office": "자치구청",
    "school": "학교",
    "ministry": "고용노동부",
    "other_office": "그 밖의 기관",
}

# Why an earlier fact is superseded.
REASONS = {
    "mistyped": "잘못 입력함",
    "proved_otherwise": "다르게 확인됨",
    "subject_request": "본인의 정정 요구",
    "ended": "끝남",
    "withdrawn": "사실이 아님(대신할 내용 없음)",
}


def faults(source: str, evidence: str) -> list[str]:
    """What is wrong with a source: a document or an office must be named; a declaration names none."""
    known = {"declared": {"": ""}, "document": DOCUMENTS, "office": OFFICES}.get(source)
    if known is None:
        return ["출처(본인 진술·서류 확인·기관 확인)를 고르십시오."]
    if evidence not in known:
        return ["어느 서류나 기관이 확인했는지 목록에서 고르십시오(본인 진술이면 비워 두십시오)."]
    return []


def named(evidence: str) -> str:
    """A document's or office's Korean name."""
    return DOCUMENTS.get(evidence) or OFFICES.get(evidence) or evidence
