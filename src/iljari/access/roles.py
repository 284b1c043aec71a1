"""Roles: what somebody is in the bureau's world, in the words of the trade."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """Fifteen roles. What each may do stands in the rooms' permission lines, never here."""

    CITIZEN = "citizen", _("시민")
    FIRM_MEMBER = "firm member", _("기업 담당자")
    OPERATORS_STAFF = "operator's staff", _("수행기관 담당자")
    OPERATORS_MANAGER = "operator's manager", _("수행기관 책임자")
    DISTRICT_OFFICER = "district officer", _("자치구 담당자")
    DIVISION_OFFICER = "division officer", _("사업 담당자")
    DIVISION_HEAD = "division head", _("담당관")
    BUREAU_HEAD = "bureau head", pgettext_lazy("role", "정책관")
    BUDGET_OFFICER = "budget officer", _("예산 담당자")
    COUNSELLOR = "counsellor", _("상담사")
    PRIVACY_OFFICER = "privacy officer", _("개인정보 보호 담당자")
    AUDITOR = "auditor", _("감사 담당자")
    COUNCIL_MEMBER = "council member", _("시의원")
    DATA_OFFICER = "data officer", _("데이터 담당자")
    ADMINISTRATOR = "administrator", _("시스템 관리자")


FROM_OUTSIDE = frozenset({Role.CITIZEN, Role.FIRM_MEMBER})
"""Who comes from outside, without an office: what is not theirs is not there for them (404, never 403)."""

OF_OPERATORS = frozenset({Role.OPERATORS_STAFF, Role.OPERATORS_MANAGER})
"""Who works at an operator, not at the city or a district."""
