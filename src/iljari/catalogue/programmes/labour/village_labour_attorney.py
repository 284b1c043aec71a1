"""마을노무사 (document: work item 2-6, L867-868, L877-885; budget row 32, L1478)."""

from iljari.catalogue import calls, steps
from iljari.catalogue.admission import silent
from iljari.catalogue.admission.shared import reported, seat_in_seoul
from iljari.catalogue.language import Delivery, Programme, Role
from iljari.indicators import common
from iljari.indicators.definition import declared, flow, level
from iljari.indicators.identity import Identity, adds_up, same
from iljari.rules.rule import Admission, Rule
from iljari.rules.vocabulary import firm

PROGRAMME = Programme(
    code="labour.village_labour_attorney",
    name="마을노무사",
    name_en="Village labour attorneys",
    mandate="노무사를 쓸 형편이 못 되는 작은 사업장에 노무사를 보내 근로조건을 살피고 노무관리를 고치도록 돕는다.",
    mandate_en="Labour attorneys visit small workplaces that could not pay for one, and help them put their house in order.",
    delivery=(Delivery.DIRECT,),
    admits={
        Role.HOST: Admission(
            "노동자 수가 상한 이하인 서울의 사업장으로, 근로조건 자율개선사업에 들지 않는 곳.",
            "Workplaces in Seoul up to the size limit that are not in the self-improvement scheme.",
            (
                seat_in_seoul("L1478"),
                Rule(
                    "size",
                    firm.workers <= reported(9),
                    "일하는 사람이 {workers.ceiling}명 이하여야 합니다.",
                    "Not more than {workers.ceiling} people may work there.",
                    "L867, L1478",
                ),
                Rule(
                    "scheme",
                    ~firm.in_self_improvement,
                    "근로조건 자율개선사업에서 제외된 사업장이어야 합니다.",
                    "It must not be in the ministry's self-improvement scheme.",
                    "L868",
                ),
            ),
            (("업종", "industry"), silent.REPEATS),
        ),
    },
    budget_lines=("32",),
    steps=(steps.open_call(calls.WORKPLACES), steps.CASEWORK),
    indicators=(
        declared("size_limit", "사업장 규모 상한", "largest workplace", "LimitSet", "people"),
        flow("received", "접수 사업장", "workplaces received", "Applied", "workplaces"),
        flow("consulted", "컨설팅 사업장", "workplaces consulted", "Consulted", "workplaces"),
        level("attorneys", "마을노무사", "village labour attorneys", "people"),
        *common.BUDGET,
    ),
    words={"status": {"completed": ("완료", "completed"), "running": ("진행 중", "running")}},
    identities=(
        adds_up("received.stated source=l878", "received status=completed", "received status=running"),
        same("received status=completed", "consulted", "완료한 사업장이 두 곳에서 같다"),
        Identity("{received} + {received.plan @2018-11..2018-12}", "{consulted.target}",
                 "접수와 추가모집을 더하면 목표다"),
        Identity("{consulted} + {consulted.plan @2018-11..2018-12}", "{consulted.target}",
                 "실시한 곳과 남은 곳을 더하면 목표다"),
    ),
    lines="867-868, 877-885, 1478",
)  # fmt: skip
