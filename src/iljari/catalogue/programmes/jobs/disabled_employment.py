"""투자출연기관 장애인 고용 (document: audit answer L1571)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme
from iljari.indicators.definition import declared, level

PROGRAMME = Programme(
    code="jobs.disabled_employment",
    name="투자출연기관 장애인 고용",
    name_en="Employment of disabled people in the city's agencies",
    mandate="시 투자출연기관이 장애인 의무고용률을 지키도록 독려한다.",
    mandate_en="Urges the city's agencies to keep the quota of disabled employees.",
    delivery=(Delivery.DIRECT,),
    steps=(steps.STANDARDS,),
    indicators=(
        level("employment_rate", "장애인 고용률", "share of disabled employees", "percent"),
        declared("quota", "장애인 의무고용률", "quota of disabled employees", "RateSet", "percent"),
        level("agencies", "투자출연기관", "agencies of the city", "institutions"),
        level("agencies_below", "의무고용률 미달 기관", "agencies below the quota", "institutions"),
    ),
    lines="1571",
)
