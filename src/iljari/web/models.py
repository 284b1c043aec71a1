"""Who holds which office. The journal knows people by their sign-in name only."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from iljari.catalogue.organisation import BUREAU
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.kernel.districts import BY_CODE as DISTRICTS


class Role(models.TextChoices):
    """What somebody is in the bureau's world, in the words of the trade."""

    DIVISION_OFFICER = "division officer", _("사업 담당자")
    DIVISION_HEAD = "division head", _("담당관")
    BUREAU_HEAD = "bureau head", pgettext_lazy("role", "정책관")
    BUDGET_OFFICER = "budget officer", _("예산 담당자")
    DISTRICT_OFFICER = "district officer", _("자치구 담당자")
    OPERATORS_STAFF = "operator's staff", _("수행기관 담당자")
    COUNCIL_MEMBER = "council member", _("시의원")
    AUDITOR = "auditor", _("감사 담당자")
    DATA_OFFICER = "data officer", _("데이터 담당자")


class Office(models.Model):
    """The office (직) of one person who signs in: role, and the division, district or operator that they stand for."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="office")
    role = models.CharField(max_length=20, choices=Role)
    division = models.CharField(max_length=10, blank=True)
    district = models.CharField(max_length=20, blank=True)
    operator = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=120, blank=True)
    place_en = models.CharField(max_length=120, blank=True)
    demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.place_name} {self.role_name}".strip()

    @property
    def role_name(self) -> str:
        """The role in the reader's language; empty for nobody."""
        return str(Role(self.role).label) if self.role else ""

    @property
    def place_name(self) -> str:
        """The division, district or operator in the reader's language."""
        english = get_language() == "en"
        if self.division in DIVISIONS:
            return DIVISIONS[self.division].en if english else DIVISIONS[self.division].ko
        if self.district in DISTRICTS:
            return DISTRICTS[self.district].en if english else DISTRICTS[self.district].ko
        if self.place:
            return (self.place_en if english else "") or self.place
        return BUREAU[english] if self.role else ""
