"""The organisations that a package names: its deliverers and the 25 districts, registered with what is entrusted to them.

Through the registry's own operations, once: who is registered already is left alone. Where the document does not say what a
body is, or for how long something is entrusted to it, the registry says "not stated".
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from iljari.catalogue.register import all_programmes
from iljari.kernel.districts import DISTRICTS
from iljari.kernel.world import World
from iljari.registry import entrustments, organisations
from iljari.registry.models import Organisation
from iljari.web.loading import package as packages
from iljari.web.loading.cells import Row
from iljari.web.loading.load import moment

ACTOR = "migration:record"
REPORT = "2018 주요업무보고"

# What the document calls 위탁 or 수탁 (L577-582, L715, L920-949, L1074, L1109, L1213, L1451-1452, L1464, L912).
_ENTRUSTED = frozenset({
    "jobs.tech_training", "labour.jeon_tae_il_hall", "labour.district_labour_centres", "labour.workers_welfare_hall",
    "labour.workers_welfare_hall_gangbuk", "labour.labour_rights_centre", "labour.emotional_labour",
    "social.se_support_centre", "social.coop_support_centre", "social.social_investment_fund",
})  # fmt: skip
_AGREED = frozenset({"jobs.univ_job_center", "social.se_market", "jobs.seoul_strong_sme"})
_GRANTED = frozenset({"labour.labour_org_support"})
_DISTRICT = {name.ko: name.code for name in DISTRICTS}


def take_over(folder: Path) -> str:
    """Register whom the package names and is not registered yet; says in one sentence how many."""
    package = packages.read(folder)
    bodies: dict[str, list[Row]] = {}
    for row in package.rows.get("deliverers", []):
        bodies.setdefault(row["code"], []).append(row)
    made, at = 0, moment(package.last_day())
    with transaction.atomic():
        for district in DISTRICTS:
            rows = bodies.pop(district.code, [])
            made += _registered(district.code, district.ko, district.en, "district", district.code, rows, at)
        for code, rows in bodies.items():
            kind = _kind(rows[0]["name"], rows[0]["kind"])
            made += _registered(code, rows[0]["name"], rows[0]["name_en"], kind, "", rows, at)
    return f"기관 {made:,}곳을 등록했습니다." if made else "기관은 이미 등록되어 있습니다."


def _kind(name: str, kind: str) -> str:
    """What a deliverer is by its foundation, as far as its name or the table of deliverers says it."""
    if kind in ("union", "university", "centre"):
        return kind
    if re.search(r"\((사|재)\)|재단법인|재단$|협의체", name):
        return "nonprofit"
    if re.search(r"\(학\)|대학", name):
        return "university"
    if "신용협동조합" in name:
        return "cooperative"
    return "public_body" if re.search(r"공단|공사|한국장학재단", name) else "not_stated"


def _registered(
    code: str, name: str, name_en: str, kind: str, district: str, rows: list[Row], at: datetime
) -> int:  # fmt: skip
    if organisations.by_code(code):
        return 0
    evidence = REPORT + "".join(sorted({f" L{row['line']}" for row in rows}))
    facts = {"name": name, "name_en": name_en, "kind": kind, "district": district}
    if any(row["kind"] == "intermediary" for row in rows):
        facts["roles"] = "intermediary"
    one = organisations.register(
        facts=facts, on=_since(rows), source="document", evidence=evidence[:200], by=ACTOR, at=at, code=code,
        synthetic=World(settings.WORLD) is World.PRACTICE,
        despite=[likely.organisation.pk for likely in organisations.likely(name=name)],
    )  # fmt: skip
    if not district:
        _entrust(one, rows, at)
    return 1


def _since(rows: Iterable[Row]) -> date:
    """The first day of which the document speaks; the record's first day without one."""
    days = [date.fromisoformat(row["since"]) for row in rows if row["since"]]
    return min([*days, date(2018, 1, 1)])


def _entrust(one: Organisation, rows: list[Row], at: datetime) -> None:
    for row in rows:
        programme = all_programmes()[row["programme"]]
        stated = bool(row["until"])
        entrustments.entrust(
            operator=one, title=programme.name, affairs=programme.name, programmes=[programme.code],
            basis=_basis(programme.code), entruster=_entruster(row), items=None,
            since_on=date.fromisoformat(row["since"]) if stated else None,
            until_on=date.fromisoformat(row["until"]) if stated else None,
            source="document", evidence=f"{REPORT} L{row['line']}", by=ACTOR, at=at,
        )  # fmt: skip


def _basis(programme: str) -> str:
    if programme in _ENTRUSTED:
        return "entrustment"
    if programme in _AGREED:
        return "agreement"
    return "grant" if programme in _GRANTED else "not_stated"


def _entruster(row: Row) -> str:
    """A district's labour centre is entrusted by its district (L926): the note begins with it; else by the city."""
    named = row.cells.get("note", "").split(";")[0].strip()
    return _DISTRICT.get(named, entrustments.CITY)
