"""Facts of the application itself: for what, how many, how much."""

from iljari.rules.fact import Choice, Kind
from iljari.rules.language import Among, Says, Told, among
from iljari.rules.vocabulary.asked import fact

_PERSONS = fact(
    "application.persons", Kind.COUNT, ("신청 인원", "persons applied for"),
    ("몇 명을 신청합니까?", "For how many persons do you apply?"),
)  # fmt: skip
_AMOUNT_WON = fact(
    "application.amount_won", Kind.WON, ("신청 금액", "amount applied for"),
    ("얼마를 신청합니까?", "How much do you apply for?"),
)  # fmt: skip
_TRACK = fact(
    "application.track", Kind.CHOICE, ("신청 분야", "track"), ("어느 분야에 신청합니까?", "For which track do you apply?"),
    choices=(
        Choice("general_scholar", "일반 장학생", "general scholar"),
        Choice("merit_scholar", "유공 장학생", "scholar of merit"),
        Choice("general_staff", "일반인력", "general staff"),
        Choice("professional_staff", "전문인력", "professional staff"),
        Choice("social_problem", "사회문제 해결·사회적기업 규모화", "social problems, growth of social enterprises"),
        Choice("coop", "협동조합 협업 활성화·규모화", "collaboration and growth of co-operatives"),
        Choice("group", "생태계사업단", "project group"),
        Choice("centre", "통합지원센터", "integrated support centre"),
        Choice("preparation", "준비사업", "preparation"),
        Choice("main", "본사업", "main stage"),
        Choice("working", "운영자금", "working capital"),
        Choice("project", "사회투자프로젝트", "social investment project"),
        Choice("housing", "사회주택", "social housing"),
        Choice("first_bond", "제1호(아동 교육)", "No. 1 (education of children)"),
        Choice("second_bond", "후속사업(안)(청년 실업)", "the next one (draft; young people out of work)"),
        Choice("consulting", "제도 컨설팅", "consulting"),
        Choice("healing", "치유프로그램", "healing programme"),
        Choice("mall", "온라인쇼핑몰", "online mall"),
        Choice("market", "장터", "market"),
        Choice("large", "대형", "large"),
        Choice("small", "소형", "small"),
    ),
)  # fmt: skip
_CONSORTIUM = fact(
    "application.consortium", Kind.YES_NO, ("컨소시엄", "consortium"),
    ("여러 곳이 컨소시엄으로 신청합니까?", "Do several apply together as a consortium?"),
)  # fmt: skip
_OWN_WON = fact(
    "application.own_won", Kind.WON, ("자체자금", "own money"),
    ("자체자금을 얼마나 맞추어 냅니까?", "How much money of your own do you put in?"),
)  # fmt: skip
_RENT_PERCENT = fact(
    "application.rent_percent", Kind.COUNT, ("시세에 견준 주택 공급가(%)", "price of the homes in percent of the market's"),
    ("주택을 시세의 몇 퍼센트로 공급합니까?", "At what percentage of the market price do you offer the homes?"),
)  # fmt: skip
_WORKER_YEARS = fact(
    "application.worker_years", Kind.COUNT, ("지원받는 사람이 계속 일한 햇수", "years of lasting employment"),
    ("지원받는 사람이 몇 년째 계속 일하고 있습니까?", "For how many years has the supported person worked without a break?"),
)  # fmt: skip


class Application:
    """What rules ask of the application itself: how many, how much."""

    persons = Told(_PERSONS)
    amount_won = Told(_AMOUNT_WON)
    own_won = Told(_OWN_WON)
    rent_percent = Told(_RENT_PERCENT)
    worker_years = Told(_WORKER_YEARS)
    by_a_consortium = Says(_CONSORTIUM)

    def is_for(self, *tracks: str) -> Among:
        """Is made for one of these tracks."""
        return among(_TRACK, *tracks)


application = Application()
