"""What the door refuses, each with its sentence; a refused posting writes nothing."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from iljari.acts.base import Act, Mode
from iljari.acts.decided import RecordingModeSet, ReturnSigned, TargetSet
from iljari.acts.happened import Lent, Participated
from iljari.acts.money import (
    Appropriated,
    CarriedOver,
    CommitmentVoided,
    Committed,
    Expended,
    Lapsed,
    VirementMade,
    YearClosed,
    YearEndForecast,
)
from iljari.journal import door, read
from iljari.journal.models import Entry, Posting
from iljari.journal.slip import Refused, Reversal
from tests.journal.ledger import LINE, PROGRAMME, Clerk, on_line, table, won

DAY = date(2019, 9, 30)


def _took_part(**more: Any) -> Participated:
    return Participated(
        **({"programme": PROGRAMME, "effective_on": DAY, "operator": "op", "quantity": Fraction(10)} | more)
    )


REFUSED: tuple[tuple[str, Act, str], ...] = (
    (
        "a programme that is not there",
        _took_part(programme="jobs.no_such"),
        "'jobs.no_such'라는 사업이 없습니다. 사업 코드를 확인하십시오.",
    ),
    (
        "an act that the programme does not do",
        Lent(programme=PROGRAMME, effective_on=DAY),
        "'취약계층을 위한 공공근로' 사업에는 '대여'이(가) 없습니다. 사업이나 항목을 확인하십시오.",
    ),
    (
        "a dimension that the act does not declare",
        Appropriated(
            programme=PROGRAMME, object="2019:spec", effective_on=DAY, amount_won=1, kinds={"sex": "female"}
        ),
        "'예산 편성'에는 'sex' 구분이 없습니다.",
    ),
    (
        "a dimension that nobody declares",
        _took_part(kinds={"colour": "red"}),
        "'참여'에는 'colour' 구분이 없습니다.",
    ),
    (
        "a value that is not declared",
        _took_part(kinds={"half": "h3"}),
        "'취약계층을 위한 공공근로' 사업의 '반기' 구분에는 'h3' 값이 없습니다.",
    ),
    (
        "a unit that the act does not count in",
        _took_part(unit="sqm"),
        "'참여'의 단위는 명, 천명,",
    ),
    (
        "a fifth decimal place",
        _took_part(quantity=Fraction(1, 100_000)),
        "수량 1/100000은(는) 소수 넷째 자리까지만 적을 수 있습니다.",
    ),
    (
        "a period that begins after its end",
        _took_part(since_on=date(2019, 10, 1)),
        "기간의 첫날(2019-10-01)이 기준일(2019-09-30)보다 늦습니다.",
    ),
    (
        "a decision that ends before it begins",
        TargetSet(programme=PROGRAMME, effective_on=DAY, until_on=date(2019, 1, 1), unit="people"),
        "끝나는 날(2019-01-01)이 시작하는 날(2019-09-30)보다 이릅니다.",
    ),
    (
        "money without an amount",
        Expended(programme=PROGRAMME, object="2019:spec", subject="a", effective_on=DAY),
        "'지출'에는 금액(원)이 있어야 합니다.",
    ),
    (
        "one by one, where returns are the rule",
        _took_part(mode=Mode.SINGLE),
        "'참여'은(는) 2019. 9월부터 'return' 방식으로 기록합니다. 'single' 방식으로는 입력할 수 없습니다(같은 일이 두 번",
    ),
    (
        "an entry to answer that is not there",
        _took_part(draws_on=999_999_999),
        "근거로 든 기록 999999999번이 없습니다. 번호를 확인하십시오.",
    ),
    (
        "more than a sum can hold",
        _took_part(quantity=Fraction(10**13)),
        "수량이나 금액이 너무 큽니다. 단위를 확인하십시오.",
    ),
    (
        "an amount that no sum can hold",
        on_line(Appropriated, 2 * 10**15, DAY),
        "수량이나 금액이 너무 큽니다. 단위를 확인하십시오.",
    ),
    (
        "a number longer than its column",
        _took_part(subject="s" * 65),
        "'ssssssssssssssssssss…'은(는) 너무 깁니다. 64자까지",
    ),
    (
        "a letter that PostgreSQL cannot keep",
        _took_part(source="L1\0"),
        "쓸 수 없는 글자(제어 문자)가 들어 있습니다.",
    ),
)


@pytest.mark.parametrize(
    ("act", "sentence"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_the_door_refuses_with_a_sentence(clerk: Clerk, act: Act, sentence: str) -> None:
    before = (Posting.objects.count(), Entry.objects.count())
    with pytest.raises(Refused) as refused:
        clerk.post(act)
    assert any(said.startswith(sentence) for said in refused.value.sentences), refused.value.sentences
    assert (Posting.objects.count(), Entry.objects.count()) == before


def test_all_that_is_wrong_is_said_at_once(clerk: Clerk) -> None:
    with pytest.raises(Refused) as refused:
        clerk.post(_took_part(unit="sqm"), _took_part(kinds={"half": "h3"}), _took_part(kinds={"half": "h3"}))
    assert len(refused.value.sentences) == 2


@pytest.mark.parametrize(
    ("actor", "key", "reason"), [("a" * 101, "k", ""), ("a", "k" * 201, ""), ("a", "k", "r" * 101)]
)
def test_a_name_that_no_column_holds_is_refused(clerk: Clerk, actor: str, key: str, reason: str) -> None:
    with pytest.raises(Refused, match="자까지 적을 수 있습니다"):
        door.post(
            [_took_part()],
            actor=actor,
            key=key,
            reason=reason,
            recorded_at=datetime(2019, 9, 1, tzinfo=ZoneInfo("UTC")),
        )


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (datetime(2019, 9, 1), "기록하는 때에 시간대가 없습니다."),  # noqa: DTZ001
        (datetime(2999, 9, 1, tzinfo=ZoneInfo("Asia/Seoul")), "기록하는 때(2999-09-01)가 앞날입니다."),
    ],
)
def test_a_clock_without_a_zone_or_far_ahead_is_refused(
    clerk: Clerk, moment: datetime, sentence: str
) -> None:
    """A clock that is ahead would push every later record into the future: the chain's clock never goes back."""
    before = read.last_seq()
    with pytest.raises(Refused) as refused:
        door.post([_took_part()], actor="a", key="k", recorded_at=moment)
    assert refused.value.sentences[0].startswith(sentence)
    assert read.last_seq() == before


def test_a_closed_month_of_a_deliverer_opens_only_to_a_correction(clerk: Clerk) -> None:
    """
    The returns of `op` for September 2019 are signed off.

    | deliverer | day        | mode      | reason          | then      |
    |-----------|------------|-----------|-----------------|-----------|
    | op        | 2019-08-31 | return    |                 | written   |
    | op        | 2019-09-01 | return    |                 | 확정      |
    | op        | 2019-09-30 | return    |                 | 확정      |
    | op        | 2019-10-01 | return    |                 | written   |
    | other     | 2019-09-15 | return    |                 | written   |
    | op        | 2019-09-15 | return    | typo            | 확정      |
    | op        | 2019-09-15 | return    | correction:late | written   |
    """
    sentence = "2019. 9월 보고는 이미 확정되었습니다. 고치려면 정정 사유를 고르고 정정으로 입력하십시오."
    signing = ReturnSigned(
        programme=PROGRAMME, effective_on=DAY, since_on=date(2019, 9, 1), operator="op", object="paper"
    )
    # The numbers that are signed off stand in the same posting and are not kept out by their own signature.
    (_, signed) = clerk.post(_took_part(), signing).entries
    for number, row in enumerate(table(test_a_closed_month_of_a_deliverer_opens_only_to_a_correction)):
        act = _took_part(
            effective_on=date.fromisoformat(row["day"]), operator=row["deliverer"], mode=Mode(row["mode"]),
            quantity=Fraction(number + 1),
        )  # fmt: skip
        if row["then"] == "written":
            clerk.post(act, reason=row["reason"])
        else:
            with pytest.raises(Refused) as refused:
                clerk.post(act, reason=row["reason"])
            assert refused.value.sentences == (sentence,)
    clerk.post(Reversal(signed), reason="correction:reopened")
    clerk.post(_took_part(quantity=Fraction(99)))


def test_a_closed_year_of_a_line_opens_only_to_a_correction(clerk: Clerk) -> None:
    """
    Of 2019 line `spec` is closed, `other` is open. Of 1,000 won 500 are committed as `a`; the closing itself lapses 100.

    | act              | line       | won | mode     | reason          | then    |
    |------------------|------------|-----|----------|-----------------|---------|
    | Committed        | 2019:spec  | 1   | single   |                 | 마감    |
    | Committed        | 2019:other | 1   | single   |                 | written |
    | Expended         | 2019:spec  | 1   | single   |                 | 마감    |
    | CommitmentVoided | 2019:spec  | 1   | single   |                 | 마감    |
    | Appropriated     | 2019:spec  | 1   | single   |                 | 마감    |
    | CarriedOver      | 2019:spec  | 1   | single   |                 | 마감    |
    | Lapsed           | 2019:spec  | 1   | single   |                 | 마감    |
    | VirementMade     | 2019:spec  | 1   | single   |                 | 마감    |
    | Expended         | 2019:spec  | 1   | single   | typo            | 마감    |
    | Expended         | 2019:spec  | 1   | single   | correction:late | written |
    | Expended         | 2019:spec  | 1   | mirrored |                 | written |
    | YearEndForecast  | 2019:spec  | 1   | declared |                 | written |
    """
    sentence = "예산과목 2019:spec은(는) 2019회계연도 결산이 마감되었습니다. 고치려면 정정 사유를 고르고 정정으로 입력하십시오."
    clerk.post(on_line(Appropriated, 1_000, "2019-01-02"))
    clerk.post(on_line(Appropriated, 1_000, "2019-01-02", line="2019:other"))
    clerk.post(on_line(Committed, 500, "2019-01-03", "a"))
    closing = YearClosed(
        programme=PROGRAMME, effective_on=date(2019, 12, 31), object=LINE, kinds={"kind": "policy"}
    )
    closed = clerk.post(on_line(Lapsed, 100, "2019-12-31"), closing).entries
    kinds = (Appropriated, CarriedOver, CommitmentVoided, Committed, Expended, Lapsed, VirementMade, YearEndForecast)  # fmt: skip
    named = {kind.__name__: kind for kind in kinds}
    for number, row in enumerate(table(test_a_closed_year_of_a_line_opens_only_to_a_correction)):
        told = "a" if row["act"] in ("Expended", "CommitmentVoided") else ""
        told = f"new-{number}" if row["act"] == "Committed" else told
        more = {"line": row["line"], "mode": Mode(row["mode"]), "source": "e-hojo"}
        acts = [on_line(named[row["act"]], won(row["won"]), "2019-12-31", told, **more)]
        if row["act"] == "VirementMade":
            acts.append(
                on_line(VirementMade, -won(row["won"]), "2019-12-31", **more | {"line": "2019:other"})
            )
        if row["then"] == "written":
            clerk.post(*acts, reason=row["reason"])
            continue
        with pytest.raises(Refused) as refused:
            clerk.post(*acts, reason=row["reason"])
        assert refused.value.sentences == (sentence,)
    clerk.post(*map(Reversal, closed), reason="correction:reopened")
    clerk.post(on_line(Committed, 1, "2019-12-31", "b"))


def test_an_act_is_recorded_in_one_mode_from_a_month_on(clerk: Clerk) -> None:
    """
    Participation is a return by rule. `op` records one by one from 1 July; everybody from 1 October; the first of
    these decisions is taken back in the end.

    | deliverer | day        | mode      | then    |
    |-----------|------------|-----------|---------|
    | op        | 2019-06-30 | return    | written |
    | op        | 2019-06-30 | single    | refused |
    | op        | 2019-06-30 | remainder | refused |
    | op        | 2019-07-01 | return    | refused |
    | op        | 2019-07-01 | single    | written |
    | op        | 2019-07-01 | remainder | written |
    | op        | 2019-07-01 | mirrored  | refused |
    | op        | 2019-07-01 | stated    | refused |
    | other     | 2019-07-01 | return    | written |
    | other     | 2019-07-01 | single    | refused |
    | other     | 2019-10-01 | single    | written |
    | other     | 2019-10-01 | return    | refused |
    """

    def decide(on: str, operator: str) -> int:
        act = RecordingModeSet(
            programme=PROGRAMME, effective_on=date.fromisoformat(on), operator=operator, object="Participated",
            subject="single",
        )  # fmt: skip
        return clerk.post(act).entries[0]

    first = decide("2019-07-01", "op")
    decide("2019-10-01", "")
    for number, row in enumerate(table(test_an_act_is_recorded_in_one_mode_from_a_month_on)):
        act = _took_part(
            effective_on=date.fromisoformat(row["day"]), operator=row["deliverer"], mode=Mode(row["mode"]),
            quantity=Fraction(number + 1),
        )  # fmt: skip
        if row["then"] == "written":
            clerk.post(act)
        else:
            with pytest.raises(Refused, match="방식으로는 입력할 수 없습니다"):
                clerk.post(act)
    clerk.post(Reversal(first), reason="correction:typo")
    clerk.post(_took_part(effective_on=date(2019, 7, 1), quantity=Fraction(99)))


def test_what_is_stated_is_kept_beside_and_never_added(clerk: Clerk) -> None:
    from iljari.acts.decided import Stated

    clerk.post(_took_part(kinds={"half": "h2"}))
    clerk.post(
        Stated(programme=PROGRAMME, effective_on=DAY, quantity=Fraction(11), unit="people",
               kinds={"item": "participants", "source": "l514"})
    )  # fmt: skip
    modes = {total.act: total.mode for total in read.totals() if total.effective_on == DAY}
    assert modes == {"Participated": "return", "Stated": "stated"}
