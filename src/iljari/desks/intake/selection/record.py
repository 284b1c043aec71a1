"""The record of a selection (선정 기록): what was published, what was seen, what came out; and the list computed anew."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from iljari.desks.intake.selection.rule import (
    Candidate,
    Choice,
    Criterion,
    Placed,
    Quota,
    Terms,
    Unsound,
    seed_of,
    select,
)

FORMAT = "iljari-selection-1"


def record(
    call: str, terms: Terms, candidates: Iterable[Candidate], *, public_source: str = "", public_value: str = ""
) -> dict[str, Any]:  # fmt: skip
    """The whole of a selection as a JSON value: what was published, what was seen, what came out."""
    among = sorted(candidates, key=lambda each: each.position)
    seed = seed_of(call, public_value) if terms.draws_lots and public_value.strip() else ""
    return {
        "format": FORMAT,
        "call": call,
        "terms": said_terms(terms),
        "lots": {"public_source": public_source, "public_value": public_value},
        "candidates": [_said_candidate(each) for each in among],
        "list": [_said_placed(each) for each in select(terms, among, seed)],
    }


def digest(told: Mapping[str, Any]) -> str:
    """SHA-256 of a record: sorted keys, no spaces, UTF-8."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def again(told: Mapping[str, Any]) -> dict[str, Any]:
    """The record as it comes out anew of what it says was published and seen. Raises Unsound."""
    try:
        if told["format"] != FORMAT:
            raise Unsound(f"'{told['format']}'은(는) 이 프로그램이 아는 선정 기록이 아닙니다.")
        terms, among = terms_of(told["terms"]), [candidate_of(each) for each in told["candidates"]]
        lots = told["lots"]
        return record(
            told["call"], terms, among,
            public_source=lots["public_source"], public_value=lots["public_value"],
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise Unsound(f"선정 기록이 온전하지 않습니다({error}).") from None


def terms_of(told: Mapping[str, Any]) -> Terms:
    """The rule as a record holds it."""
    mark = told["pass_mark"]
    return Terms(
        Choice(told["choice"]), int(told["places"]), told["reserve"], told["budget_won"],
        tuple(Criterion(each["code"], Fraction(each["most"])) for each in told["criteria"]),
        None if mark is None else Fraction(mark), tuple(told["tie_break"]),
        tuple(Quota(each["of"], each["least"], each["most"]) for each in told["quotas"]),
    )  # fmt: skip


def candidate_of(told: Mapping[str, Any]) -> Candidate:
    """A candidate as a record holds it."""
    sheets = tuple({code: Fraction(points) for code, points in sheet.items()} for sheet in told["sheets"])
    return Candidate(told["receipt"], told["position"], frozenset(told["marks"]), told["asked_won"], sheets)


def said_terms(terms: Terms) -> dict[str, Any]:
    """The rule as a record holds it, as JSON."""
    return {
        "choice": str(terms.choice), "places": terms.places, "reserve": terms.reserve, "budget_won": terms.budget_won,
        "criteria": [{"code": each.code, "most": str(each.most)} for each in terms.criteria],
        "pass_mark": None if terms.pass_mark is None else str(terms.pass_mark), "tie_break": list(terms.tie_break),
        "quotas": [{"of": each.of, "least": each.least, "most": each.most} for each in terms.quotas],
    }  # fmt: skip


def _said_candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "receipt": candidate.receipt, "position": candidate.position, "marks": sorted(candidate.marks),
        "asked_won": candidate.asked_won,
        "sheets": [{code: str(points) for code, points in sorted(sheet.items())} for sheet in candidate.sheets],
    }  # fmt: skip


def _said_placed(placed: Placed) -> dict[str, Any]:
    points = None if placed.points is None else str(placed.points)
    return {"receipt": placed.receipt, "rank": placed.rank, "outcome": str(placed.outcome), "waits": placed.waits,
            "points": points}  # fmt: skip
