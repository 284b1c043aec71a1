"""Who holds which office. The journal knows people by their sign-in name only."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language

from iljari.access.roles import Role
from iljari.catalogue.organisation import BUREAU
from iljari.catalogue.organisation import BY_CODE as DIVISIONS
from iljari.kernel.districts import BY_CODE as DISTRICTS


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

    subject = ""

    @property
    def account(self) -> str:
        """The sign-in name under which this person's acts stand."""
        return self.user.get_username() if self.user_id else ""

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
