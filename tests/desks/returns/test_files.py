"""A return as a file: out and in again in three kinds; what is wrong is told by cell; nothing is taken of a wrong file."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from iljari.catalogue.register import programme
from iljari.desks.returns import rows, tables
from iljari.desks.returns.forms import For
from iljari.desks.returns.models import Line, Return
from iljari.files.problems import Refusal
from iljari.files.tables import read_table
from iljari.files.writing import Sheet, write_csv, write_xlsx
from tests.desks.returns.people import CAFE, FEBRUARY, new_operator, sign_in

pytestmark = pytest.mark.django_db

NEW = f"/returns/new/?programme={CAFE}&until=2019-02&months=1"


def whose(operator: str = "o") -> For:
    return For(programme(CAFE), operator, "", *FEBRUARY)


def asked(**texts: str) -> list[rows.Row]:
    """Rows of the café's return with what was typed: users_space='3' is the code 'users;activity=space'."""
    found = []
    for name, text in texts.items():
        indicator, _, kind = name.partition("_in_")
        code = f"{indicator};activity={kind}" if kind else indicator
        found.append(replace(rows.read_code(programme(CAFE), code), text=text, note=f"비고 {text}".strip()))
    return found


FILLED = {
    "users_in_space": "1234",
    "users_in_programme": "0",
    "sessions": "17",
    "sites": "",
    "groups_mentored": "5",
}


@pytest.mark.parametrize("kind", list(tables.KINDS))
def test_out_and_in_again(kind: str) -> None:
    given = asked(**FILLED)
    content = tables.write(given, whose(), kind)
    found, numbers = tables.read(f"보고.{tables.KINDS[kind][1]}", content, given, whose())
    assert [(row.code, row.text, row.note) for row in found] == [
        (row.code, row.text, row.note) for row in given
    ]
    assert [(number.indicator, number.value) for number in numbers] == [
        ("users", "1234"), ("users", "0"), ("sessions", "17"), ("groups_mentored", "5")
    ]  # fmt: skip
    assert {number.effective_on for number in numbers} == {FEBRUARY[1]}
    assert [number.since_on for number in numbers] == [FEBRUARY[0]] * 4


@pytest.mark.parametrize("kind", list(tables.KINDS))
def test_notes_that_look_like_formulas_stay_text(kind: str) -> None:
    noted = [replace(row, note="=HYPERLINK(1)") for row in asked(users="3")]
    content = tables.write(noted, whose(), kind)
    assert read_table(f"a.{tables.KINDS[kind][1]}", content).rows[0].cells[7] == "=HYPERLINK(1)"
    if kind != "xlsx":
        assert b",'=HYPERLINK" in content.replace(b'"', b"")


def test_values_as_offices_write_them() -> None:
    sheet = Sheet(
        "보고",
        ("코드", "값"),
        [("users", "1,234"), ("sessions", "-"), ("groups_mentored", "　７ "), ("끝", "")],
    )
    _found, numbers = tables.read("a.csv", write_csv(sheet), asked(users="", sessions=""), whose())
    assert [(number.indicator, number.value) for number in numbers] == [
        ("users", "1234"),
        ("groups_mentored", "7"),
    ]


def _file(*cells: tuple[str, ...], header: tuple[str, ...] = tables.HEADER) -> Sheet:
    return Sheet("보고", header, cells)


def _row(value: str = "3", code: str = "users", unit: str = "명", of: str = "일자리카페 운영 및 서비스 확대", period: str = "2019-02") -> tuple[str, ...]:  # fmt: skip
    return (of, period, "", "", "", unit, value, "", code)


WRONG: list[tuple[str, Callable[[], Sheet], list[str]]] = [
    ("not a number", lambda: _file(_row(), _row("열둘", "sessions", "회")),
     ["보고 3행 G열: ‘열둘’: 수로 읽을 수 없습니다. 1,234처럼 적고, 보고할 것이 없으면 비우거나 -를 적어 주십시오."]),
    ("a unit in the cell", lambda: _file(_row("3명")), ["보고 2행 G열: ‘3명’: 단위는 제목 줄에 두고 칸에는 수만 적어 주십시오."]),
    ("brackets", lambda: _file(_row("(5)")),
     ["보고 2행 G열: ‘(5)’: 괄호가 음수인지 내역인지 알 수 없습니다. 괄호를 빼고, 음수이면 -를 붙여 주십시오."]),
    ("below zero", lambda: _file(_row("△5")),
     ["보고 2행 G열: '-5': 0보다 작은 수는 보고할 수 없습니다. 전에 많게 보고했다면 그 보고를 정정하십시오."]),
    ("half a person", lambda: _file(_row("2.5")), ["보고 2행 G열: '2.5': 정수여야 합니다. 소수점 아래를 없애고 적으십시오."]),
    ("unknown item", lambda: _file(_row(code="glory")),
     ["보고 2행 I열: 'glory'은(는) 이 사업에서 보고하는 항목이 아닙니다. 서식의 코드를 그대로 두십시오."]),
    ("unknown kind", lambda: _file(_row(code="users;activity=sleep")),
     ["보고 2행 I열: 'activity=sleep'은(는) 이 사업의 구분이 아닙니다. 서식의 코드를 그대로 두십시오."]),
    ("wrong unit", lambda: _file(_row(unit="건")),
     ["보고 2행 F열: 단위가 ‘건’(으)로 적혔습니다. 이 항목의 단위는 ‘명’이니 그 단위로 고쳐 적어 주십시오."]),
    ("twice", lambda: _file(_row(), _row("4")), ["보고 3행 I열: 2행과 같은 항목입니다. 하나만 남기십시오."]),
    ("another programme", lambda: _file(_row(of="취업날개 서비스")),
     ["보고 2행 A열: ‘취업날개 서비스’의 값입니다. 이 보고는 ‘일자리카페 운영 및 서비스 확대’의 보고이니 맞는 파일을 올려 주십시오."]),
    ("another month", lambda: _file(_row(period="2019-01")),
     ["보고 2행 B열: ‘2019-01’의 값입니다. 이 보고는 ‘2019-02’의 보고이니 맞는 파일을 올려 주십시오."]),
    ("no values", lambda: _file(_row("")), ["보고 G열: 값이 하나도 없습니다. ‘값’ 열에 보고할 수를 적어 다시 올려 주십시오."]),
    ("no code column", lambda: _file(("3",), header=("값",)), ["보고 1행: ‘코드’ 열이 없습니다. 제목 줄에 그 제목을 적어 주십시오."]),
    ("two at once", lambda: _file(_row("열"), _row(code="glory")),
     ["보고 2행 G열: ‘열’: 수로 읽을 수 없습니다. 1,234처럼 적고, 보고할 것이 없으면 비우거나 -를 적어 주십시오.",
      "보고 3행 I열: 'glory'은(는) 이 사업에서 보고하는 항목이 아닙니다. 서식의 코드를 그대로 두십시오."]),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "sentences"), [pytest.param(*row[1:], id=row[0]) for row in WRONG])
def test_what_is_wrong_is_told_by_cell_and_nothing_is_stored(
    sheet: Callable[[], Sheet], sentences: list[str]
) -> None:
    with pytest.raises(Refusal) as refusal:
        tables.read("보고.xlsx", write_xlsx([sheet()]), asked(users="", sessions=""), whose())
    assert list(refusal.value.sentences_ko) == sentences
    person = sign_in("operator's staff", operator=new_operator())
    answer = person.client.post(
        NEW, {"action": "upload", "file": SimpleUploadedFile("보고.xlsx", write_xlsx([sheet()]))}
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "파일을 받지 않았습니다. 한 줄도 저장하지 않았습니다." in page
    for sentence in sentences:
        assert sentence.replace("'", "&#x27;") in page
    assert not Return.objects.filter(drafted_by=person.name).exists()


def test_an_upload_becomes_a_draft() -> None:
    person = sign_in("operator's staff", operator=new_operator())
    for kind in tables.KINDS:
        template = person.client.get(f"/returns/new/file/{kind}/?programme={CAFE}&until=2019-02&months=1")
        assert template.status_code == 200
        assert read_table("a", template.content).header == tables.HEADER
    content = tables.write(asked(**FILLED), whose(), "cp949")
    answer = person.client.post(NEW, {"action": "upload", "file": SimpleUploadedFile("보고.csv", content)})
    paper = Return.objects.get(drafted_by=person.name)
    assert (answer.status_code, answer["Location"]) == (302, f"/returns/{paper.pk}/")
    assert [line.value for line in paper.lines.order_by("position")] == ["1234", "0", "17", "5"]
    again = person.client.get(f"/returns/{paper.pk}/file/xlsx/").content
    held = {row.cells[8]: row.cells[6] for row in read_table("a.xlsx", again).rows}
    assert (held["users;activity=space"], held["users;activity=programme"], held.get("sites", "")) == (
        "1234",
        "0",
        "",
    )


def test_an_upload_replaces_the_draft_or_leaves_it() -> None:
    person = sign_in("operator's staff", operator=new_operator())
    good = SimpleUploadedFile("보고.csv", tables.write(asked(users="5"), whose(), "csv"))
    address = person.client.post(NEW, {"action": "upload", "file": good})["Location"]
    wrong = SimpleUploadedFile("보고.csv", tables.write(asked(users="5000", sessions="많음"), whose(), "csv"))
    assert person.client.post(address, {"action": "upload", "file": wrong}).status_code == 422
    assert [line.value for line in Line.objects.filter(of__drafted_by=person.name)] == ["5"]
    better = SimpleUploadedFile("보고.csv", tables.write(asked(users="6"), whose(), "csv"))
    assert person.client.post(address, {"action": "upload", "file": better}).status_code == 302
    assert [line.value for line in Line.objects.filter(of__drafted_by=person.name)] == ["6"]


def test_an_upload_without_a_file() -> None:
    person = sign_in("operator's staff", operator=new_operator())
    assert "올릴 파일을 고르십시오." in person.client.post(NEW, {"action": "upload"}).content.decode()


def test_an_encoding_that_cannot_be_told_is_asked_for() -> None:
    content = "코드,값,비고\r\nusers,3,·\r\n".encode()
    with pytest.raises(Refusal) as refusal:
        tables.read("a.csv", content.replace("코드,값,비고".encode(), b"code,value,note"), [], whose())
    assert "인코딩을 확정할 수 없습니다" in refusal.value.sentences_ko[0]


@pytest.mark.parametrize("kind", list(tables.KINDS))
def test_a_file_that_was_cut_is_refused_wherever_it_was_cut(kind: str) -> None:
    given = asked(**FILLED)
    content = tables.write(given, whose(), kind)
    places = [len(content) * part // 60 for part in range(1, 60)]
    if kind != "xlsx":
        places += [at for at in range(1, len(content)) if content[:at].endswith((b"\n", b","))]
        places.append(len(content) - 4)  # in the middle of the last row's mark
    for at in sorted(set(places)):
        with pytest.raises(Refusal):
            tables.read(f"a.{tables.KINDS[kind][1]}", content[:at], given, whose())


def test_a_cut_text_says_so() -> None:
    content = write_csv(Sheet("보고", ("코드", "값"), [("users", "3")]))
    with pytest.raises(Refusal) as refusal:
        tables.read("a.csv", content, [], whose())
    assert refusal.value.sentences_ko == (
        "a.csv 2행: 파일이 중간에서 잘린 것 같습니다. 끝까지 저장된 파일인지 보고, 마지막 줄의 ‘코드’ 열에 ‘끝’이라고 적어 올려 주십시오.",
    )
