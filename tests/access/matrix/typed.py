"""What is typed into each form, so that whoever may do a deed does it: only then does it say anything that a refusal wrote nothing.

One line for each address and deed; `way` names whose papers, `TYPED` what stands in the fields.
"""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from iljari.desks.budget.operations.posts import cells
from iljari.registry.organisations import importing
from tests.access.matrix.places import OTHER, PLACES
from tests.access.matrix.world import TODAY, World
from tests.desks.budget import ehojo_files
from tests.files.test_documents import png

Typed = Callable[[World, str, str], dict[str, Any]]

DAY = str(TODAY)
WORD = {"source": "document", "evidence": "사업자등록증"}
STAFF_FILE = "인사번호,이름,부서,팀,자치구,수행기관,직급,상태,시작일,마지막 날\nM900,김가명,일자리정책담당관,,,,6급,재직,2018-01-01,\n"

FILE = {"reason": "contact", "note": "안내", "format": "xlsx", "fields": ["name"]}

READS = {
    "access:log": "a search of the log",
    "access:unmask": "a field is opened, which only the log keeps",
    "people:find": "a search for a person",
}
"""What is asked for by POST so that it stands in no address, and writes nothing but the access log."""

NOT_TRIED = {
    "privacy:erase": "its ledger is a file, which no undoing takes back; tests/registry/test_erasure_drill.py erases",
}
"""Deeds that are not done for the sake of this test."""


def same(**form: Any) -> Typed:
    """A form that is the same for everybody."""
    return lambda _world, _scope, _which: form


def money(**form: Any) -> Typed:
    """An amount on a day, and what else the verb asks."""
    return same(amount_won="100", on=DAY, **form)


def file(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def _invited(w: World, _scope: str, _which: str) -> dict[str, Any]:
    w.client("auditor")
    return {"account": w.name("auditor")}


def _ehojo(w: World, _scope: str, which: str) -> dict[str, Any]:
    row = ehojo_files.committed("E1", 100, DAY, line=w.lines[which].number, year="2019")
    return {
        "kind": "commitment",
        "file": file("원인행위.xlsx", ehojo_files.xlsx([row], ehojo_files.COMMITMENT)),
    }


def _organisations(_w: World, _scope: str, _which: str) -> dict[str, Any]:
    rows = "\n".join(",".join(row) for row in (importing.HEADER, importing.EXAMPLE))
    return {"file": file("기관.csv", rows.encode())}


def _firm(_w: World, _scope: str, which: str) -> dict[str, Any]:
    return {
        "name": "새로운 기관 하나",
        "kind": "nonprofit",
        "district": PLACES[which].district,
        "on": DAY,
        **WORD,
    }


TYPED: dict[tuple[str, str], Typed] = {
    ("issue-invitation", ""): _invited,
    # access
    ("access:unmask", ""): same(reason="contact", note="안내 전화"),
    ("access:unmask", "purpose=people.facts"): same(reason="contact", note="안내 전화"),
    ("access:staff-upload", ""): lambda *_asked: {"file": file("인사.csv", STAFF_FILE.encode())},
    ("intake:documents", ""): lambda *_asked: {"wanted": "plan", "file": file("계획서.png", png())},
    ("access:staff-except", ""): same(account="M901", reason="급한 일손", until_on="2019-04-01", division="jobs"),
    ("access:reviews", ""): same(due_on="2019-06-30"),
    ("access:checks", ""): same(
        starts_on="2019-04-01", cycle_months="1", due_days="10", sample_count="20", method="달마다 뽑아 봄"
    ),
    ("access:alert-staff", ""): same(account="matrix-another", subject="p_another"),
    ("access:alert", ""): same(text="상담 신청을 확인하려고 보았습니다.", judgement="reject"),
    ("access:breaches", ""): same(
        account="matrix-another", since="2019-03-01T09:00", until="2019-03-02T09:00", known="2019-03-03T09:00"
    ),
    # organisations
    ("organisations:new", ""): _firm,
    ("organisations:edit", ""): _firm,
    ("organisations:state", ""): same(state="closed", on=DAY, **WORD),
    ("organisations:certify", ""): same(kind="village_enterprise", issued_on="2019-01-02", **WORD),
    ("organisations:end-certificate", ""): same(reason="returned", on=DAY, **WORD),
    ("organisations:numbers", ""): same(year="2018", paid_workers="3", **WORD),
    ("organisations:joined", ""): lambda w, _scope, _which: {"deed": "join", "other": w.firm("operator", OTHER).pk},
    ("organisations:add-person", ""): same(role="contact", name="김가명", since_on=DAY, **WORD),
    ("organisations:end-person", ""): same(on=DAY),
    ("organisations:entrustment-step", ""): same(name="inspected", on=DAY, finding="이상 없음", **WORD),
    ("organisations:import", ""): _organisations,
    ("organisations:import-preview", ""): same(deed="throw"),
    ("organisations:export-people", ""): same(**FILE),
    ("people:export", "list=found"): same(**FILE),
    ("people:export", "list=likely"): same(**FILE),
    ("privacy:requests-file", ""): same(**FILE),
    ("exchange:ehojo", ""): _ehojo,
    # returns
    ("returns:decide", ""): same(**{"item": "users.target", "value": "7", "from": "2032-01-01", "until": "2032-12-31"}),
    ("returns:analyse", ""): same(since="2019-01-01", until="2019-02-28", text="이용자가 늘었다."),
    ("returns:deliverers", ""): same(action="name", code="matrix_new", name="새 기관", kind="centre"),
    ("returns:staff", "action=assign"): same(
        division="jobs", service="general", grade="g6", post="총괄", account="matrix-new", on=DAY
    ),
    ("returns:staff", "action=mentor"): lambda w, _scope, which: {"mentor": w.mentor(which).pk, "on": DAY},
    ("returns:staff", "action=end-mentoring"): lambda w, _scope, which: {"newcomer": w.mentored(which).pk},
    ("returns:staff", "action=request"): same(
        **{"activity": "trip", "from": "2019-04-01", "until": "2019-04-02", "place": "부산", "purpose": "협의"}
    ),
    ("returns:staff", "action=report"): lambda w, _scope, which: {"travel": w.ordered(which).pk},
    ("returns:supplement", ""): lambda _w, _scope, which: {
        "extra-0-indicator": PLACES[which].left_out, "value": "3", "reason": "late", "sure": "yes",
    },
    ("returns:correct", ""): same(reason="typo", sure="yes"),
    # notices
    ("notices:new", ""): same(
        kind="schedule", channel="text", text="교육 일정을 알립니다.", criterion="participants", since_on="2019-01-01", until_on=DAY
    ),
    # budget
    ("budget:new", ""): same(year="2019", number="M900", name="새 과목", programme="jobs.public_works", category="policy"),
    ("budget:reverse", ""): same(reason="typo"),
    ("budget:closing", ""): lambda w, _scope, which: {"line": w.old_line(which).code, "year": "2018"},
    ("budget:reopen", ""): same(reason="typo"),
    ("budget:posts", ""): lambda *_asked: {"on": DAY} | {"-".join(("posts", *cell)): "1" for cell in cells()},
    ("budget:verb", "slug=request"): money(),
    ("budget:verb", "slug=appropriate"): money(stage="supplementary"),
    ("budget:verb", "slug=reduce"): money(),
    ("budget:verb", "slug=carry-in"): money(stage="specified"),
    ("budget:verb", "slug=allot"): money(quarter="1"),
    ("budget:verb", "slug=vire"): lambda w, _scope, which: {
        "amount_won": "100", "on": DAY, "to_line": next(line.code for side, line in w.lines.items() if side != which),
    },
    ("budget:verb", "slug=commit"): money(commitment="새 번호"),
    ("budget:verb", "slug=void"): lambda w, _scope, which: {
        "amount_won": "100", "on": DAY, "commitment": w.commitment(which),
    },
    ("budget:verb", "slug=expend"): lambda w, _scope, which: {
        "amount_won": "100", "on": DAY, "commitment": w.commitment(which),
    },
    ("budget:verb", "slug=carry-over"): money(stage="specified"),
    ("budget:verb", "slug=lapse"): money(),
    ("budget:verb", "slug=forecast"): money(),
    ("budget:verb", "slug=explain"): same(text="계약이 늦어져 다음 달에 집행합니다."),
    ("budget:verb", "slug=classify"): same(category="administrative"),
    # people and privacy
    ("people:decide", ""): same(**{"reason-different": "namesake"}),
    ("people:join", ""): same(reason="identity_checked"),
    ("people:change", ""): same(**{"phone.number": "010-2222-3333", "source": "declared"}),
    ("privacy:request", ""): same(decision="granted", answer="요구대로 합니다."),
    ("privacy:correct-fact", ""): same(
        **{"name.text": "새이름", "source": "document", "evidence": "identity_card"}
    ),
    ("privacy:request-new", ""): same(kind="access", received_on=DAY, wanted="모두"),
    ("privacy:review", ""): same(
        record_class="desk_paper_5y", due_until_on="2018-12-31", decision="keep", paper="심의-1", decided_on=DAY
    ),
    ("privacy:hold", ""): lambda w, _scope, which: {"ground": "audit", "subject": w.person(which)},
    ("privacy:own-request", ""): same(kind="access", wanted="모두"),
}  # fmt: skip
