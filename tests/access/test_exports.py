"""Exports: a reason, the purpose's fields and no other, a second person over a thousand, one fetching, all in the log (SP-18, SP-22)."""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from iljari.access import exports
from iljari.access.exports import ALONE, Exporter, Wish
from iljari.access.models import Export, LogRow, LogSubject
from iljari.access.purposes import Purpose
from iljari.access.reading import Reading, of_a_request, opening
from iljari.files import marks
from tests.access.desk import CONTACT, MOMENT, person, request
from tests.access.visiting import Visitors

pytestmark = pytest.mark.django_db
KIND = "tests.persons"
HOSTILE = '=HYPERLINK("http://example.org")'


def _rows(subjects: Sequence[str], fields: Sequence[str], _on: date) -> Iterator[list[str]]:
    for subject in subjects:
        for field in fields:
            opening(subject, field)
        yield [*({"name": HOSTILE, "phone": "010-1234-5678"}[field] for field in fields), subject]


def _require(asking: Any, subjects: Any, whole: bool) -> None:
    if person(9999) in subjects or (whole and person(7777) in subjects):
        raise Http404


@pytest.fixture(autouse=True)
def _exporter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        exports._exporters, KIND, Exporter("사람", "Persons", _require, _rows, (("번호", "Number"),))
    )


def asked(number: int = 3, **told: Any) -> Export:
    asking = told.pop("request", None) or request()
    told = {"kind": KIND, "purpose": CONTACT, "reason": "contact", "note": ""} | told
    return exports.ask(asking, Wish(subjects=[person(each) for each in range(number)], **told))


def fetched(export: Export, **office: Any) -> bytes:
    export.refresh_from_db()
    with of_a_request(Reading()):
        return exports.fetch(request(**office), export, mark="")


def rows_of(act: str) -> list[LogRow]:
    return list(LogRow.objects.filter(act=act).order_by("seq"))


@pytest.mark.parametrize(("number", "state"), [(1, "ready"), (ALONE, "ready"), (ALONE + 1, "waiting")])
def test_over_a_thousand_a_second_person_is_asked(number: int, state: str) -> None:
    export = asked(number)
    assert export.state == state
    row = LogRow.objects.get(seq=export.asked_row)
    assert (row.act, row.reason, row.subject_count) == ("export-ask", "contact", number)


def test_many_small_files_are_one_large_one() -> None:
    """Else whoever wants 10,000 asks ten times."""
    first, second = asked(ALONE - 1), asked(ALONE - 1)
    beyond = [person(each) for each in range(5000, 5002)]
    third = exports.ask(request(), Wish(subjects=beyond, kind=KIND, purpose=CONTACT, reason="contact"))
    another = exports.ask(
        request(account="h-2"), Wish(subjects=beyond, kind=KIND, purpose=CONTACT, reason="contact")
    )
    assert [each.state for each in (first, second, third, another)] == ["ready", "ready", "waiting", "ready"]
    Export.objects.update(asked_at=MOMENT - timedelta(days=1))
    assert asked(2).state == "ready"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"reason": ""}, "사유를 고르십시오"),
        ({"reason": "because"}, "사유를 고르십시오"),
        ({"reason": "other"}, "다섯 글자"),
        ({"reason": "contact", "note": "가" * 501}, "500자"),
        ({"number": 0}, "대상자가 없습니다"),
        ({"fields": ["sex"]}, "항목을 하나 이상"),
        ({"format": "exe"}, "형식을 고르십시오"),
    ],
)
def test_without_a_reason_or_anybody_nothing_is_exported(told: dict[str, Any], sentence: str) -> None:
    before = LogRow.objects.count()
    with pytest.raises(exports.Refused, match=sentence):
        asked(**told)
    assert (Export.objects.count(), LogRow.objects.count()) == (0, before)


def test_nobody_out_of_reach_is_exported() -> None:
    with pytest.raises(Http404):
        exports.ask(
            request(), Wish(kind=KIND, purpose=CONTACT, subjects=[person(1), person(9999)], reason="contact")
        )
    assert Export.objects.count() == 0


def test_the_file_says_who_when_and_what_for_and_holds_the_purposes_fields_alone() -> None:
    export = asked(3, fields=["name", "birth_on"], whole=True)
    content = fetched(export)
    text = _texts(content)
    for told in ("jobs-officer", "2018-11-15 10:30", "연락 (시험 제1조)", "본인에게 연락", export.pk):
        assert told in text, told
    assert "이름" in text
    assert "010-1234-5678" not in text
    assert HOSTILE in text
    assert "<f>" not in _raw(content), "no cell is a formula"


@pytest.mark.parametrize(
    ("whole", "act", "phone"), [(False, "export", "010-****-5678"), (True, "export-whole", "010-1234-5678")]
)
def test_masked_unless_it_was_asked_for_whole_and_the_log_tells_the_two_apart(
    whole: bool, act: str, phone: str
) -> None:
    export = asked(1, whole=whole)
    assert phone in _texts(fetched(export))
    assert [row.case for row in rows_of(act)] == [export.pk]
    assert rows_of("export-ask")[-1].case == export.pk


def test_whole_asks_for_more_than_masked() -> None:
    subjects = [person(7777)]
    exports.ask(request(), Wish(KIND, CONTACT, subjects, "contact"))
    with pytest.raises(Http404):
        exports.ask(request(), Wish(KIND, CONTACT, subjects, "contact", whole=True))


def test_a_text_file_runs_nothing_and_each_row_names_its_export() -> None:
    export = asked(2, format="csv", whole=True, fields=["name"])
    lines = fetched(export).decode("utf-8-sig").splitlines()
    assert lines[0] == '"이름","번호","내려받기 번호"'
    assert [line.rpartition(",")[2] for line in lines[1:]] == [export.pk] * 2
    assert all(line.startswith(("'=", "\"'=")) for line in lines[1:]), lines


def test_the_practice_worlds_files_say_so() -> None:
    with marks.marked("연습"):
        text = fetched(asked(1, format="csv")).decode("utf-8-sig")
        assert text.splitlines()[-1] == "#※ 연습"
        assert "연습" in _raw(fetched(asked(1)))


def _raw(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def _texts(content: bytes) -> str:
    return html.unescape(" ".join(re.findall(r"<t[^>]*>([^<]*)</t>", _raw(content))))


def test_every_subject_of_a_fetched_file_is_in_the_log() -> None:
    export = asked(5)
    fetched(export)
    row = rows_of("export")[-1]
    assert (row.case, row.purpose, row.subject_count) == (export.pk, "tests.contact", 5)
    assert LogSubject.objects.filter(row=row).count() == 5


def test_a_file_is_fetched_once_by_whoever_asked_within_seven_days() -> None:
    export = asked()
    with pytest.raises(Http404):
        fetched(export, account="labour-officer")
    fetched(export)
    with pytest.raises(exports.Refused, match="한 번만"):
        fetched(export)
    late = asked()
    with pytest.raises(exports.Refused, match="7일"):
        fetched(late, at=MOMENT + timedelta(days=8))
    assert len(rows_of("export")) == 1


def test_nothing_is_fetched_when_the_log_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    export = asked()

    def full(*_: Any, **__: Any) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr("iljari.access.log.store.insert", full)
        with pytest.raises(OSError, match="full"):
            fetched(export)
    assert fetched(export), "and it can be fetched once the log works again"


def test_a_file_that_could_not_be_written_may_be_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    export = asked()

    def unwritable(*_: Any, **__: Any) -> bytes:
        raise ValueError("a cell that no spreadsheet holds")

    with monkeypatch.context() as patch:
        patch.setattr("iljari.access.export_files.written", unwritable)
        with pytest.raises(ValueError, match="cell"):
            fetched(export)
    assert fetched(export)


def test_the_second_person_is_another() -> None:
    """
    | who decides          | what becomes of it             |
    | whoever asked        | refused                        |
    | another, yes         | can be fetched, once           |
    | another, a second time | refused                      |
    | another, no          | cannot be fetched              |
    """
    export = asked(ALONE + 1)
    with pytest.raises(exports.Refused, match="한 번만"):
        fetched(export)
    with pytest.raises(exports.Refused, match="다른 사람"):
        exports.decide(request(), export, approve=True)
    exports.decide(request("jobs-head"), export, approve=True)
    export.refresh_from_db()
    with pytest.raises(exports.Refused, match="이미"):
        exports.decide(request("privacy-officer"), export, approve=False)
    assert fetched(export)
    refused = asked(ALONE + 1)
    exports.decide(request("jobs-head"), refused, approve=False)
    with pytest.raises(exports.Refused):
        fetched(refused)
    assert [row.account for row in rows_of("export-approve")] == ["jobs-head"]
    assert [row.case for row in rows_of("export-refuse")][-1] == refused.pk


def test_a_purpose_keeps_its_fields() -> None:
    narrow = Purpose("tests.narrow", ko="좁게", en="Narrow", fields=("name",), basis="시험 제2조")
    export = asked(2, purpose=narrow, fields=["name", "phone"])
    assert export.fields == "name"
    assert "010" not in _texts(fetched(export))


def test_heads_and_the_privacy_officer_approve_on_screen(settings: Any) -> None:
    """
    | who                          | sees it waiting | may approve |
    | head of the same division    | yes             | yes         |
    | head of another division     | no              | 404         |
    | privacy officer              | yes             | yes         |
    | whoever asked                | no list         | 403         |
    """
    visitors = Visitors(settings)
    export = asked(ALONE + 1)
    address = f"/access/exports/{export.pk}/decide/"
    asker = visitors("division officer", account="jobs-officer", division="jobs")
    own = visitors("division head", division="jobs")
    other = visitors("division head", division="labour")
    privacy = visitors("privacy officer")
    assert "승인을 기다리는" in own.get("/access/exports/").content.decode()
    assert address not in other.get("/access/exports/").content.decode()
    assert "승인을 기다리는" not in asker.get("/access/exports/").content.decode()
    assert asker.post(address, {"decision": "approve"}).status_code == 403
    assert other.post(address, {"decision": "approve"}).status_code == 404
    assert Export.objects.get(pk=export.pk).state == "waiting"
    assert privacy.post(address, {"decision": "approve"}).status_code == 302
    assert Export.objects.get(pk=export.pk).state == "ready"
    answer = asker.post(f"/access/exports/{export.pk}/file/")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert other.post(f"/access/exports/{export.pk}/file/").status_code == 404
    assert asker.post(f"/access/exports/{export.pk}/file/").status_code == 302
