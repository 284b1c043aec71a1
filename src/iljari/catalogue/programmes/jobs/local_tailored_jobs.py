"""지역맞춤형 일자리창출 지원 (document: budget row 3, L1397)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import flow
from iljari.indicators.identity import Identity
from iljari.rules.rule import Admission

PROGRAMME = Programme(
    code="jobs.local_tailored_jobs",
    name="지역맞춤형 일자리창출 지원",
    name_en="Locally tailored job creation",
    mandate="지역과 산업의 특성에 맞추어 교육훈련, 채용, 혁신프로젝트, 고용전략을 지원한다.",
    mandate_en="Training, hiring, innovation projects and a job strategy, fitted to places and industries.",
    delivery=(Delivery.OPEN_CALL,),
    admits={
        Role.TRAINEE: Admission(
            "공연기획 일을 배우려는 구직자.",
            "Job seekers who want to learn to plan performances.",
            not_stated=(silent.AGE, silent.RESIDENCE, silent.EMPLOYMENT, ("교육생을 뽑는 방법", "how trainees are chosen")),
        ),
        Role.ENTERPRISE: Admission(
            "전문인력을 새로 뽑는 성장유망업종의 기업.",
            "Firms in growing industries that hire qualified people.",
            not_stated=(("성장유망업종의 범위", "which industries count as growing"), silent.SEAT, silent.SIZE, silent.AMOUNT),
        ),
    },
    budget_lines=("3",),
    steps=(steps.open_call(calls.FIRMS), steps.TRAINING, steps.MATCHING, steps.GRANT),
    indicators=(
        flow("projects", "추진 사업", "projects", "Supported", "projects"),
        common.SESSIONS,
        common.TRAINEES,
        common.COMPLETERS,
        common.HIRES,
        common.FIRMS_SELECTED,
        common.SELECTED_PEOPLE,
        flow("firms_hiring", "채용 완료 기업", "firms that have hired", "Hired", "firms"),
        common.COST_SHARE,
        *common.BUDGET,
    ),
    words={
        "track": {
            "training": ("교육훈련 지원", "training"),
            "hiring": ("고용창출 지원", "hiring"),
            "innovation": ("지역혁신프로젝트", "innovation projects"),
            "strategy": ("지역고용전략 수립", "local job strategy"),
        }
    },
    identities=(
        Identity("{cost_share funder=national}", "1 - {cost_share funder=city}", "국비와 시비 몫을 더하면 전체이다"),
    ),
    lines="1397",
)  # fmt: skip
