"""Every refusal of the desk, with its sentence; what is refused posts nothing and changes no paper."""

from datetime import date
from typing import Any

import pytest

from iljari.desks.budget import operations
from iljari.desks.budget.models import BudgetLine
from iljari.journal.slip import Refused
from tests.desks.budget import papers

TABLE: list[tuple[str, dict[str, Any], str]] = [
    # verb, what is handed in, sentence
    ("appropriate", {"line": "2022:none"}, "예산과목 2022:none이(가) 없습니다. 과목을 먼저 등록하십시오."),
    ("appropriate", {"amount_won": 0}, "금액은 1원 이상의 원 단위 정수로 적으십시오."),
    ("appropriate", {"amount_won": -5}, "금액은 1원 이상의 원 단위 정수로 적으십시오."),
    ("appropriate", {"amount_won": 10**15 + 1}, "금액이 1,000조원을 넘습니다."),
    ("appropriate", {"on": date(2021, 12, 31)}, "회계연도는 2022년입니다. 2021-12-31은(는) 그 해가 아니니"),
    ("appropriate", {"stage": "gift"}, "본예산, 추가경정예산, 예비비 가운데 하나를 고르십시오."),
    ("reduce", {"amount_won": 2000}, "이만큼 줄이면 예산현액이 이미 원인행위하거나 이월한 금액보다 적어집니다."),
    ("reduce", {"amount_won": 0}, "금액은 1원 이상의"),
    ("carry_in", {"stage": "original"}, "명시이월과 사고이월 가운데 하나를 고르십시오."),
    ("request", {"on": date(2020, 6, 1)}, "2022년 예산의 요구는 2021년이나 2022년의 날짜로 적으십시오."),
    ("allot", {"quarter": 5}, "분기는 1부터 4까지 가운데 하나를 고르십시오."),
    ("allot", {"quarter": 1, "amount_won": 1001}, "배정액을 모두 더하면 예산현액을 넘습니다. 더 배정할 수 있는 금액은 1,000원입니다."),
    ("commit", {"commitment": "B", "amount_won": 2000}, "예산과목 2022:T1: 예산현액을 넘습니다."),
    ("commit", {"commitment": " "}, "원인행위 번호를 적으십시오."),
    ("commit", {"commitment": "가" * 65}, "원인행위 번호는 64자까지 적을 수 있습니다."),
    ("commit", {"commitment": "B", "on": date(2022, 9, 1)}, "2022-09-01은(는) 아직 오지 않았습니다."),
    ("commit", {"commitment": "A"}, "원인행위 번호 A은(는) 예산과목 2022:T1에 이미 있습니다. 새 번호를 쓰십시오."),
    ("expend", {"commitment": "Z"}, "예산과목 2022:T1에 원인행위 번호 Z이(가) 없습니다. 번호를 확인하거나"),
    ("expend", {"commitment": "A", "amount_won": 201}, "지출이 원인행위 A의 남은 금액을 넘습니다. 번호와 남은 금액을 확인하십시오. (남은 금액: 200원)"),
    ("void", {"commitment": "A", "amount_won": 201}, "원인행위 A의 남은 금액보다 많이 해제할 수 없습니다."),
    ("vire", {"to_line": "2022:T1"}, "같은 과목으로는 전용할 수 없습니다. 다른 과목을 고르십시오."),
    ("vire", {"to_line": "2023:T1"}, "전용은 같은 회계연도의 과목 사이에서만 할 수 있습니다."),
    ("vire", {"to_line": "2022:T2", "amount_won": 2000}, "이만큼 옮기면 예산현액이 이미 원인행위하거나 이월한 금액보다 적어집니다."),
    ("carry_over", {"stage": "other"}, "명시이월과 사고이월 가운데 하나를 고르십시오."),
    ("carry_over", {"stage": "specified", "commitment": "A"}, "명시이월은 원인행위하지 않은 금액에서 합니다."),
    ("carry_over", {"stage": "unforeseen"}, "사고이월은 원인행위를 하고 다 쓰지 못한 금액에서 합니다."),
    ("carry_over", {"stage": "unforeseen", "commitment": "A", "amount_won": 201}, "원인행위 A의 남은 금액보다 많이 이월할 수 없습니다."),
    ("lapse", {"amount_won": 801}, "불용액이 원인행위하지 않고 남은 금액보다 많습니다."),
    ("lapse", {"on": date(2022, 12, 31)}, "2022-12-31은(는) 아직 오지 않았습니다."),
    ("forecast", {"amount_won": -1}, "금액은 1원 이상의"),
    ("forecast", {"on": date(2022, 12, 1)}, "아직 오지 않았습니다."),
    ("mirror_expenditure", {"commitment": "A", "source": " "}, "어느 자료에서 왔는지(e호조 문서 번호)를 함께 적어야 합니다."),
    ("mirror_expenditure", {"commitment": "A", "source": "e호조 1", "on": date(2023, 1, 1)}, "회계연도는 2022년입니다."),
]  # fmt: skip


@pytest.fixture
def money(line: BudgetLine, other: BudgetLine) -> BudgetLine:
    """Line T1 with 1,000 won, of which 200 are committed under A."""
    papers.line("T1", year=2023)
    papers.do("appropriate", line.code, 1000, "2022-01-01")
    papers.do("commit", line.code, 200, "2022-02-01", commitment="A")
    return line


@pytest.mark.parametrize(
    ("verb", "told", "sentence"), TABLE, ids=[f"{verb}-{number}" for number, (verb, *_) in enumerate(TABLE)]
)
def test_money(verb: str, told: dict[str, Any], sentence: str, money: BudgetLine) -> None:
    handed: dict[str, Any] = {
        "amount_won": 100,
        "on": date(2022, 3, 1),
        "by": "x",
        "at": papers.at("2022-06-01"),
        "key": "k",
    }
    handed["from_line" if verb == "vire" else "line"] = money.code
    with papers.refused(sentence):
        getattr(operations, verb)(**handed | told)


class TestRegistering:
    @pytest.mark.parametrize(
        ("told", "sentence"),
        [
            ({"year": 1999}, "회계연도는 2000부터 2100 사이의 네 자리 연도로 적으십시오."),
            ({"number": ""}, "과목 번호는 한글, 영문, 숫자와 . _ - 로 20자까지 적으십시오."),
            ({"number": "1/2"}, "과목 번호는"),
            ({"name": " "}, "과목 이름을 120자까지 적으십시오."),
            ({"programme": "jobs.none"}, "'jobs.none'라는 사업이 없습니다. 목록에서 고르십시오."),
            ({"others": ("jobs.none",)}, "'jobs.none'라는 사업이 없습니다."),
            ({"category": "gift"}, "정책사업비, 행정운영경비, 재무활동 가운데 하나를 고르십시오."),
            ({"division": "none"}, "부서를 목록에서 고르십시오."),
            ({"funding": {"city": "70", "national": "20"}}, "재원 비율을 더하면 100이어야 하는데 90입니다."),
            ({"funding": {"city": "많이"}}, "재원 비율 '많이'은(는) 0에서 100 사이의 수로 적으십시오."),
            ({"funding": {"city": "120"}}, "재원 비율 '120'은(는)"),
            ({"number": "T1"}, "2022년에 과목 번호 T1이(가) 이미 있습니다. 다른 번호를 쓰십시오."),
        ],
    )
    def test_each_fault_has_its_sentence(self, told: dict[str, Any], sentence: str, line: BudgetLine) -> None:
        handed = {
            "year": 2022,
            "number": "T9",
            "name": "과목",
            "programme": "jobs.public_works",
            "by": "x",
        } | told
        with papers.refused(sentence):
            operations.register_line(**handed)
        assert not BudgetLine.objects.filter(code="2022:T9").exists()

    def test_all_faults_at_once(self, db: None) -> None:
        with pytest.raises(Refused) as told:
            operations.register_line(
                year=1, number="", name="", programme="x", category="x", division="x", by="x"
            )
        assert len(told.value.sentences) == 6


class TestPapers:
    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("  ", "부진사유를 적으십시오."),
            ("가" * 2001, "부진사유는 2,000자까지 적을 수 있습니다. 2,001자를 적었습니다."),
        ],
    )
    def test_explaining(self, text: str, sentence: str, line: BudgetLine) -> None:
        with papers.refused(sentence):
            operations.explain(line=line.code, text=text, by="x", at=papers.at("2022-06-01"))
        assert not line.explanations.exists()

    def test_classifying_to_nothing(self, line: BudgetLine) -> None:
        with papers.refused("정책사업비, 행정운영경비, 재무활동 가운데 하나를 고르십시오."):
            operations.classify(line=line.code, category="unitemised", by="x")

    def test_classifying_once_money_is_there(self, money: BudgetLine) -> None:
        with papers.refused(
            "이미 돈이 기록되어 있어 구분을 바꿀 수 없습니다. 바꾸려면 새 과목을 등록하고 전용하십시오."
        ):
            operations.classify(line=money.code, category="financial", by="x")
        money.refresh_from_db()
        assert money.category == "policy"

    def test_a_request_is_no_money_yet(self, line: BudgetLine) -> None:
        papers.do("request", line.code, 500, "2021-07-01")
        operations.classify(line=line.code, category="financial", by="x")
        line.refresh_from_db()
        assert line.category == "financial"


class TestReversing:
    def test_without_a_reason(self, money: BudgetLine) -> None:
        entry = papers.entries(money.code)[0].pk
        with papers.refused("정정 사유를 고르십시오."):
            operations.reverse(entry=entry, reason="", by="x", at=papers.at("2022-06-01"), key="k")

    def test_what_is_no_budget_entry(self, money: BudgetLine) -> None:
        with papers.refused("예산 기록 0번이 없습니다. 번호를 확인하십시오."):
            operations.reverse(entry=0, reason="typo", by="x", at=papers.at("2022-06-01"), key="k")

    def test_twice(self, money: BudgetLine) -> None:
        entry = papers.entries(money.code)[1].pk
        operations.reverse(entry=entry, reason="typo", by="x", at=papers.at("2022-06-01"), key="k")
        with papers.refused("이미 되돌렸습니다. 되돌림은 한 번만 할 수 있습니다."):
            operations.reverse(entry=entry, reason="typo", by="x", at=papers.at("2022-06-01"), key="k2")
