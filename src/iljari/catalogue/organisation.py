"""The organisation (조직): the policy officer and the three divisions with their functions. Posts and staff are acts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Division:
    """A division (담당관), with its code in programme codes and its functions (주요기능)."""

    code: str
    ko: str
    en: str
    functions: tuple[str, ...]


BUREAU = ("일자리노동정책관", "Jobs and Labour Policy Bureau")

DIVISIONS: tuple[Division, ...] = (
    Division(
        "jobs",
        "일자리정책담당관",
        "Job Policy Division",
        (
            "일자리 종합대책을 세워 시행하고 일자리위원회를 운영",
            "시와 자치구가 함께 만드는 상향적·협력적 일자리",
            "청년 일자리 종합대책, 청년일자리센터와 일자리카페 운영",
            "뉴딜일자리, 공공근로, 지역맞춤형·지역주도형 일자리",
            "서울일자리센터 운영, 중소기업 일자리 발굴과 취업 지원",
            "직업훈련 계획과 훈련시설 관리, 기능경기대회",
        ),
    ),
    Division(
        "labour",
        "노동정책담당관",
        "Labour Policy Division",
        (
            "노동정책 기본계획, 노동시간 단축",
            "비정규직의 정규직화, 아르바이트 권리 보호",
            "생활임금제 도입과 민간 확산",
            "노사민정 협력",
            "노동권익센터 운영, 노동단체 지원, 시민명예 노동옴부즈만",
        ),
    ),
    Division(
        "social",
        "사회적경제담당관",
        "Social Economy Division",
        (
            "사회적경제 생태계 조성",
            "사회적기업·협동조합·마을기업 육성과 관리",
            "사회투자기금과 사회성과보상사업",
            "국제사회적경제협의체 운영, 공정무역",
        ),
    ),
)

BY_CODE = {division.code: division for division in DIVISIONS}
