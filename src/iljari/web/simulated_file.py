"""A simulation as a file: a row a group, each marked as made up."""

from django.utils.translation import gettext as _

from iljari.facts.simulation import Group, Simulation
from iljari.files.writing import Sheet, write_csv, write_xlsx
from iljari.kernel.districts import BY_CODE
from iljari.web import words
from iljari.web.templatetags.iljari import called_plain

KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
}
SEXES = {"female": ("여성", "women"), "male": ("남성", "men")}


def name_of(group: Group, dimension: str) -> str:
    """What a group is called by its sex, its district or its ages."""
    if dimension == "sex":
        return SEXES[group.sex][words.in_english()]
    if dimension == "district":
        return called_plain(BY_CODE[group.district])
    low, high = group.ages
    if high >= 200:
        return _("%(low)s세 이상") % {"low": low}
    return _("%(low)s~%(high)s세") % {"low": low, "high": high}


def write(told: Simulation, kind: str) -> bytes:
    """The groups as XLSX or CSV (`kind` is the file's ending); the first column of every row says that the people are made up."""
    header = tuple(str(title) for title in (
        _("자료"), _("성별"), _("자치구"), _("나이"), _("사람"), _("지금 자격"), _("바꾼 뒤 자격"), _("새로 얻음"), _("잃음"), _("알 수 없음"),
    ))  # fmt: skip
    made_up = str(_("가상 도시(지어낸 사람)"))
    rows = [
        (made_up, name_of(group, "sex"), name_of(group, "district"), name_of(group, "ages"), group.people, group.before,
         group.after, group.gained, group.lost, group.unknown)
        for group in told.groups
    ]  # fmt: skip
    sheet = Sheet(str(_("모의 결과")), header, rows, frozenset(header[4:]))
    return write_xlsx([sheet]) if kind == ".xlsx" else write_csv(sheet)
