"""A number of the rules stands in the record, too: both say the same on every day, and none is left out in silence."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from iljari.catalogue.register import all_programmes
from iljari.registry.organisations.kinds import CERTIFICATES
from iljari.rules.language import Fixed

PROGRAMMES = all_programmes()
RECORD = Path(__file__).parents[2] / "data" / "record-2018"
DECIDING = {"LimitSet", "AmountLimitSet", "RateSet", "TermSet", "PriceSet"}

PARTS = {
    "100M won": Fraction(10**8), "million won": Fraction(10**6), "thousand won": Fraction(1000),
    "percent": Fraction(1, 100),
}  # fmt: skip
"""What one of a unit is in the rules' own: won, and parts of one."""

AGE_FLOOR, AGE_CEILING = ("age.floor", "age_limit", "bound=min"), ("age.ceiling", "age_limit", "bound=max")

SAME: dict[str, list[tuple[str, str, str]]] = {
    # programme: the rules' value, the record's indicator and kinds
    "jobs.interview_suit": [AGE_CEILING, ("loans_a_year", "loans_a_year", "bound=max")],
    "jobs.job_cafe": [AGE_FLOOR],
    "jobs.local_community_jobs": [("property_won.ceiling", "asset_limit", ""), ("round_months", "round_months", "")],
    "jobs.local_youth_jobs": [AGE_FLOOR, AGE_CEILING],
    "jobs.new_deal_jobs": [("hourly_wage", "hourly_wage", ""), ("guaranteed_months", "guaranteed_months", "bound=max")],
    "jobs.polytech_support": [("meal_price", "meal_price", "")],
    "jobs.public_works": [AGE_FLOOR, ("property_won.ceiling", "asset_limit", ""), ("round_months", "round_months", "")],
    "jobs.seoul_strong_sme": [AGE_FLOOR, AGE_CEILING],
    "jobs.tech_training": [
        AGE_FLOOR, ("meal_price", "meal_price", ""), ("deposit_rate", "deposit_rate", ""),
        ("loan_interest", "loan_interest", ""), ("loan_limit", "loan_limit", ""),
    ],
    "jobs.univ_job_center": [
        ("large_won", "support_amount", "size=large"), ("small_won", "support_amount", "size=small"),
        ("support_years", "support_years", ""),
    ],
    "jobs.youth_idea_hackathon": [
        AGE_FLOOR, AGE_CEILING, ("persons.floor", "team_size", "bound=min"), ("persons.ceiling", "team_size", "bound=max"),
    ],
    "jobs.youth_job_center": [AGE_FLOOR, AGE_CEILING],
    "labour.district_labour_centres": [("grant_limit", "grant_limit", "")],
    "labour.labour_scholarship": [
        ("general_share", "scholar_share", "track=general"), ("merit_share", "scholar_share", "track=merit"),
    ],
    "labour.living_wage": [("hourly_wage", "hourly_wage", "")],
    "labour.village_labour_attorney": [("workers.ceiling", "size_limit", "")],
    "social.se_biz_dev": [
        ("grant_cap.certified", "grant_cap", "track=certified"), ("grant_cap.other", "grant_cap", "track=other"),
    ],
    "social.se_district_ecosystem": [
        ("term.group", "support_term", "stage=group"), ("term.centre", "support_term", "stage=centre"),
        ("term_limit", "term_limit", ""),
    ],
    "social.se_enterprise_support": [
        (f"score.{each}", "score_weight", f"criterion={each}") for each in ("plan", "amount", "capability", "social_value")
    ],
    "social.se_excellent": [("grant_cap", "grant_cap", "")],
    "social.se_innovation": [
        ("grant_cap.consortium", "grant_cap", "field=social_problem;stage=all;track=consortium"),
        ("grant_cap.enterprise", "grant_cap", "field=social_problem;stage=all;track=social_enterprise"),
        ("first", "grant_cap", "field=social_problem;stage=first;track=social_enterprise"),
        ("follow_up", "grant_cap", "field=social_problem;stage=follow_up;track=social_enterprise"),
        ("grant_cap.federation", "grant_cap", "field=coop;stage=all;track=consortium"),
        ("grant_cap.social_cooperative", "grant_cap", "field=coop;stage=all;track=social_coop"),
        ("term_years", "term_limit", "field=social_problem"),
    ],
    "social.se_job_creation": [
        ("base.general", "wage_base", "grade=single;staff=general"),
        ("base.professional.1", "wage_base", "grade=tier1;staff=professional"),
        ("base.professional.2", "wage_base", "grade=tier2;staff=professional"),
        *((f"rate.{staff}.{track}.{year}", "support_rate", f"staff={staff};track={track};year_no={year}")
          for staff in ("general", "professional") for track, years in (("certified", 3), ("preliminary", 2))
          for year in range(1, years + 1)),
        ("continuity_bonus", "continuity_bonus", ""), ("continuity_years", "continuity_years", ""),
        ("staff.least", "staff_limit", "bound=min;staff=general;track=both"),
        ("staff.general", "staff_limit", "bound=max;staff=general;track=both"),
        ("staff.certified", "staff_limit", "bound=max;staff=professional;track=certified"),
        ("staff.certified_large", "staff_limit", "bound=max;staff=professional;track=certified_large"),
        ("staff.preliminary", "staff_limit", "bound=max;staff=professional;track=preliminary"),
        ("paid_workers", "paid_workers", ""),
        ("years.certified", "support_years", "track=certified"), ("years.preliminary", "support_years", "track=preliminary"),
        ("window.certified", "window_years", "track=certified"), ("window.preliminary", "window_years", "track=preliminary"),
    ],
    "social.se_local_special": [("grant_cap", "grant_cap", "")],
    "social.se_social_insurance": [("unit_support", "unit_support", "")],
    "social.se_special_zone": [
        ("preparation_term", "preparation_term", ""), ("main_term", "main_term", ""),
        ("grant_cap.preparation", "grant_cap", "stage=preparation"), ("grant_cap.main", "grant_cap", "stage=main"),
    ],
    "social.sib": [
        ("age.floor", "age_limit", "bound=min;scope=second"), ("age.ceiling", "age_limit", "bound=max;scope=second"),
    ],
    "social.social_investment_fund": [
        ("cap.half_year", "intermediary_cap", "scope=half_year"), ("cap.year", "intermediary_cap", "scope=year"),
        ("match.city", "matching_ratio", "bound=max;org=city"),
        ("match.least", "matching_ratio", "bound=min;org=intermediary"),
        ("match.most", "matching_ratio", "bound=max;org=intermediary"),
        *((f"loan_cap.{track}", "loan_cap", f"track={track}") for track in ("working", "project", "housing")),
        ("rent_percent.ceiling", "rent_ceiling", ""),
        ("support_rate", "support_rate", ""), ("support_cap", "support_cap", ""),
    ],
    "social.village_enterprise": [
        ("support_term", "support_term", ""), ("base", "grant_cap", "stage=base"), ("upgrade", "grant_cap", "stage=upgrade"),
        ("contract_cap", "contract_cap", ""),
    ],
}  # fmt: skip

ELSEWHERE = {
    # what is decided there and says nothing of who may come or what one gets: indicator → why
    "cost_share": "how governments share the cost", "matching_ratio": "how governments share the cost",
    "document_years": "years of papers that the council asked for", "occupied_floors": "where a place is",
    "newcomer_years": "staff of the bureau", "experience": "staff of a centre", "counsellors_each": "staff of a centre",
    "per_district": "how many ombudsmen, centres", "overtime_limit": "staff of a centre", "evaluation_cycle": "staff",
    "trust_years": "term of an operator", "contest_days": "days of an event", "workshop_days": "days of an event",
    "recruitment_days": "how long a call is open: the intake desk's", "building_age": "which buildings are repaired",
    "quota": "a duty of agencies", "household_size": "how the wage is reckoned", "insurances": "the name of the four",
    "training_grade": "the name of a grade", "support_fields": "what is offered", "support_items": "what is offered",
    "meeting_frequency": "how often a body meets", "monthly_broadcasts": "what is offered", "carry_over_plan": "money",
    "impact_fund": "a fund's own size", "impact_multiple": "a fund's own duty", "grant_decided": "one decision",
    "term": "how long an impact bond runs", "extension": "a step between two terms", "selection_cap": "how many are chosen",
    "size_limit": "of irregular_healing: words of another row (j0337), no rule",
}  # fmt: skip


def _rows() -> Iterator[dict[str, str]]:
    for path in sorted(RECORD.glob("decided-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


ROWS = list(_rows())
PAIRS = [(code, *pair) for code, pairs in SAME.items() for pair in pairs]


def _value(code: str, name: str) -> Fixed:
    found = {
        admission.values()[name]
        for admission in PROGRAMMES[code].admits.values()
        if name in admission.values()
    }
    assert len(found) == 1, f"{code}: 규정에 '{name}'이라는 값이 {len(found)}개 있습니다."
    return found.pop()


def _days(period: str) -> tuple[date, date | None]:
    """The first day of a period of the record, and its last where it is closed ('2018', '2018-05..', '2016..2017-01-02')."""
    first, _, last = period.partition("..")
    start = date.fromisoformat((first + "-01-01")[:10] if len(first) == 4 else (first + "-01")[:10])
    return start, date.fromisoformat(last) if len(last) == 10 else None


@pytest.mark.parametrize(("code", "name", "indicator", "kinds"), PAIRS)
def test_a_value_of_the_rules_is_the_one_that_the_record_declares(
    code: str, name: str, indicator: str, kinds: str
) -> None:
    rows = [
        row for row in ROWS if (row["programme"], row["indicator"], row["kinds"]) == (code, indicator, kinds)
    ]
    assert rows, f"기록에 {code} {indicator} {kinds}이(가) 없습니다."
    value = _value(code, name)
    for row in rows:
        first, last = _days(row["period"])
        part = Fraction(1) if name == "rent_percent.ceiling" else PARTS.get(row["unit"], Fraction(1))
        declared = Fraction(Decimal(row["value"])) * part
        for day in (first, last or first):
            assert value.on(day) == declared, (
                f"{code} {name}: {day}에 규정은 {value.on(day)}, 기록(L{row['line']})은 {declared}"
            )
    assert [start for start, _ in value.steps] == sorted(_days(row["period"])[0] for row in rows), (
        "값이 바뀌는 날이 다릅니다."
    )


def test_no_declared_limit_of_the_record_is_left_out_in_silence() -> None:
    told = {(code, indicator, kinds) for code, _, indicator, kinds in PAIRS}
    left_out = [
        f"{row['programme']} {row['indicator']} {row['kinds']} = {row['value']} {row['unit']}"
        for row in ROWS
        if DECIDING & set(PROGRAMMES[row["programme"]].indicator(row["indicator"]).acts)
        and (row["programme"], row["indicator"], row["kinds"]) not in told
        and row["indicator"] not in ELSEWHERE
    ]
    assert left_out == [], "규정으로 옮기거나, 자격·지원과 관계없는 까닭을 ELSEWHERE에 적으십시오."


def test_the_job_cafes_age_floor_fell_in_may_2018() -> None:
    floor = _value("jobs.job_cafe", "age.floor")
    assert (floor.on(date(2018, 4, 30)), floor.on(date(2018, 5, 1))) == (19, 15)


YEARS = [
    # the registry's certificate, what it says of it, the rules' value
    ("social_enterprise", "support_years", "social.se_job_creation", "years.certified"),
    ("social_enterprise", "within_years", "social.se_job_creation", "window.certified"),
    ("preliminary_social_enterprise", "support_years", "social.se_job_creation", "years.preliminary"),
    ("preliminary_social_enterprise", "within_years", "social.se_job_creation", "window.preliminary"),
    ("village_enterprise", "support_years", "social.village_enterprise", "support_term"),
]


@pytest.mark.parametrize(("certificate", "years", "code", "name"), YEARS)
def test_the_registry_counts_the_years_of_support_that_the_rules_give(
    certificate: str, years: str, code: str, name: str
) -> None:
    assert getattr(CERTIFICATES[certificate], years) == _value(code, name).on(date(2018, 11, 15))
