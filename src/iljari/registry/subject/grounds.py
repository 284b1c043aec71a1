"""Why a request may be refused or postponed: the grounds of the law, each with its article (PIPA 35 to 37)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Ground:
    """A ground: its words, its article, and the kinds of request that it can meet."""

    ko: str
    en: str
    article: str
    kinds: tuple[str, ...]


GROUNDS = {
    "law_forbids": Ground("법률에서 열람을 금지하거나 제한함", "an Act forbids or restricts access",
                          gettext_lazy("개인정보 보호법 제35조 제4항 제1호"), ("access",)),
    "harms_others": Ground("다른 사람의 생명·신체를 해치거나 재산·이익을 부당하게 침해할 우려가 있음",
                           "it may harm another person's life, body, property or interests",
                           gettext_lazy("개인정보 보호법 제35조 제4항 제2호, 제37조 제2항 제2호"), ("access", "stop")),
    "public_task": Ground("공공기관의 심사·감사 등 업무에 중대한 지장이 있음",
                          "it would gravely hinder an assessment, audit or other public task",
                          gettext_lazy("개인정보 보호법 제35조 제4항 제3호, 제37조 제2항 제3호"), ("access", "stop")),
    "law_collects": Ground("다른 법령에서 수집 대상으로 정한 개인정보임", "another law names this data as to be collected",
                           gettext_lazy("개인정보 보호법 제36조 제1항 단서"), ("erasure",)),
    "held": Ground("감사·소송 등으로 보존하여야 하거나 다른 법령에 따른 보존기간이 남아 있음",
                   "it must be kept for an audit or lawsuit, or a lawful term still runs",
                   gettext_lazy("개인정보 보호법 제21조 제1항 단서"), ("erasure",)),
    "as_it_is": Ground("조사한 결과 적힌 내용이 사실과 같음", "on inquiry what is written proved true",
                       gettext_lazy("개인정보 보호법 제36조 제2항"), ("correction",)),
    "law_requires": Ground("법률에 특별한 규정이 있거나 법령상 의무를 지키려면 처리하여야 함",
                           "an Act provides for it, or a duty under law requires the processing",
                           gettext_lazy("개인정보 보호법 제37조 제2항 제1호"), ("stop",)),
    "contract": Ground("처리하지 않으면 약정한 서비스를 줄 수 없고, 그만두겠다는 뜻이 분명하지 않음",
                       "without processing the agreed service cannot be given, and it was not clearly ended",
                       gettext_lazy("개인정보 보호법 제37조 제2항 제4호"), ("stop",)),
}  # fmt: skip

# Only access may be postponed (제35조 제3항 후단): correction, deletion and stop are answered within the ten days.
EXTENSIONS = {
    "gathering": Ground("여러 곳의 기록을 모으는 데 시간이 걸림", "records must be gathered from several places",
                        gettext_lazy("개인정보 보호법 제35조 제3항"), ("access",)),
    "others_data": Ground("다른 사람의 정보를 가려내는 데 시간이 걸림", "other persons' data must be set apart",
                          gettext_lazy("개인정보 보호법 제35조 제3항"), ("access",)),
    "fault": Ground("정보시스템의 장애로 열람할 수 없음", "the system is down", gettext_lazy("개인정보 보호법 제35조 제3항"), ("access",)),
}  # fmt: skip


def for_kind(kind: str) -> dict[str, Ground]:
    """The grounds that can meet a kind of request."""
    return {code: each for code, each in GROUNDS.items() if kind in each.kinds}
