"""행정사무감사 처리결과 (document: L1527-1644). The items are in data/record-2018/audit_items.csv."""

from iljari.catalogue.language import Delivery, Programme, Step
from iljari.indicators import common
from iljari.indicators.definition import cumulative
from iljari.indicators.identity import adds_up, same

PROGRAMME = Programme(
    code="bureau.council_audit",
    name="행정사무감사 처리결과",
    name_en="What became of the council's audit",
    mandate="시의회가 행정사무감사에서 지적한 사항을 한 건씩 관리하고 조치한 결과를 의회에 알린다.",
    mandate_en="Every item that the city council raised in its audit, and what was done about it.",
    delivery=(Delivery.DIRECT,),
    steps=(Step("council", "지적·조치", "findings and answers", ("FindingRaised", "FindingAnswered")),),
    indicators=(
        cumulative("items", "감사 지적사항", "items raised", "FindingRaised", "items"),
        cumulative("answered", "조치 상태별 지적사항", "items by state of the answer", "FindingAnswered", "items"),
        common.DOCUMENT_YEARS,
    ),
    words={
        "kind": {
            "corrective": ("시정·처리 요구사항", "to be corrected"),
            "recommendation": ("건의사항", "recommended"),
            "document_request": ("기타(자료제출 등)", "documents requested"),
        },
        "status": {
            "done": ("완료", "done"),
            "in_progress": ("추진중", "in progress"),
            "under_review": ("검토중", "under review"),
            "not_adopted": ("미반영", "not adopted"),
        },
    },
    identities=(
        same("items.stated source=l1539", "items.stated source=l1544", "총 건수가 글과 표에서 같다"),
        adds_up("items.stated source=l1544", "items kind=corrective", "items kind=recommendation",
                "items kind=document_request", ko="총 건수는 종류별로 실린 건수의 합이다"),
        same("items", "answered", "모든 지적사항에 조치 상태가 있다"),
    ),
    lines="1527-1644",
)  # fmt: skip
