"""The vulnerable groups (취약계층) that the bureau's document of 2018 names, each with its line in the document."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """A group: code, Korean and English name, lines of the source document, whether knowing it is sensitive (PIPA 23)."""

    code: str
    ko: str
    en: str
    lines: str
    sensitive: bool = False


_ALL = (
    Group("basic_livelihood", "기초생활수급자", "recipient of basic livelihood security", "L587, L1411"),
    Group("near_poor", "차상위계층", "near-poor", "L1411"),
    Group("low_income", "저소득", "low-income", "L131, L509, L866"),
    Group("national_merit", "국가유공자", "person of national merit", "L587"),
    Group("disabled", "장애인", "person with a disability", "L130, L359, L1571", sensitive=True),
    Group("homeless", "노숙인", "homeless person", "L131"),
    Group("poorly_housed", "주거 취약계층", "poorly housed", "L1231"),
    Group("jobless_youth", "청년 취업취약계층", "youth at risk of joblessness", "L572, L1276"),
    Group("vulnerable_worker", "취약계층 노동자", "vulnerable worker", "L852, L866, L922, L1464"),
    Group("special_employment", "특수고용노동자", "worker in special employment", "L728"),
    Group("emotional_labour", "감정노동종사자", "emotional-labour worker", "L728, L889"),
    Group("mobile_worker", "이동노동자", "mobile worker", "L739"),
    Group("irregular_worker", "비정규직 노동자", "irregular worker", "L794, L800"),
    Group("foreign_worker", "외국인근로자", "foreign worker", "L1458"),
)

GROUPS = {group.code: group for group in _ALL}
