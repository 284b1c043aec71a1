"""안내 발송: every message to citizens, of all programmes, counted for the council (document: audit items C20 L1585, D16 L1638)."""

from iljari.catalogue.language import Delivery, Programme, Step
from iljari.indicators.definition import derived, flow

PROGRAMME = Programme(
    code="bureau.notices",
    name="안내 발송",
    name_en="Notices to citizens",
    mandate="시민에게 보낸 문자와 전자우편을 언제, 어떤 기준으로, 몇 명에게, 얼마를 들여 보냈는지 한 건씩 남긴다.",
    mandate_en="Keeps every message to citizens: when, by which criterion, to how many, at what cost.",
    delivery=(Delivery.DIRECT,),
    steps=(Step("notices", "안내 발송", "notices", ("MessageSent",)),),
    indicators=(
        flow("messages", "안내 발송 건수", "messages sent", "MessageSent", "cases",
             definition="보낸 안내의 수. 여러 사람에게 한 번 보낸 것은 한 건이다."),
        flow("people_reached", "안내를 받은 인원", "people reached", "MessageSent", "people",
             definition="안내마다 보낸 사람의 수를 더한 값. 여러 안내를 받은 사람은 그때마다 센다."),
        flow("message_cost", "안내 발송 비용", "cost of messages", "MessageSent", "won"),
        derived("reached_per_message", "안내 한 건의 받은 인원", "people reached a message", "{people_reached} / {messages}",
                "people", decimals=1),
    ),
    lines="1585, 1638",
    counts_all=True,
)  # fmt: skip
