"""The 25 autonomous districts (자치구) of Seoul, with their place on a tile map."""

from dataclasses import dataclass


@dataclass(frozen=True)
class District:
    """A district: `code` is its English short name; `column` and `row` place it on the tile map (row 0 is north)."""

    code: str
    ko: str
    en: str
    column: int
    row: int


DISTRICTS: tuple[District, ...] = (
    District("dobong", "도봉구", "Dobong", 5, 0),
    District("eunpyeong", "은평구", "Eunpyeong", 2, 1),
    District("seongbuk", "성북구", "Seongbuk", 4, 1),
    District("gangbuk", "강북구", "Gangbuk", 5, 1),
    District("nowon", "노원구", "Nowon", 6, 1),
    District("gangseo", "강서구", "Gangseo", 0, 3),
    District("seodaemun", "서대문구", "Seodaemun", 2, 2),
    District("jongno", "종로구", "Jongno", 3, 2),
    District("dongdaemun", "동대문구", "Dongdaemun", 5, 2),
    District("jungnang", "중랑구", "Jungnang", 6, 2),
    District("mapo", "마포구", "Mapo", 2, 3),
    District("jung", "중구", "Jung", 3, 3),
    District("seongdong", "성동구", "Seongdong", 4, 3),
    District("gwangjin", "광진구", "Gwangjin", 5, 3),
    District("gangdong", "강동구", "Gangdong", 7, 3),
    District("yangcheon", "양천구", "Yangcheon", 0, 4),
    District("yeongdeungpo", "영등포구", "Yeongdeungpo", 2, 4),
    District("yongsan", "용산구", "Yongsan", 3, 4),
    District("songpa", "송파구", "Songpa", 6, 4),
    District("guro", "구로구", "Guro", 0, 5),
    District("geumcheon", "금천구", "Geumcheon", 1, 6),
    District("dongjak", "동작구", "Dongjak", 2, 5),
    District("gwanak", "관악구", "Gwanak", 2, 6),
    District("seocho", "서초구", "Seocho", 4, 5),
    District("gangnam", "강남구", "Gangnam", 5, 5),
)

BY_CODE = {district.code: district for district in DISTRICTS}
BY_NAME = {district.ko: district for district in DISTRICTS}
