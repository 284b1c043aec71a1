"""The desk's longer forms: registering a line, closing a year, posts, and e호조's files."""

from datetime import date
from typing import Any

import pytest

from iljari.desks.budget.models import BudgetLine, MirrorFile
from tests.desks.budget import ehojo_files as files
from tests.desks.budget import papers
from tests.desks.budget.conftest import Visitor
from tests.desks.budget.test_screens import PLACES


@pytest.fixture
def line(db: None) -> BudgetLine:
    """A line of 2018, of the jobs division, with 1,000 won and a commitment of 600."""
    made = papers.line("S1", year=2018)
    papers.do("appropriate", made.code, 1_000, "2018-01-01")
    papers.do("commit", made.code, 600, "2018-02-01", commitment="A")
    return made


class TestRegistering:
    TYPED = {"year": "2018", "number": "S9", "name": "새 과목", "programme": "jobs.job_cafe", "division": "jobs",
             "category": "policy", "share_city": "70", "share_national": "30"}  # fmt: skip

    def test_a_new_line(self, visitor: Visitor) -> None:
        answer = visitor("budget officer").post("/budget/lines/new/", self.TYPED)
        assert answer["Location"] == "/budget/lines/2018:S9/"
        made = BudgetLine.objects.get(code="2018:S9")
        assert (made.funding, made.programme, made.category) == (
            {"city": "70", "national": "30"},
            "jobs.job_cafe",
            "policy",
        )

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"year": "올해"}, "회계연도는 2019처럼 네 자리 숫자로 적으십시오."),
            ({"number": ""}, "이 칸을 적으십시오."),
            ({"programme": ""}, "목록에서 하나를 고르십시오."),
            ({"share_city": "60"}, "재원 비율을 더하면 100이어야 하는데 90입니다."),
            ({"number": "a b"}, "과목 번호는 한글, 영문, 숫자와"),
        ],
    )
    def test_what_is_wrong(self, typed: dict[str, str], sentence: str, visitor: Visitor) -> None:
        answer = visitor("budget officer").post("/budget/lines/new/", self.TYPED | typed)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not BudgetLine.objects.filter(code="2018:S9").exists()


class TestClosing:
    def test_all_or_none(self, line: BudgetLine, visitor: Visitor) -> None:
        bad = papers.line("S2", year=2018)
        papers.do("mirror_commitment", bad.code, 5, "2018-03-01", commitment="A", source="e호조 원인행위 A")
        client = visitor("budget officer", today=date(2019, 1, 10))
        with papers.nothing_posted():
            answer = client.post("/budget/closing/?year=2018", {"line": [line.code, bad.code], "once": "a"})
        assert answer.status_code == 422
        assert "원인행위가 예산현액보다 5원 많습니다." in answer.content.decode()
        with papers.nothing_posted():
            assert (
                "마감할 과목을 고르십시오." in client.post("/budget/closing/?year=2018", {}).content.decode()
            )

    def test_close_and_open_again(self, line: BudgetLine, visitor: Visitor) -> None:
        client = visitor("budget officer", today=date(2019, 1, 10))
        client.post("/budget/closing/?year=2018", {"line": [line.code], "once": "a"})
        assert papers.closed_on(line)
        assert "결산 마감" in client.get(f"/budget/lines/{line.code}/").content.decode()
        with papers.nothing_posted():
            client.post(f"/budget/closing/{line.code}/reopen/", {"reason": "", "once": "b"})
        client.post(f"/budget/closing/{line.code}/reopen/", {"reason": "typo", "once": "c"})
        assert papers.closed_on(line) is None
        assert papers.left(line.code) == 400

    def test_too_early(self, line: BudgetLine, visitor: Visitor) -> None:
        with papers.nothing_posted():
            answer = visitor("budget officer").post(
                "/budget/closing/?year=2018", {"line": line.code, "once": "a"}
            )
        assert "2018회계연도가 아직 끝나지 않았습니다." in answer.content.decode()

    def test_only_by_the_budget_officer(self, line: BudgetLine, visitor: Visitor) -> None:
        with papers.nothing_posted():
            client = visitor("bureau head", today=date(2019, 1, 10))
            assert client.post(f"/budget/closing/{line.code}/reopen/", {"reason": "typo"}).status_code == 403


class TestPosts:
    def test_what_is_wrong_is_said_and_kept(self, visitor: Visitor) -> None:
        client = visitor("bureau head")
        with papers.nothing_posted():
            answer = client.post("/budget/posts/", {"posts-jobs-general-g5": "다섯", "on": "", "once": "a"})
        text = answer.content.decode()
        assert answer.status_code == 422
        assert "일자리정책담당관 일반직 5급" in text
        assert "언제부터인지 날짜를 적으십시오." in text
        assert 'value="다섯"' in text


class TestEhojo:
    def _upload(self, client: Any, content: bytes, name: str = "지출.xlsx", **told: str) -> Any:
        from django.core.files.uploadedfile import SimpleUploadedFile

        return client.post(
            "/budget/ehojo/", {"kind": "expenditure", "file": SimpleUploadedFile(name, content)} | told
        )

    def test_a_file(self, line: BudgetLine, visitor: Visitor) -> None:
        client = visitor("budget officer")
        rows = [
            files.spent("1", 100, "2018-03-05", line="S1", year="2018"),
            files.spent("2", 700, "2018-03-06", line="S1", year="2018"),
        ]
        answer = self._upload(client, files.xlsx(rows))
        text = answer.content.decode()
        assert "2행 가운데 2행을 새로 받았습니다." in text
        assert "지출이 원인행위 A의 남은 금액을 넘습니다" in text
        assert "/budget/reconciliation/?month=2018-03" in text
        assert "2018년 3월 e호조 대사" in client.get("/budget/reconciliation/?month=2018-03").content.decode()
        with papers.nothing_posted():
            assert (
                "전에 올린 것과 같은 파일입니다." in self._upload(client, files.xlsx(rows)).content.decode()
            )

    @pytest.mark.parametrize(
        ("content", "told", "sentence"),
        [
            (files.xlsx([files.spent("1", "x", line="S1", year="2018")]), {}, "수로 읽을 수 없습니다"),
            (b"", {}, ""),
            (b"PK\x03\x04" + bytes(50), {}, ""),
            (
                files.xlsx([files.spent("1", 1)]),
                {"kind": "other"},
                "지출 파일인지 지출원인행위 파일인지 고르십시오.",
            ),
        ],
    )
    def test_what_is_not_taken(
        self, content: bytes, told: dict[str, str], sentence: str, line: BudgetLine, visitor: Visitor
    ) -> None:
        with papers.nothing_posted():
            answer = self._upload(visitor("budget officer"), content, **told)
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "아무것도 저장하지 않았습니다." in text
        assert sentence in text
        assert not MirrorFile.objects.exists()

    def test_without_a_file(self, visitor: Visitor) -> None:
        answer = visitor("budget officer").post("/budget/ehojo/", {"kind": "expenditure"})
        assert "올릴 파일을 고르십시오." in answer.content.decode()

    def test_only_by_the_budget_officer(self, line: BudgetLine, visitor: Visitor) -> None:
        rows = [files.spent("1", 100, "2018-03-05", line="S1", year="2018")]
        with papers.nothing_posted():
            for role in ("auditor", "operator's staff"):
                assert (
                    self._upload(visitor(role, **PLACES.get(role, {})), files.xlsx(rows)).status_code == 403
                )
