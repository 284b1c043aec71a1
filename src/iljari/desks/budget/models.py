"""Working papers of the budget desk: the lines of the budget book and the numbers of commitments. Never an amount."""

from django.db import models


class BudgetLine(models.Model):
    """A budget line (예산사업): `code` is year and number ('2018:1'); `programme` leads, `others` share it.

    `funding` says who pays which share in percent ({'city': '70', 'national': '30'}); empty: not stated.
    `account` is the line's code in the city's accounting system (e호조), where it differs from `number`.
    """

    code = models.CharField(max_length=30, primary_key=True)
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=160, blank=True)
    division = models.CharField(max_length=10, blank=True)
    category = models.CharField(max_length=15, default="policy")
    programme = models.CharField(max_length=60)
    others = models.CharField(max_length=300, blank=True)
    funding = models.JSONField(default=dict)
    source = models.CharField(max_length=100, blank=True)
    account = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["year", "position", "code"]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def itemised(self) -> bool:
        """Whether it is a line of its own, and not a division's total without its lines."""
        return self.category != "unitemised"

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programme that leads, and those that share the line."""
        return (
            self.programme,
            *(code for code in self.others.replace(";", ",").replace(" ", "").split(",") if code),
        )


class Explanation(models.Model):
    """Why a line is behind (부진사유), as its officer writes it."""

    line = models.ForeignKey(BudgetLine, on_delete=models.CASCADE, related_name="explanations")
    text = models.TextField()
    by = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]


class MirrorFile(models.Model):
    """A file of the city's accounting system (e호조) that was read: which month, how many rows, what came of it."""

    digest = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=15, default="expenditure")
    month_on = models.DateField()
    rows = models.PositiveIntegerField()
    posted = models.PositiveIntegerField()
    flagged = models.PositiveIntegerField(default=0)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
