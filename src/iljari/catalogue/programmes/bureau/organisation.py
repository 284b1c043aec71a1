"""조직 (document: L17, L32-37). What the divisions do stands in catalogue/organisation.py; posts and staff in staffing."""

from iljari.catalogue.language import Delivery, Programme, Step
from iljari.indicators.definition import level

PROGRAMME = Programme(
    code="bureau.organisation",
    name="조직",
    name_en="Organisation",
    mandate="일자리노동정책관에 담당관과 팀을 두어 일자리·노동·사회적경제 업무를 나누어 맡긴다.",
    mandate_en="The policy officer's divisions and teams, among whom jobs, labour and the social economy are shared out.",
    delivery=(Delivery.DIRECT,),
    steps=(Step("returns", "조직 현황", "organisation as it stands", ("Counted",)),),
    indicators=(level("units", "조직 수", "units of the organisation", "count"),),
    words={
        "kind": {
            "bureau": ("정책관", "policy officer"),
            "division": ("담당관", "divisions"),
            "team": ("팀", "teams"),
        }
    },
    lines="17, 32-37",
)
