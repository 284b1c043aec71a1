"""The words in which a programme is declared. A new word needs a decision record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from iljari.acts.dimensions import COMMON, NAMES, Words
from iljari.acts.register import act_named
from iljari.catalogue.calls import CallKind
from iljari.indicators.definition import VARIANTS, Indicator, variant
from iljari.indicators.identity import Identity, standard
from iljari.indicators.reference import tokens
from iljari.rules.rule import Admission


class Delivery(StrEnum):
    """Who carries a programme out: the city itself, the districts, an operator, or whoever is chosen in a call."""

    DIRECT = "direct"
    DISTRICTS = "districts"
    OPERATORS = "operators"
    OPEN_CALL = "open_call"


DELIVERY_NAMES = {
    Delivery.DIRECT: ("시 직접", "the city itself"),
    Delivery.DISTRICTS: ("자치구", "districts"),
    Delivery.OPERATORS: ("수탁·운영기관", "operators"),
    Delivery.OPEN_CALL: ("공모", "open call"),
}


class Role(StrEnum):
    """In what role somebody is admitted to a programme."""

    PARTICIPANT = "participant"
    VISITOR = "visitor"
    APPLICANT = "applicant"
    TRAINEE = "trainee"
    WORKER = "worker"
    HOST = "host"
    ENTERPRISE = "enterprise"
    INTERMEDIARY = "intermediary"
    DISTRICT = "district"
    MEMBER = "member"
    INSTRUCTOR = "instructor"
    COUNSELLOR = "counsellor"


ROLE_NAMES = {
    Role.PARTICIPANT: ("참여자", "participants"),
    Role.VISITOR: ("이용자", "visitors"),
    Role.APPLICANT: ("신청자", "applicants"),
    Role.TRAINEE: ("훈련생", "trainees"),
    Role.WORKER: ("노동자", "workers"),
    Role.HOST: ("참여 사업장", "hosts"),
    Role.ENTERPRISE: ("기업", "enterprises"),
    Role.INTERMEDIARY: ("수행기관", "intermediaries"),
    Role.DISTRICT: ("자치구", "districts"),
    Role.MEMBER: ("위원·회원", "members"),
    Role.INSTRUCTOR: ("강사", "instructors"),
    Role.COUNSELLOR: ("상담위원", "counsellors"),
}


@dataclass(frozen=True)
class Step:
    """A step of a programme (절차): the desk that runs it, what it is called, the acts that it posts, the kinds of call that it runs."""

    desk: str
    ko: str
    en: str
    acts: tuple[str, ...]
    calls: tuple[CallKind, ...] = ()

    def __post_init__(self) -> None:
        for name in self.acts:
            act_named(name)


@dataclass(frozen=True)
class Programme:
    """A programme (사업) of the bureau. What is decided every year is not here but in the journal, as acts.

    `admits` says for each role, in one sentence and its English, who may come, with the rules that decide it (rules/rule.py). `words` name the values of this programme's dimensions. `lines` are the lines of the source document.
    `counts_all`: its indicators look at the entries of every programme (the budget summary).
    """

    code: str
    name: str
    name_en: str
    mandate: str
    mandate_en: str
    delivery: tuple[Delivery, ...]
    steps: tuple[Step, ...]
    indicators: tuple[Indicator, ...]
    admits: Mapping[Role, Admission] = field(default_factory=dict)
    budget_lines: tuple[str, ...] = ()
    words: Words = field(default_factory=dict)
    identities: tuple[Identity, ...] = ()
    lines: str = ""
    counts_all: bool = False

    def __post_init__(self) -> None:
        codes = [indicator.code for indicator in self.indicators]
        twice = {code for code in codes if codes.count(code) > 1}
        if twice:
            raise ValueError(f"{self.code}: 지표 {sorted(twice)}이(가) 두 번 있습니다.")
        for kind in self.calls().values():
            if Role(kind.role) not in self.admits:
                raise ValueError(f"{self.code}: '{kind.ko}'의 신청 자격({kind.role})이 적혀 있지 않습니다.")
        for name in self.words:
            if name not in NAMES:
                raise ValueError(
                    f"{self.code}: '{name}'은(는) 구분 이름이 아닙니다. acts/dimensions.py를 보십시오."
                )

    @property
    def division(self) -> str:
        """The division's code: jobs, labour, social, or bureau for what belongs to the whole bureau."""
        return self.code.split(".")[0]

    def calls(self) -> dict[str, CallKind]:
        """The kinds of call that this programme runs, by their codes."""
        return {kind.code: kind for step in self.steps for kind in step.calls}

    def indicator(self, code: str) -> Indicator:
        """The indicator with this code, or a variant of it (users.target); raises KeyError with a sentence."""
        base, *suffixes = code.split(".")
        for known in self.indicators:
            if known.code == base:
                for suffix in suffixes:
                    known = variant(known, suffix)
                return known
        raise KeyError(f"사업 {self.code}에는 '{base}' 지표가 없습니다.")

    def rules(self) -> tuple[Identity, ...]:
        """Its own identities and the standard ones between indicators that it has."""
        return (*self.identities, *standard({indicator.code for indicator in self.indicators}))

    def acts(self) -> frozenset[str]:
        """The names of the acts that this programme does: those of its steps and those that its indicators count."""
        names: set[str] = set()
        for step in self.steps:
            names.update(step.acts)
        for known in self.indicators:
            names.update((*known.acts, *known.minus))
            for last in VARIANTS:
                names.update(variant(known, last).acts)
            names.update(variant(variant(known, "target"), "stated").acts)
        return frozenset(names | ALWAYS)

    def word(self, dimension: str, value: str, *, english: bool = False) -> str:
        """What a dimension's value is called here; raises KeyError for an undeclared value."""
        for words in (self.words, COMMON):
            if value in words.get(dimension, {}):
                return words[dimension][value][english]
        raise KeyError(f"사업 {self.code}의 '{dimension}' 구분에는 '{value}' 값이 없습니다.")

    def knows(self, dimension: str, value: str) -> bool:
        """Whether the value is declared for the dimension, here or for all programmes."""
        if dimension in ("item", "source"):
            return True
        return value in self.words.get(dimension, {}) or value in COMMON.get(dimension, {})

    def needed(self, formula: str) -> list[str]:
        """The references that a formula of this programme names."""
        return [text for kind, text in tokens(formula) if kind == "reference"]


# What any programme may have happen to it, whatever its steps.
ALWAYS = {
    "MilestoneSet", "MilestoneReached", "DelivererNamed", "RecordingModeSet", "ReturnSigned", "ReturnReminded",
    "ResultAnalysed", "MigrationSigned",
    "Appropriated", "CarriedIn", "CarriedOver", "VirementMade", "Allotted", "Committed", "CommitmentVoided", "Expended",
    "Lapsed", "BudgetRequested", "YearEndForecast", "YearClosed", "SubjectsJoined", "SubjectsParted", "MessageSent",
}  # fmt: skip
