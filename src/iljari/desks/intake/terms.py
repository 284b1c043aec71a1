"""What a call publishes (공고 내용): who may apply, when, with which documents, how many are chosen by which rule. Plain values, one JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from iljari.catalogue.calls import Applicant, CallKind, Stage
from iljari.catalogue.language import Programme
from iljari.desks.intake import selection
from iljari.desks.intake.selection import Choice
from iljari.desks.intake.selection.record import said_terms
from iljari.kernel.canonical import digest

MINUTE = timedelta(minutes=1)

FORMATS = ("pdf", "jpg", "png", "hwpx", "xlsx")


@dataclass(frozen=True)
class Wanted:
    """A document that the call asks for (제출 서류)."""

    code: str
    ko: str
    en: str
    required: bool = True


@dataclass(frozen=True)
class CriterionName:
    """What a criterion of the rule is called (심사 기준의 이름)."""

    code: str
    ko: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The terms of a call. The window goes from the first minute to the end of the last; `rule` is the selection's.

    `reviewers`: how many sheets an application needs. `lots_source`: the public drawing whose result is the seed (decision
    0070). `objection_days`: how long one may object after a decision. `kinds` are dimension values of every entry (track …).
    """

    title: str
    title_en: str = ""
    text: str = ""
    applicants: tuple[Applicant, ...]
    opens_at: datetime
    closes_at: datetime
    documents: tuple[Wanted, ...] = ()
    rule: selection.Terms
    names: tuple[CriterionName, ...] = ()
    reviewers: int = 0
    lots_source: str = ""
    objection_days: int = 30
    kinds: Mapping[str, str]

    def open_at(self, moment: datetime) -> bool:
        """Whether an application that arrives at this moment is in time."""
        return self.opens_at <= moment < self.closes_at + MINUTE

    def closed_at(self, moment: datetime) -> bool:
        """Whether the window is over."""
        return moment >= self.closes_at + MINUTE

    def json(self) -> dict[str, Any]:
        """The terms as published: what the digest is of."""
        return {
            "title": self.title, "title_en": self.title_en, "text": self.text,
            "applicants": [str(each) for each in self.applicants],
            "opens_at": self.opens_at.isoformat(), "closes_at": self.closes_at.isoformat(),
            "documents": [
                {"code": each.code, "ko": each.ko, "en": each.en, "required": each.required} for each in self.documents
            ],
            "rule": said_terms(self.rule),
            "names": [{"code": each.code, "ko": each.ko, "en": each.en} for each in self.names],
            "reviewers": self.reviewers, "lots_source": self.lots_source, "objection_days": self.objection_days,
            "kinds": dict(self.kinds),
        }  # fmt: skip

    @property
    def digest(self) -> str:
        """SHA-256 of the terms: what the journal seals."""
        return digest(self.json())

    def changed(self, **changes: Any) -> "Terms":
        """The same with some of it changed."""
        return replace(self, **changes)


def read(told: Mapping[str, Any]) -> Terms:
    """The terms that a JSON holds."""
    return Terms(
        title=told["title"], title_en=told["title_en"], text=told["text"],
        applicants=tuple(Applicant(each) for each in told["applicants"]),
        opens_at=datetime.fromisoformat(told["opens_at"]), closes_at=datetime.fromisoformat(told["closes_at"]),
        documents=tuple(Wanted(**each) for each in told["documents"]), rule=selection.terms_of(told["rule"]),
        names=tuple(CriterionName(**each) for each in told["names"]), reviewers=told["reviewers"],
        lots_source=told["lots_source"], objection_days=told["objection_days"], kinds=told["kinds"],
    )  # fmt: skip


def faults(terms: Terms, kind: CallKind, programme: Programme) -> list[str]:
    """What is wrong with these terms, in sentences for the officer who writes the call; empty when it may be published."""
    found = [*_of_the_text(terms, kind), *terms.rule.faults()]
    codes = [each.code for each in terms.documents]
    if len(set(codes)) < len(codes) or any(not each.ko.strip() for each in terms.documents):
        found.append(_("제출 서류마다 이름을 적고, 같은 서류를 두 번 적지 마십시오."))
    criteria = {each.code for each in terms.rule.criteria}
    if {each.code for each in terms.names} != criteria or any(not each.ko.strip() for each in terms.names):
        found.append(_("심사 기준마다 이름을 적으십시오."))
    reviewed = terms.rule.choice is Choice.REVIEW
    if reviewed and Stage.REVIEW not in kind.stages:
        found.append(_("이 모집에는 심사가 없습니다. 선착순이나 추첨으로 정하십시오."))
    if reviewed and terms.reviewers < 1:
        found.append(_("신청 하나를 몇 사람이 심사하는지 적으십시오."))
    if terms.rule.draws_lots and not terms.lots_source.strip():
        found.append(
            _(
                "추첨에 쓸 공개 추첨을 적으십시오(예: 동행복권 로또 6/45, 추첨일, 읽는 순서). 접수가 끝난 뒤의 추첨이어야 합니다."
            )
        )
    for dimension, value in terms.kinds.items():
        if not programme.knows(dimension, value):
            found.append(
                _("'%(programme)s' 사업에는 '%(kind)s' 구분이 없습니다. 사업에 있는 구분을 고르십시오.")
                % {"programme": programme.name, "kind": f"{dimension}={value}"}
            )
    return found


def _of_the_text(terms: Terms, kind: CallKind) -> list[str]:
    found = []
    if not terms.title.strip():
        found.append(_("공고의 제목을 적으십시오."))
    if not terms.applicants or not set(terms.applicants) <= set(kind.applicants):
        found.append(_("이 모집에 신청할 수 있는 주체 가운데에서 하나 이상을 고르십시오."))
    if terms.opens_at.tzinfo is None or terms.closes_at.tzinfo is None:
        found.append(_("접수 기간의 첫 분과 마지막 분을 서울 시각으로 적으십시오."))
    elif terms.opens_at > terms.closes_at:
        found.append(_("접수 기간의 첫 분이 마지막 분보다 늦습니다. 기간을 다시 적으십시오."))
    elif any(at.second or at.microsecond for at in (terms.opens_at, terms.closes_at)):
        found.append(_("접수 기간은 분까지만 적습니다. 마지막 분이 끝날 때까지 받습니다."))
    if terms.objection_days < 1:
        found.append(_("결과에 이의를 신청할 수 있는 날수를 적으십시오."))
    return found
