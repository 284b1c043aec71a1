"""Tables of cases (사례표, data/cases): what must come out for whom, as an officer writes it in a spreadsheet, and what the rules say.

A file has the code of its programme as its name, a row a case. Columns: 대상 (the role), 날짜, the facts by their Korean names (an
empty cell is not known), 기대 (받을 수 있음, 받을 수 없음, 더 물어야 함), 걸리는 규정 (words of the sentences that do not hold, or cannot be
judged, divided by " / "), `지원: …` (what one gets; behind the colon words of its sentence), 비고.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from iljari.catalogue.language import ROLE_NAMES, Programme, Role
from iljari.files import parsing, tables
from iljari.files.problems import Refusal
from iljari.rules.fact import Fact, Kind, Known
from iljari.rules.one import Finding, Judgement, State, Verdict, judge, worth
from iljari.rules.rule import Admission, Amount
from iljari.rules.wording import said

ROLE, DAY, EXPECTED, CAUGHT, NOTE = "대상", "날짜", "기대", "걸리는 규정", "비고"
GIVEN = "지원:"
VERDICTS = {
    "받을 수 있음": Verdict.ELIGIBLE,
    "받을 수 없음": Verdict.REFUSED,
    "더 물어야 함": Verdict.UNKNOWN,
}
_VERDICT_NAMES = {verdict: name for name, verdict in VERDICTS.items()}
_ROLES = {ko: role for role, (ko, _en) in ROLE_NAMES.items()}
_ANSWERS = {"예": True, "아니오": False, "아니요": False}
NOT_KNOWN = "알 수 없음"
BETWEEN = " / "


class Wrong(Exception):
    """A table that cannot be read: one sentence for each thing that is wrong, with its row and column."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Case:
    """A row: who, on which day, with what known, and what must come out. `cells` are the facts as they were written."""

    number: int
    role: Role
    day: date
    facts: Mapping[str, Known]
    expected: Verdict
    caught: tuple[str, ...]
    given: Mapping[str, str]
    note: str
    cells: tuple[tuple[str, str], ...]


def read(programme: Programme, name: str, content: bytes) -> tuple[Case, ...]:
    """The cases of a file (CSV in UTF-8 or CP949, or XLSX); raises Wrong with every fault."""
    try:
        table = tables.read_table(name, content)
    except Refusal as refusal:
        raise Wrong([problem.sentence_ko for problem in refusal.problems]) from None
    facts = {fact.ko: fact for admission in programme.admits.values() for fact in admission.facts()}
    known = {ROLE, DAY, EXPECTED, CAUGHT, NOTE, *facts}
    strange = [head for head in table.header if head not in known and not head.startswith(GIVEN)]
    wrong = [
        f"{name}: '{head}'(이)라는 열이 없습니다. 이 사업의 사실: {', '.join(facts)}" for head in strange
    ]
    wrong += [
        f"{name}: '{head}' 열이 빠졌습니다." for head in (ROLE, DAY, EXPECTED) if head not in table.header
    ]
    if wrong:
        raise Wrong(wrong)
    found = []
    for row in table.rows:
        try:
            found.append(_case(programme, row.number, dict(zip(table.header, row.cells, strict=True)), facts))
        except ValueError as error:
            wrong.append(f"{name} {row.number}행: {error}")
    if wrong:
        raise Wrong(wrong)
    return tuple(found)


def _case(programme: Programme, number: int, cells: dict[str, str], facts: dict[str, Fact]) -> Case:
    role = _ROLES.get(cells[ROLE])
    if role is None or role not in programme.admits:
        here = ", ".join(ROLE_NAMES[each][0] for each in programme.admits)
        raise ValueError(f"'{cells[ROLE]}'은(는) 이 사업의 대상이 아닙니다. 대상: {here}")
    if cells[EXPECTED] not in VERDICTS:
        raise ValueError(f"기대 '{cells[EXPECTED]}'은(는) {', '.join(VERDICTS)} 가운데 하나여야 합니다.")
    told = tuple((head, cells[head]) for head in cells if head in facts and cells[head])
    caught = cells.get(CAUGHT, "")
    return Case(
        number, role, _day(cells[DAY], DAY),
        {
            facts[head].name: Known(value)
            for head, text in told
            if (value := _value(facts[head], text)) is not None
        },
        VERDICTS[cells[EXPECTED]],
        tuple(words for part in caught.split(BETWEEN) if (words := part.strip())),
        {head.removeprefix(GIVEN).strip(): text for head, text in cells.items() if head.startswith(GIVEN) and text},
        cells.get(NOTE, ""), told,
    )  # fmt: skip


def _day(text: str, head: str) -> date:
    try:
        found = parsing.day(text)
    except parsing.Unreadable as error:
        raise ValueError(f"{head}: {error.sentence_ko}") from None
    if found is None:
        raise ValueError(f"{head}이(가) 비어 있습니다.")
    return found


def _value(fact: Fact, text: str) -> Any:
    """A cell as the fact's value; raises ValueError with a sentence."""
    if fact.kind is Kind.DAY:
        return _day(text, fact.ko)
    if fact.kind is Kind.YES_NO:
        if text not in _ANSWERS:
            raise ValueError(f"{fact.ko}: '{text}' 대신 예나 아니오로 적으십시오.")
        return _ANSWERS[text]
    if fact.kind in (Kind.COUNT, Kind.WON):
        try:
            return parsing.whole_number(text)
        except parsing.Unreadable as error:
            raise ValueError(f"{fact.ko}: {error.sentence_ko}") from None
    codes = {choice.ko: choice.code for choice in fact.choices}
    words = [word.strip() for word in text.split(BETWEEN)]
    if unknown := [word for word in words if word not in codes]:
        raise ValueError(f"{fact.ko}: '{', '.join(unknown)}'은(는) 없습니다. 있는 값: {', '.join(codes)}")
    if fact.kind is Kind.CHOICES:
        return frozenset(codes[word] for word in words)
    if len(words) > 1:
        raise ValueError(f"{fact.ko}: 하나만 적으십시오.")
    return codes[words[0]]


# --- what the rules say -----------------------------------------------------------------------------------------------


def faults(programme: Programme, case: Case) -> list[str]:
    """What comes out otherwise than the row expects, in sentences; none where the rules say the same."""
    admission = programme.admits[case.role]
    found = judge(admission, case.facts, case.day)
    return [*_verdict_faults(case, found), *_given_faults(case, admission)]


def _verdict_faults(case: Case, found: Judgement) -> Iterator[str]:
    if found.verdict is not case.expected:
        yield (
            f"{case.number}행: '{_VERDICT_NAMES[case.expected]}'을(를) 기대했는데 '{_VERDICT_NAMES[found.verdict]}'이(가) "
            f"나왔습니다. {_reasons(found)}"
        )
        return
    state = State.FAILED if found.verdict is Verdict.REFUSED else State.UNKNOWN
    caught = [finding for finding in found.findings if finding.state is state]
    unnamed = [finding for finding in caught if not any(words in finding.ko for words in case.caught)]
    unmet = [words for words in case.caught if not any(words in finding.ko for finding in caught)]
    if found.verdict is not Verdict.ELIGIBLE and (unnamed or unmet):
        yield (
            f"{case.number}행: 걸리는 규정으로 '{BETWEEN.join(case.caught)}'을(를) 기대했는데 "
            f"'{BETWEEN.join(finding.ko for finding in caught)}'이(가) 걸렸습니다."
        )


def _reasons(found: Judgement) -> str:
    """What stands behind a verdict: the sentences that do not hold, and what is not known."""
    told = (
        [f"지켜지지 않은 규정: {BETWEEN.join(finding.ko for finding in found.failed)}"]
        if found.failed
        else []
    )
    if found.missing:
        told.append(f"모르는 사실: {', '.join(fact.ko for fact in found.missing)}")
    unsettled = [finding.ko for finding in found.findings if finding.unsettled]
    if unsettled:
        told.append(f"문서에 값이 없는 규정: {BETWEEN.join(unsettled)}")
    return ". ".join(told) or "모든 규정을 지킵니다."


def _given_faults(case: Case, admission: Admission) -> Iterator[str]:
    for words, expected in case.given.items():
        amounts = [amount for amount in admission.amounts if words in amount.sentence(case.day)]
        if len(amounts) != 1:
            yield f"{case.number}행: '{GIVEN} {words}'이라고 하는 지원이 {len(amounts)}개입니다. 그 지원의 문장에서 한 군데에만 있는 말을 적으십시오."
            continue
        got = amount_said(amounts[0], case)
        if got != expected:
            yield f"{case.number}행: {words}(으)로 '{expected}'을(를) 기대했는데 '{got}'이(가) 나왔습니다."


def amount_said(amount: Amount, case: Case) -> str:
    """What a case gets, as a table says it: won and numbers with commas, rates in percent."""
    got = worth(amount, case.facts, case.day).value
    if got is None:
        return NOT_KNOWN
    if isinstance(got, Fraction) and got.denominator == 1 and amount.kind is Kind.WON:
        got = int(got)
    return said(got, Kind.COUNT)


def findings(programme: Programme, case: Case) -> tuple[Finding, ...]:
    """What each rule says of a case: for the manual's tables."""
    return judge(programme.admits[case.role], case.facts, case.day).findings
