"""What an organisation can be, hold and be counted by: the words that screens, files and checks share, each said once.

Sources: the bureau's report of 2018 (L965-1132 social economy, L1550, L1582), 사회적기업 육성법, 협동조합 기본법.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language


@dataclass(frozen=True)
class Word:
    """A word of a list: its code as stored, Korean and English."""

    code: str
    ko: str
    en: str

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.ko


def _list(*words: tuple[str, str, str]) -> dict[str, Word]:
    return {code: Word(code, ko, en) for code, ko, en in words}


KINDS = _list(
    ("firm", "기업", "Firm"),
    ("cooperative", "협동조합", "Co-operative"),
    ("social_cooperative", "사회적협동조합", "Social co-operative"),
    ("federation", "협동조합연합회", "Federation of co-operatives"),
    ("nonprofit", "비영리법인·단체", "Non-profit body"),
    ("university", "대학", "University"),
    ("high_school", "고등학교", "High school"),
    ("union", "노동조합", "Trade union"),
    ("district", "자치구", "District"),
    ("public_body", "공공기관", "Public body"),
    ("centre", "센터", "Centre"),
    ("not_stated", "적히지 않음", "Not stated"),
)
"""What it is by its foundation. Certified or designated it is besides, by a certificate with its dates."""

ROLES = _list(
    ("host", "참여기업(일할 곳)", "Host firm"),
    ("intermediary", "중간지원기관", "Intermediary"),
)
"""What it does for the bureau, beside what is entrusted to it."""

SIZES = _list(
    ("micro", "소상공인", "Micro enterprise"),
    ("small", "소기업", "Small enterprise"),
    ("medium", "중기업", "Medium enterprise"),
    ("mid_sized", "중견기업", "Mid-sized enterprise"),
    ("large", "대기업", "Large enterprise"),
)

SECTORS = _list(
    ("A", "농업·임업·어업", "Agriculture, forestry, fishing"),
    ("B", "광업", "Mining"),
    ("C", "제조업", "Manufacturing"),
    ("D", "전기·가스 공급업", "Electricity, gas"),
    ("E", "수도·하수·폐기물업", "Water, sewage, waste"),
    ("F", "건설업", "Construction"),
    ("G", "도매·소매업", "Wholesale, retail"),
    ("H", "운수·창고업", "Transport, storage"),
    ("I", "숙박·음식점업", "Lodging, food service"),
    ("J", "정보통신업", "Information, communication"),
    ("K", "금융·보험업", "Finance, insurance"),
    ("L", "부동산업", "Real estate"),
    ("M", "전문·과학·기술 서비스업", "Professional, scientific, technical services"),
    ("N", "사업시설관리·사업지원·임대 서비스업", "Facility and business support, rental"),
    ("O", "공공행정", "Public administration"),
    ("P", "교육 서비스업", "Education"),
    ("Q", "보건·사회복지 서비스업", "Health, social work"),
    ("R", "예술·스포츠·여가 서비스업", "Arts, sports, leisure"),
    ("S", "협회·단체, 수리·개인 서비스업", "Associations, repair, personal services"),
)
"""한국표준산업분류의 대분류(10차, 2017-07-01 시행)."""

STATES = _list(
    ("operating", "운영 중", "Operating"),
    ("suspended", "휴업", "Suspended"),
    ("closed", "폐업·해산", "Closed"),
)

SOURCES = _list(
    ("declared", "본인 진술", "Declared"),
    ("document", "서류 확인", "Shown by a document"),
    ("office", "기관 확인", "Confirmed by an office"),
)
"""On whose word a fact stands."""

PURPOSES = _list(
    ("jobs", "일자리제공형", "Giving jobs"),
    ("services", "사회서비스제공형", "Giving social services"),
    ("mixed", "혼합형", "Mixed"),
    ("community", "지역사회공헌형", "Serving the community"),
    ("other", "기타(창의·혁신)형", "Other (creative, innovative)"),
)
"""A social enterprise's type (사회적기업 육성법 시행령 제9조)."""


@dataclass(frozen=True)
class CertificateKind:
    """A certification, designation or approval: what it is called, who gives it, and how many years of support it opens.

    `support_years` may be had within `within_years`, counted from the first support or from the day of issue; None
    where the rules name none.
    """

    code: str
    ko: str
    en: str
    deed: str
    deed_en: str
    issuer: str
    source: str
    support_years: int | None = None
    within_years: int | None = None
    from_first_support: bool = False
    purposes: bool = False

    def __str__(self) -> str:
        return f"{self.en} ({self.deed_en})" if get_language() == "en" else f"{self.ko} {self.deed}"


CERTIFICATES = {
    kind.code: kind
    for kind in (
        CertificateKind("social_enterprise", "사회적기업", "Social enterprise", "인증", "certified", "고용노동부", "L975-978",
                        3, 5, True, True),
        CertificateKind("preliminary_social_enterprise", "예비사회적기업", "Preliminary social enterprise", "지정",
                        "designated", "서울특별시", "L975-978", 2, 3, False, True),
        CertificateKind("village_enterprise", "마을기업", "Village enterprise", "지정", "designated", "행정안전부", "L1582", 3),
        CertificateKind("cooperative", "협동조합", "Co-operative", "설립신고 수리", "report accepted", "서울특별시",
                        "협동조합 기본법 제15조"),
        CertificateKind("social_cooperative", "사회적협동조합", "Social co-operative", "설립인가", "approved",
                        "중앙행정기관", "협동조합 기본법 제85조"),
        CertificateKind("self_reliance_enterprise", "자활기업", "Self-reliance enterprise", "인정", "recognised", "자치구",
                        "국민기초생활 보장법 제18조"),
        CertificateKind("excellent_social_economy", "사회적경제 우수기업", "Excellent social-economy enterprise", "선정",
                        "selected", "서울특별시", "L1007-1010"),
        CertificateKind("seoul_strong_sme", "서울형 강소기업", "Seoul-type strong SME", "선정", "selected", "서울특별시",
                        "L199-214"),
        CertificateKind("hi_seoul_brand", "하이서울브랜드", "Hi Seoul brand", "지정", "designated", "서울산업진흥원", "L202"),
        CertificateKind("innobiz", "이노비즈", "Inno-Biz", "확인", "confirmed", "중소벤처기업부", "L202"),
        CertificateKind("mainbiz", "메인비즈", "Main-Biz", "확인", "confirmed", "중소벤처기업부", "L202"),
        CertificateKind("youth_friendly_sme", "청년친화강소기업", "Youth-friendly strong SME", "선정", "selected",
                        "고용노동부", "L202"),
    )
}  # fmt: skip

ENDINGS = _list(
    ("cancelled", "취소", "Cancelled"),
    ("returned", "반납", "Returned"),
    ("upgraded", "예비에서 인증으로 전환", "Turned into a certification"),
    ("organisation_closed", "폐업·해산", "The organisation closed"),
    ("mistaken", "잘못 적음(없던 것)", "Recorded by mistake"),
)
"""Why a certificate ended before its time."""

MEASURES = _list(
    ("paid_workers", "유급근로자(명)", "Paid workers"),
    ("disadvantaged_workers", "취약계층 근로자(명)", "Disadvantaged workers"),
    ("jobs", "새 일자리(개)", "Jobs created"),
    ("sales_won", "매출액(원)", "Sales (won)"),
)
"""What is reported by year: people on 31 December, jobs and won of the whole year. Not reported is not 0."""

ITEMS = _list(
    ("name", "성명", "name"),
    ("birth_date", "생년월일", "birth date"),
    ("sex", "성별", "sex"),
    ("phone", "전화번호", "phone"),
    ("email", "전자우편", "e-mail"),
    ("address", "주소", "address"),
    ("nationality", "국적", "nationality"),
    ("schooling", "학력·재학", "schooling"),
    ("employment", "고용·경력", "employment"),
    ("job_seeking", "구직등록", "job-seeker registration"),
    ("household", "가구", "household"),
    ("income", "소득·재산", "income and assets"),
    ("disadvantaged_group", "취약계층 해당", "disadvantaged group"),
    ("counselling", "상담 내용", "counselling"),
    ("account", "계좌", "bank account"),
)
"""Items of personal data that an entrustment may hand on (개인정보 보호법 제26조)."""

BASES = _list(
    ("entrustment", "민간위탁", "Entrustment"),
    ("agreement", "협약", "Agreement"),
    ("grant", "보조사업", "Grant project"),
    ("not_stated", "적히지 않음", "Not stated"),
)
"""On what an operator acts for the city or a district."""

CONTACTS = _list(
    ("representative", "대표자", "Representative"),
    ("contact", "담당자", "Contact"),
)

EARLIEST = date(1900, 1, 1)
"""No organisation that the bureau deals with has facts before this day: an earlier year is a slip of the pen."""


def named(words: Mapping[str, object], code: str) -> str:
    """A code in the reader's words; an unknown code as it stands."""
    return str(words.get(code, code))
