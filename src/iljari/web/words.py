"""What the house's own words mean, said for readers: kinds of figures, origins, ways of recording, names of values."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from iljari.acts.dimensions import NAMES
from iljari.acts.register import act_named
from iljari.catalogue.language import Programme
from iljari.desks.returns.models import Deliverer
from iljari.figures.evaluate import Figure
from iljari.indicators.definition import Indicator, Kind
from iljari.kernel.districts import BY_CODE as DISTRICTS
from iljari.kernel.particles import fitted
from iljari.kernel.units import unit

CITY = "city"

KINDS = {
    Kind.FLOW: gettext_lazy("기간 안에 일어난 것을 모두 더한 수치입니다."),
    Kind.CUMULATIVE: gettext_lazy("처음부터 기준일까지 일어난 것을 모두 더한 누계입니다."),
    Kind.BALANCE: gettext_lazy("들어온 것에서 나간 것을 뺀 잔액입니다."),
    Kind.LEVEL: gettext_lazy(
        "어느 날 현재의 상태를 센 수치입니다. 보고한 곳마다 마지막으로 센 값을 더합니다."
    ),
    Kind.DISTINCT: gettext_lazy("같은 사람이나 기업을 한 번만 센 수치입니다. 서로 더하지 않습니다."),
    Kind.DERIVED: gettext_lazy(
        "다른 수치로 계산한 값입니다. 보일 때만 반올림하고 계산은 정확한 값으로 합니다."
    ),
    Kind.DECLARED: gettext_lazy("정해서 기록한 값(목표, 한도, 비율, 단가, 규모 등)입니다."),
    Kind.STATED: gettext_lazy(
        "문서에 인쇄된 값을 그대로 옮긴 것입니다. 견주기만 하고 다른 수치에 더하지 않습니다."
    ),
}

KIND_NAMES = {
    Kind.FLOW: gettext_lazy("기간 합계"),
    Kind.CUMULATIVE: gettext_lazy("누계"),
    Kind.BALANCE: gettext_lazy("잔액"),
    Kind.LEVEL: gettext_lazy("현황"),
    Kind.DISTINCT: gettext_lazy("실인원"),
    Kind.DERIVED: gettext_lazy("계산값"),
    Kind.DECLARED: gettext_lazy("정한 값"),
    Kind.STATED: gettext_lazy("인쇄된 값"),
}

ORIGINS = {
    "record": (gettext_lazy("개별 기록"), gettext_lazy("한 건씩 기록한 것에서 나온 수치입니다.")),
    "return": (
        gettext_lazy("실적 보고"),
        gettext_lazy("자치구·수행기관·부서가 보고하고 확정된 숫자에서 나온 수치입니다."),
    ),
    "declared": (gettext_lazy("정한 값"), gettext_lazy("목표나 기준처럼 결정해서 기록한 값입니다.")),
    "stated": (
        gettext_lazy("인쇄된 값"),
        gettext_lazy("문서에 인쇄된 값을 옮긴 것으로, 그 바탕이 되는 기록은 아직 없습니다."),
    ),
}

MODES = {
    "single": gettext_lazy("한 건씩 기록"),
    "return": gettext_lazy("실적 보고"),
    "remainder": gettext_lazy("나머지 보고"),
    "declared": gettext_lazy("결정"),
    "mirrored": gettext_lazy("다른 시스템에서 받음"),
    "stated": gettext_lazy("문서에 인쇄됨"),
}

REASONS = {
    "new": gettext_lazy("새로 기록됨"),
    "correction:typo": gettext_lazy("오기 정정"),
    "correction:late": gettext_lazy("늦은 보고"),
    "correction:double": gettext_lazy("이중 집계 정정"),
    "correction:definition": gettext_lazy("기준 변경"),
    "correction:state": gettext_lazy("처리 상태 변경"),
}


def in_english() -> bool:
    """Whether the reader reads English."""
    return get_language() == "en"


def started(text: str) -> str:
    """A name as it stands at the head of a line: English begins with a capital."""
    return text[:1].upper() + text[1:] if in_english() else text


def act_name(name: str) -> str:
    """What an act is called."""
    act = act_named(name)
    return act.en if in_english() else act.ko


def dimension(name: str) -> str:
    """What a dimension is called: 성별, 반기."""
    if name == "district":
        return _("자치구")
    if name == "operator":
        return _("수행기관")
    ko, en = NAMES.get(name, (name, name))
    return en if in_english() else ko


def value(programme: Programme, name: str, code: str) -> str:
    """What a dimension's value is called in a programme: 상반기, 강남구, L516."""
    if name == "source":
        return source_line(code)
    if name == "district":
        return deliverer("", code)
    if name == "operator":
        return deliverer(code, "")
    try:
        return programme.word(name, code, english=in_english())
    except KeyError:
        return code


def kinds(programme: Programme, told: Mapping[str, str]) -> str:
    """The values that tell an entry apart, in words: '상반기, 자치구'."""
    return ", ".join(
        value(programme, name, code) for name, code in told.items() if name not in ("item", "source")
    )


def deliverer(operator: str, district: str, named: Mapping[str, tuple[str, str]] | None = None) -> str:
    """Who delivered: a district, an operator by its name, or the city itself. `named` are operators() read before."""
    english = in_english()
    if district in DISTRICTS:
        return DISTRICTS[district].en if english else DISTRICTS[district].ko
    if operator in DISTRICTS:
        return DISTRICTS[operator].en if english else DISTRICTS[operator].ko
    if operator in ("", CITY):
        return _("서울시")
    found = (operators() if named is None else named).get(operator)
    if found is None:
        return operator
    return (found[1] if english else "") or found[0]


def operators() -> dict[str, tuple[str, str]]:
    """All operators by code, with both names. Few, and read at once: one query a page."""
    return {
        code: (name, name_en)
        for code, name, name_en in Deliverer.objects.values_list("code", "name", "name_en")
    }


def unit_name(code: str) -> str:
    """A unit in the reader's language."""
    told = unit(code)
    return told.en if in_english() else told.ko


def label(figure: Figure) -> str:
    """What a figure is called: its indicator and what narrows it, in the reader's language."""
    indicator = figure.indicator
    name = started((indicator.en if in_english() else "") or indicator.ko)
    told = [value(figure.programme, dimension, code) for dimension, code in figure.reference.kinds]
    return ", ".join([name, *told]) if in_english() else " ".join([name, *told])


def source_line(text: str) -> str:
    """Lines of the source document: 'L516' or 'l516' is '원문 516행', 'L516, L518-520' is '원문 516행, 원문 518-520행'."""
    return ", ".join(_line(part.strip()) for part in text.split(","))


def _line(text: str) -> str:
    number = text[1:]
    known = text[:1] in ("L", "l") and number.replace("-", "").isdigit()
    return _("원문 %(number)s행") % {"number": number} if known else text


def definition(programme: Programme, indicator: Indicator) -> str:
    """What an indicator counts, in a sentence: its own definition, or one made of its acts and kind."""
    own = (indicator.definition_en if in_english() else "") or (
        "" if in_english() else indicator.definition_ko
    )
    if own:
        return own
    if indicator.kind is Kind.DERIVED:
        return _("아래 계산식으로 나온 값입니다.")
    acts = ", ".join(dict.fromkeys(act_name(name) for name in indicator.acts))
    narrowed = kinds(programme, indicator.where)
    told = _("‘%(acts)s’ 기록을 셉니다.") if not narrowed else _("‘%(acts)s’ 기록 가운데 %(kinds)s만 셉니다.")
    if indicator.kind is Kind.DECLARED:
        told = _("‘%(acts)s’(으)로 기록한 결정입니다.")
    if indicator.kind is Kind.STATED:
        told = _("문서가 이 지표의 값이라고 인쇄한 것입니다.")
    return fitted(told % {"acts": acts, "kinds": narrowed})


def reason(code: str) -> str:
    """Why something was corrected."""
    return str(REASONS.get(code, code))


AUDIT_KINDS = {
    "corrective": gettext_lazy("시정·처리요구"),
    "recommendation": gettext_lazy("건의"),
    "document_request": gettext_lazy("자료제출 요구"),
}

AUDIT_STATES = {
    "done": gettext_lazy("완료"),
    "in_progress": gettext_lazy("추진중"),
    "under_review": gettext_lazy("검토중"),
    "not_adopted": gettext_lazy("미반영"),
    "": gettext_lazy("미답변"),
}

VERDICTS = {
    "holds": gettext_lazy("맞음"),
    "broken": gettext_lazy("어긋남"),
    "unknown": gettext_lazy("알 수 없음"),
}

DELIVERER_KINDS = {
    "district": gettext_lazy("자치구"),
    "operator": gettext_lazy("수탁·운영기관"),
    "centre": gettext_lazy("센터"),
    "university": gettext_lazy("대학"),
    "union": gettext_lazy("노동단체"),
    "intermediary": gettext_lazy("중간 수행기관"),
}
