"""The steps that programmes share, each with the desk that runs it."""

from iljari.catalogue.calls import CallKind
from iljari.catalogue.language import Step

_CALL = ("CallOpened", "PlacesOffered", "Applied", "Withdrawn", "Examined", "Selected", "Reserved", "Rejected", "Objected",
         "ObjectionAnswered")  # fmt: skip


def recruitment(*calls: CallKind) -> Step:
    """모집·선발: people are recruited and chosen, by these kinds of call."""
    return Step("intake", "모집·선발", "recruitment", _CALL, calls)


def open_call(*calls: CallKind) -> Step:
    """공모·선정: firms, bodies and districts are chosen in an open call, and agree."""
    return Step("intake", "공모·선정", "open call", (*_CALL, "Agreed", "Terminated"), calls)


PUBLIC_JOB = Step("placement", "배치·참여", "public job", ("Placed", "Participated", "JobCreated"))
TRAINING = Step("training", "교육·훈련", "training", ("Trained", "Completed"))
MATCHING = Step("matching", "구인·구직·알선", "matching",
                ("VacancyRegistered", "SeekerRegistered", "Counselled", "Referred", "Hired"))  # fmt: skip
VENUE = Step("venues", "공간·프로그램 이용", "venue and programmes", ("Used", "SessionHeld", "Opened"))
LENDING = Step("venues", "대여", "lending", ("Lent", "Used"))
CASEWORK = Step("casework", "상담·권리구제", "casework", ("Counselled", "Consulted", "Remedied", "Healed"))
GRANT = Step("grants", "보조금 교부", "grant", ("GrantPaid", "Supported"))
FUND = Step("fund", "기금 운용", "fund", ("Contributed", "Repaid", "Raised", "AmountCounted"))
ENTRUSTMENT = Step("entrustment", "민간위탁", "entrustment", ("Agreed", "Inspected", "Terminated"))
COMMITTEE = Step("committees", "위원회", "committee", ("SessionHeld", "Appointed"))
WORKS = Step(
    "works", "시설·행사", "works and events", ("Opened", "SessionHeld", "Attended", "Awarded", "Issued")
)
STANDARDS = Step("standards", "기준·실태조사", "standards", ("Examined", "Converted", "Counted"))
MARKET = Step("grants", "판로·구매", "market", ("Purchased", "Sold"))
