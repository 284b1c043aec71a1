"""休서울노동자 쉼터와 특성화고 노동권 (document: work item 2-2, L726-760; users also L1464)."""

from iljari.catalogue import steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, derived, level
from iljari.indicators.identity import Identity, same
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="labour.rest_shelter",
    name="사각지대 노동자 보호(休서울노동자 쉼터)",
    name_en="Rest shelters and protection of workers whom the law misses",
    mandate="길에서 일하는 노동자에게 쉴 곳을 주고, 특성화고 학생과 졸업생이 일터에서 권리를 지키도록 돕는다.",
    mandate_en="A place to rest for those who work on the road; rights at work for vocational pupils and graduates.",
    delivery=(Delivery.OPERATORS,),
    admits={
        # "주이용대상" (L736-740) names whom each shelter is mainly for, not whom it turns away.
        Role.VISITOR: Admission(
            "대리기사, 퀵서비스, 미디어 등 정해진 일터 없이 일하는 노동자. 쉼터마다 주로 쓰는 직종이 있다.",
            "Designated drivers, couriers, media and other workers without a fixed workplace; each shelter has its main users.",
            not_stated=(("다른 직종의 노동자가 쓸 수 있는지", "whether other workers may come in"), silent.RESIDENCE),
        ),
    },
    steps=(steps.VENUE, steps.CASEWORK, steps.STANDARDS),
    indicators=(
        common.FLOOR_AREA,
        common.STAFF,
        common.OPENING_TIME,
        common.USERS,
        level("daily_users", "하루 평균 이용자", "users a day on average", "people"),
        derived("daily_users_growth", "하루 평균 이용자 증가율", "growth of users a day",
                "({daily_users} - {daily_users @2017}) / {daily_users @2017}", "percent", decimals=0),
        declared("agreement_parties", "협약 당사자", "parties to the agreement", "CommitmentMade", "count"),
    ),
    words={
        "place": {
            "seocho": ("서초쉼터", "Seocho"),
            "bukchang": ("북창쉼터", "Bukchang"),
            "hapjeong": ("합정쉼터", "Hapjeong"),
            "sangam": ("상암쉼터", "Sangam"),
        }
    },
    identities=(
        Identity("{users} / 273", "{daily_users}", "1~9월 이용자를 273일로 나누면 하루 평균 이용자가 된다"),
        same("daily_users_growth", "daily_users_growth.stated source=l747", "하루 평균 이용자 증가율이 맞다"),
        same("users place=seocho", "users.stated place=seocho source=l1464", "서초쉼터 이용자가 두 곳에서 같다"),
    ),
    lines="726-760, 1464",
)  # fmt: skip
