"""The tables of cases: every row comes out as the officer wrote it; every rule is met at its edge; wrong rows say what is wrong."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from iljari.catalogue import cases
from iljari.catalogue.register import all_programmes
from iljari.rules.one import State, judge

PROGRAMMES = all_programmes()
FOLDER = Path(__file__).parents[2] / "data" / "cases"
FILES = sorted(FOLDER.glob("*.csv"))
SUIT, CAFE = PROGRAMMES["jobs.interview_suit"], PROGRAMMES["jobs.job_cafe"]


def _read(path: Path) -> tuple[cases.Case, ...]:
    return cases.read(PROGRAMMES[path.stem], path.name, path.read_bytes())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_comes_out_as_it_is_written(path: Path) -> None:
    programme = PROGRAMMES[path.stem]
    wrong = [f"{path.name} {fault}" for case in _read(path) for fault in cases.faults(programme, case)]
    assert wrong == [], "\n".join(wrong)


def test_every_programme_and_role_has_its_cases() -> None:
    told = {(path.stem, case.role) for path in FILES for case in _read(path)}
    assert told == {(code, role) for code, programme in PROGRAMMES.items() for role in programme.admits}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_rule_is_kept_broken_and_not_known_by_some_row(path: Path) -> None:
    """A rule that no row breaks could say anything. One whose value the document does not print can be broken by nobody."""
    programme, found = PROGRAMMES[path.stem], _read(path)
    for role, admission in programme.admits.items():
        mine = [case for case in found if case.role is role]
        met: dict[str, set[State]] = {rule.code: set() for rule in admission.rules}
        open_ended = set()
        for finding in (each for case in mine for each in judge(admission, case.facts, case.day).findings):
            met[finding.rule.code].add(finding.state)
            if finding.unsettled:
                open_ended.add(finding.rule.code)
        lacking = {code: set(State) - states for code, states in met.items() if code not in open_ended}
        assert {code: states for code, states in lacking.items() if states} == {}, role
        named = [(words, case.day) for case in mine for words in case.given]
        given = {
            amount.code for amount in admission.amounts if any(w in amount.sentence(day) for w, day in named)
        }
        assert given == {amount.code for amount in admission.amounts}, role


def test_the_files_open_in_a_korean_spreadsheet() -> None:
    assert [path.name for path in FILES if not path.read_bytes().startswith(b"\xef\xbb\xbf")] == []


HEAD = "대상,날짜,생년월일,기대,걸리는 규정,비고\n"
WRONG = [
    # the file, what is said of it
    (HEAD + "이용자,2018-11-15,2003-11-16,받을 수 있음,,\n",
     "2행: '받을 수 있음'을(를) 기대했는데 '받을 수 없음'이(가) 나왔습니다. 지켜지지 않은 규정: 만 15세 이상이어야 합니다."),
    (HEAD + "이용자,2018-11-15,,받을 수 없음,15세 이상,\n",
     "2행: '받을 수 없음'을(를) 기대했는데 '더 물어야 함'이(가) 나왔습니다. 모르는 사실: 생년월일"),
    (HEAD + "이용자,2018-11-15,2003-11-16,받을 수 없음,19세 이상,\n",
     "2행: 걸리는 규정으로 '19세 이상'을(를) 기대했는데 '만 15세 이상이어야 합니다.'이(가) 걸렸습니다."),
    (HEAD + "이용자,2018-11-15,2003-11-16,안 됨,,\n",
     "표.csv 2행: 기대 '안 됨'은(는) 받을 수 있음, 받을 수 없음, 더 물어야 함 가운데 하나여야 합니다."),
    (HEAD + "훈련생,2018-11-15,2003-11-16,받을 수 없음,,\n",
     "표.csv 2행: '훈련생'은(는) 이 사업의 대상이 아닙니다. 대상: 이용자, 참여 사업장"),
    (HEAD + "이용자,,2003-11-16,받을 수 없음,,\n", "표.csv 2행: 날짜이(가) 비어 있습니다."),
    (HEAD + "이용자,2018-11-15,어제,받을 수 없음,,\n",
     "표.csv 2행: 생년월일: ‘어제’: 날짜로 읽을 수 없습니다. 2018-09-30처럼 연월일을 모두 적고, 알 수 없으면 비워 두십시오."),
    ("대상,날짜,나이,기대\n이용자,2018-11-15,15,받을 수 있음\n", "표.csv: '나이'(이)라는 열이 없습니다. 이 사업의 사실: 생년월일"),
    ("대상,생년월일,기대\n이용자,2000-01-01,받을 수 있음\n", "표.csv: '날짜' 열이 빠졌습니다."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_a_wrong_row_says_what_it_expected_and_what_came(text: str, sentence: str) -> None:
    assert _said(CAFE, "표.csv", text.encode()) == [sentence]


def _said(programme: cases.Programme, name: str, content: bytes) -> list[str]:
    try:
        found = cases.read(programme, name, content)
    except cases.Wrong as wrong:
        return wrong.sentences
    return [fault for case in found for fault in cases.faults(programme, case)]


HOUSES = "대상,날짜,주민등록지,서울 소재 학교 재학·졸업,거소(실제 사는 곳),기대\n"
CELLS = [
    # a cell that cannot be read, what is said of it
    ("이용자,2018-11-15,마포,,,더 물어야 함", "2행: 주민등록지: '마포'은(는) 없습니다."),
    ("이용자,2018-11-15,마포구 / 서울 밖,,,더 물어야 함", "2행: 주민등록지: 하나만 적으십시오."),
    (
        "이용자,2018-11-15,서울 밖,그럼,,더 물어야 함",
        "2행: 서울 소재 학교 재학·졸업: '그럼' 대신 예나 아니오로 적으십시오.",
    ),
]


@pytest.mark.parametrize(("row", "sentence"), CELLS)
def test_a_cell_that_cannot_be_read_says_what_may_stand_there(row: str, sentence: str) -> None:
    (said,) = _said(SUIT, "표.csv", (HOUSES + row + "\n").encode())
    assert said.startswith(f"표.csv {sentence}")


def test_a_benefit_that_is_not_there_or_comes_out_otherwise_is_said() -> None:
    programme = PROGRAMMES["social.se_social_insurance"]
    head = "대상,날짜,소재지,기업·단체의 자격,기대,지원: 4대 사회보험료,지원: 식비\n"
    row = '기업,2018-11-15,마포구,인증 사회적기업,받을 수 있음,"150,000",1\n'
    assert _said(programme, "표.csv", (head + row).encode()) == [
        "2행: 4대 사회보험료(으)로 '150,000'을(를) 기대했는데 '151,080'이(가) 나왔습니다.",
        "2행: '지원: 식비'이라고 하는 지원이 0개입니다. 그 지원의 문장에서 한 군데에만 있는 말을 적으십시오.",
    ]  # fmt: skip


def test_a_table_saved_by_another_spreadsheet_is_read_the_same() -> None:
    path = FOLDER / "jobs.interview_suit.csv"
    found = _read(path)
    text = path.read_text(encoding="utf-8-sig")
    assert cases.read(SUIT, path.name, text.encode("cp949")) == found
    book, file = Workbook(), BytesIO()
    for line in text.splitlines():
        book.active.append(line.split(","))
    book.save(file)
    assert [case.facts for case in cases.read(SUIT, "표.xlsx", file.getvalue())] == [
        case.facts for case in found
    ]
