"""등록부: who is who among the subjects of all programmes; what is joined and parted is counted here (document: L1555, double support)."""

from iljari.catalogue.language import Delivery, Programme, Step
from iljari.indicators.definition import flow

PROGRAMME = Programme(
    code="bureau.registry",
    name="등록부",
    name_en="Registry",
    mandate="여러 사업에 걸쳐 같은 사람이 한 사람으로 세어지도록 사람의 등록을 바로 한다.",
    mandate_en="Keeps the registration of people right, so that one person counts as one across programmes.",
    delivery=(Delivery.DIRECT,),
    steps=(Step("registry", "동일인 연결", "joining of same persons", ("SubjectsJoined", "SubjectsParted")),),
    indicators=(
        flow("joins", "동일인 연결", "same persons joined", "SubjectsJoined", "count"),
        flow("partings", "동일인 연결 해제", "same persons parted again", "SubjectsParted", "count"),
    ),
    lines="1555",
)
