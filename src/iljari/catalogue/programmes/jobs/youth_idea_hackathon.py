"""청년일자리 아이디어 발굴·실현 (document: work item 1-5, L328-359; budget row 18, L1443; audit answer L1605)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import aged_from, aged_up_to
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import same
from iljari.kernel.dated import Dated
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import application

PROGRAMME = Programme(
    code="jobs.youth_idea_hackathon",
    name="청년일자리 아이디어 발굴 및 실현(해커톤)",
    name_en="Young people's job ideas and the hackathon",
    mandate="청년에게서 일자리 아이디어를 모아 다듬고, 뛰어난 것을 다음 해 뉴딜일자리로 실현한다.",
    mandate_en="Job ideas are collected from young people and coached; the best become New Deal jobs of the next year.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.APPLICANT: Admission(
            "정해진 나이의 청년. 정해진 인원의 팀으로 응모한다.",
            "Young people within the age limits, in teams of the size set.",
            (
                aged_from(19, "L350, L1443"),
                aged_up_to(34, "L350, L1443"),
                Rule(
                    "team",
                    application.persons.between(Dated({"2018-10-08": 3}), Dated({"2018-10-08": 8})),
                    "{persons.floor}명부터 {persons.ceiling}명까지의 팀으로 응모해야 합니다.",
                    "You must enter as a team of {persons.floor} to {persons.ceiling}.",
                    "L350",
                ),
            ),
            (silent.RESIDENCE, silent.EMPLOYMENT, silent.SCORES, ("상금", "prizes")),
            chosen=("심사하여 팀을 뽑고, 해커톤에서 발표한 팀 가운데 시상합니다.",
                    "Teams are chosen by review; of those that present at the hackathon some are awarded.", "L343, L351"),
        ),
    },
    budget_lines=("18",),
    steps=(steps.open_call(calls.TEAMS), steps.TRAINING, steps.WORKS),
    indicators=(
        common.ATTENDEES,
        flow("teams_applied", "응모 팀", "teams that applied", "Applied", "teams"),
        flow("teams_selected", "선정 팀", "teams selected", "Selected", "teams"),
        flow("teams_presenting", "발표 팀", "teams presenting", "Attended", "teams"),
        flow("teams_awarded", "시상 팀", "teams awarded", "Awarded", "teams"),
        level("co_hosts", "공동주최 대학", "co-hosting universities", "universities"),
        flow("ideas_realised", "실현된 아이디어", "ideas made into projects", "Opened", "projects"),
        flow("jobs_created", "창출 일자리", "jobs created", "JobCreated", "people"),
        declared("occupied_floors", "사용 층", "floors occupied", "LimitSet", "floor"),
        common.AGE_LIMIT,
        declared("team_size", "팀 인원", "team size", "LimitSet", "people"),
        common.PLANNED_COST,
        *common.BUDGET,
    ),
    identities=(
        same("teams_selected", "teams_presenting.plan", "선정한 팀이 모두 발표한다"),
        same("teams_selected", "teams_selected.stated source=l1443", "선정 팀이 두 곳에서 같다"),
        same("planned_cost", "appropriation", "사업비와 예산현액이 같다"),
    ),
    lines="328-359, 1443, 1605",
)  # fmt: skip
