"""Synthetic organisations for the practice world: firms, co-operatives, schools with sizes, certificates and yearly numbers.

Nothing of them is real. Their registration numbers begin with 0: the tax office assigns series from 101 on, so the check digit
fits and yet no body will ever hold such a number (kernel.registration_number refuses it outside practice, and so does the
database). Their people's phones begin 010-0, which no carrier assigns, and their mail stands under example.com (RFC 2606).
The same seed gives the same organisations; their ids are random, as everybody's are.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction

from iljari.kernel.districts import DISTRICTS
from iljari.kernel.registration_number import check_digit
from iljari.registry import organisations
from iljari.registry.models import Certificate, Organisation, OrganisationContact, YearlyNumber
from iljari.registry.organisations.kinds import CERTIFICATES

EVIDENCE = "연습용 자료"
LAST_DAY = date(2018, 10, 31)
"""No synthetic fact is younger than this day."""

_FIRST = ["가온", "나래", "다솜", "라온", "마루", "바름", "새벽", "아람", "자람", "차오름", "큰길", "한결", "해오름", "온누리", "두레", "미리내", "도담", "이음", "열매", "푸른", "고운", "든든", "늘봄", "솔빛", "다온", "벼리", "윤슬", "하람", "별터", "참빛"]  # fmt: skip
_SECOND = ("", "터", "솔", "빛", "길", "들", "마을", "나눔", "누리", "채움", "바람", "울림", "다리", "씨앗", "공방", "곳간")  # fmt: skip
_TRADES = {
    "C": ("제작소", "산업", "정밀", "섬유"), "F": ("건설", "건축", "인테리어"), "G": ("상회", "유통", "무역"),
    "H": ("물류", "운수"), "I": ("식당", "카페", "도시락"), "J": ("소프트", "미디어", "데이터"), "L": ("부동산", "주거"),
    "M": ("디자인", "연구소", "컨설팅"), "N": ("시설관리", "청소", "경비"), "P": ("교육", "배움터"), "Q": ("돌봄", "요양", "복지"),
    "R": ("문화", "공연", "스포츠"), "S": ("수리", "세탁", "미용"),
}  # fmt: skip
_SECTORS = ("C", "F", "G", "H", "I", "J", "L", "M", "N", "P", "Q", "R", "S")
_SECTOR_SHARES = (11, 5, 27, 4, 15, 7, 4, 9, 5, 5, 3, 2, 3)
_KINDS = ("firm", "cooperative", "social_cooperative", "nonprofit", "high_school", "university", "union")
_KIND_SHARES = (760, 130, 25, 55, 18, 4, 8)
_SIZES = ("micro", "small", "medium", "mid_sized", "large")
_SIZE_SHARES = (62, 24, 10, 3, 1)
_WORKERS = {
    "micro": (1, 4),
    "small": (5, 29),
    "medium": (30, 199),
    "mid_sized": (200, 900),
    "large": (1000, 6000),
}
_CENTRAL = frozenset(
    {"gangnam", "jung", "jongno", "seocho", "yeongdeungpo", "mapo", "songpa", "guro", "geumcheon"}
)
_SURNAMES = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허남심"
_SYLLABLES = "가나다라민서지현우진하은수영아주연호재성원태윤도혜경선미정희"


@dataclass
class Made:
    """A synthetic organisation before it is registered: facts by kind, certificates, yearly numbers, its representative."""

    facts: dict[str, str]
    certificates: list[tuple[str, date, str]] = field(default_factory=list)
    numbers: list[tuple[int, str, int]] = field(default_factory=list)
    representative: tuple[str, str, str] = ("", "", "")


def make(number: int, seed: int) -> Iterator[Made]:
    """So many synthetic organisations; the first n of a longer run are those of a shorter one with the same seed."""
    for index in range(number):
        yield _one(index, random.Random(f"{seed}:{index}"))


def _one(index: int, chance: random.Random) -> Made:
    kind = chance.choices(_KINDS, _KIND_SHARES)[0]
    size = chance.choices(_SIZES, _SIZE_SHARES)[0]
    sector = {"high_school": "P", "university": "P", "union": "S"}.get(
        kind, chance.choices(_SECTORS, _SECTOR_SHARES)[0]
    )
    district = chance.choices(DISTRICTS, [3 if one.code in _CENTRAL else 1 for one in DISTRICTS])[0]
    founded = date(1985, 1, 2) + timedelta(days=int(12000 * chance.betavariate(4, 1.6)))
    facts = {
        "name": _name(index, kind, sector, chance), "kind": kind, "number": _number(index, kind), "sector": sector,
        "district": district.code, "founded_on": founded.isoformat(),
        "address": f"서울특별시 {district.ko} 연습로 {index % 900 + 1}",
    }  # fmt: skip
    if kind in ("firm", "cooperative", "social_cooperative"):
        facts["size"] = size
    if kind == "firm" and size != "micro" and chance.random() < 0.3:
        facts["roles"] = "host"
    made = Made(facts, representative=_person(index, chance))
    _certify(made, kind, size, founded, chance)
    _count(made, size, founded, chance)
    return made


def _name(index: int, kind: str, sector: str, chance: random.Random) -> str:
    """A name that occurs once: the words carry the index where chance alone would repeat them."""
    word = chance.choice(_FIRST) + chance.choice(_SECOND)
    told = (
        f"{word}{index:,}".replace(",", "")
        if index >= 200
        else f"{_FIRST[index % 30]}{_SECOND[1 + index // 30]}"
    )
    trade = chance.choice(_TRADES[sector])
    return {
        "firm": f"{chance.choice(('(주)', '(주)', '', '주식회사 '))}{told}{trade}",
        "cooperative": f"{told}{trade}협동조합", "social_cooperative": f"{told}{trade}사회적협동조합",
        "nonprofit": f"(사){told}{trade}", "high_school": f"{told}고등학교", "university": f"{told}대학교",
        "union": f"{told}노동조합",
    }[kind]  # fmt: skip


def _number(index: int, kind: str) -> str:
    """A number below the first series that the tax office gives: 001 to 099."""
    middle = {"nonprofit": "82", "union": "82", "high_school": "83", "university": "82"}.get(kind, "81")
    nine = f"{1 + index // 9999:03d}{middle}{1 + index % 9999:04d}"
    return nine + check_digit(nine)


def _person(index: int, chance: random.Random) -> tuple[str, str, str]:
    name = chance.choice(_SURNAMES) + chance.choice(_SYLLABLES) + chance.choice(_SYLLABLES)
    return (
        name,
        f"010-0{chance.randrange(1000):03d}-{chance.randrange(10000):04d}",
        f"office{index}@example.com",
    )


def _certify(made: Made, kind: str, size: str, founded: date, chance: random.Random) -> None:
    """Certificates in the proportions of the city's social economy; dates follow the foundation."""
    after = max(founded, date(2012, 12, 1))
    days = (LAST_DAY - after).days
    if days < 60:
        return
    issued = after + timedelta(days=chance.randrange(30, days))
    if kind in ("cooperative", "social_cooperative"):
        made.certificates.append((kind, after, ""))
    social = kind in ("cooperative", "social_cooperative", "nonprofit") or (
        kind == "firm" and size in ("micro", "small")
    )
    drawn = chance.random()
    if social and drawn < 0.05:
        made.certificates.append(
            ("preliminary_social_enterprise", issued, chance.choice(("jobs", "services", "other")))
        )
    elif social and drawn < 0.09:
        made.certificates.append(
            ("social_enterprise", issued, chance.choice(("jobs", "jobs", "jobs", "mixed", "other")))
        )
    elif social and drawn < 0.105:
        made.certificates.append(("village_enterprise", issued, ""))
    elif kind == "firm" and size in ("small", "medium") and drawn > 0.98:
        made.certificates.append(("seoul_strong_sme", max(issued, date(2016, 7, 1)), ""))


def _count(made: Made, size: str, founded: date, chance: random.Random) -> None:
    """Workers, jobs and sales of 2015 to 2017; one year in seven is not reported, which is not 0."""
    least, most = _WORKERS[size]
    workers = chance.randint(least, most)
    for year in (2015, 2016, 2017):
        if year < founded.year or chance.random() < 0.14:
            continue
        workers = min(
            most, max(least, workers + chance.randint(-max(1, workers // 10), max(1, workers // 8)))
        )
        made.numbers += [
            (year, "paid_workers", workers), (year, "sales_won", workers * chance.randrange(35, 160) * 1_000_000),
            (year, "jobs", chance.randint(0, max(1, workers // 6))),
        ]  # fmt: skip
        if made.certificates:
            made.numbers.append((year, "disadvantaged_workers", chance.randint(0, workers)))


def register(number: int, seed: int, *, by: str, at: datetime) -> Iterator[int]:
    """Register so many; yields how many a batch held. Raises Refused outside practice and where their numbers are taken."""
    made = list(make(number, seed))
    batches = organisations.register_many(
        (one.facts for one in made), on=date(2015, 1, 1), source="declared", by=by, at=at, evidence=EVIDENCE, synthetic=True
    )  # fmt: skip
    done = 0
    for batch in batches:
        with transaction.atomic():
            _follow(list(zip(batch, made[done : done + len(batch)], strict=True)), by, at)
        done += len(batch)
        yield len(batch)


def _follow(pairs: list[tuple[Organisation, Made]], by: str, at: datetime) -> None:
    """What follows a batch: certificates, yearly numbers, representatives."""
    how = {"source": "declared", "evidence": EVIDENCE, "recorded_at": at, "recorded_by": by}
    Certificate.objects.bulk_create(
        Certificate(
            organisation=one, kind=kind, issued_on=issued, purpose=purpose, issuer=CERTIFICATES[kind].issuer,
            support_since_on=issued if kind == "social_enterprise" else None, **how,
        )
        for one, made in pairs for kind, issued, purpose in made.certificates
    )  # fmt: skip
    YearlyNumber.objects.bulk_create(
        (
            YearlyNumber(organisation=one, year=year, measure=measure, value=value, **how)
            for one, made in pairs
            for year, measure, value in made.numbers
        ),
        batch_size=2000,
    )
    OrganisationContact.objects.bulk_create(
        OrganisationContact(
            organisation=one, role="representative", name=made.representative[0], phone=made.representative[1],
            email=made.representative[2], since_on=date(2015, 1, 1), **how,
        )
        for one, made in pairs
    )  # fmt: skip
