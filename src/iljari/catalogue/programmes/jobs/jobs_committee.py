"""서울시 일자리위원회 운영 (document: budget row 5, L1403)."""

from iljari.catalogue import steps
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import level
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.jobs_committee",
    name="서울시 일자리위원회 운영",
    name_en="Seoul Jobs Committee",
    mandate="일자리정책의 기본계획과 평가, 고용촉진과 직업능력개발을 심의하고 자문한다.",
    mandate_en="Deliberates and advises on the plans and results of job policy.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.MEMBER: Admission(
            "위촉된 위원.",
            "Appointed members.",
            not_stated=(
                ("위원의 자격과 위촉하는 사람", "who may be a member, and who appoints"),
                ("위원의 수와 임기", "number and term of members"),
            ),
        ),
    },
    budget_lines=("5",),
    steps=(steps.COMMITTEE,),
    indicators=(
        common.MEETINGS,
        level("committee_round", "위원회 차수", "number of the meeting", "count"),
        *common.BUDGET,
    ),
    words={"scope": {"subcommittee": ("분과위원회", "subcommittees")}},
    lines="1403",
)
