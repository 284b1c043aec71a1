"""What is typed into the desk's forms, read exactly: amounts as whole won, days, choices; every fault with a sentence."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from iljari.catalogue.organisation import DIVISIONS
from iljari.catalogue.register import all_programmes
from iljari.desks.budget.models import BudgetLine
from iljari.desks.budget.operations.papers import CATEGORIES
from iljari.files.parsing import Unreadable, day, whole_number
from iljari.kernel.money import FUNDING_SOURCE_NAMES, FundingSource

Choices = Iterable[tuple[str, Any]]


def english() -> bool:
    """Whether the reader reads English."""
    return get_language() == "en"


def named(words: tuple[str, str]) -> str:
    """A name in the reader's language."""
    return words[1] if english() else words[0]


class AmountField(forms.CharField):
    """A whole number of won, with or without commas and 원."""

    widget = forms.TextInput(
        attrs={"class": "krds-input small", "inputmode": "numeric", "autocomplete": "off"}
    )

    def __init__(self, **told: Any) -> None:
        told.setdefault("label", gettext_lazy("금액(원)"))
        told.setdefault("max_length", 30)
        super().__init__(**told)

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        """The amount; None where nothing was typed."""
        text = str(value or "").strip().removesuffix("원").strip()
        if not text:
            return None
        try:
            found = whole_number(text)
        except Unreadable as error:
            if any(sign.isdigit() for sign in text) and any(sign.isalpha() for sign in text):
                raise ValidationError(_("금액은 원 단위 숫자로 적으십시오(예: 120,000).")) from None
            raise ValidationError(error.sentence_en if english() else error.sentence_ko) from None
        if found is None:
            raise ValidationError(_("금액을 원 단위 숫자로 적으십시오. 예: 1,500,000"))
        return found

    def validate(self, value: Any) -> None:
        """An empty field that must be filled."""
        if value is None and self.required:
            raise ValidationError(_("금액을 원 단위 숫자로 적으십시오. 예: 1,500,000"))

    def run_validators(self, value: Any) -> None:
        """No text validators: the value is a number."""


class DayField(forms.CharField):
    """A day, from the browser's date field or typed as 2018-09-30 or 2018. 9. 30."""

    widget = forms.DateInput(attrs={"class": "krds-input small", "type": "date"}, format="%Y-%m-%d")

    def __init__(self, **told: Any) -> None:
        told.setdefault("label", gettext_lazy("날짜"))
        super().__init__(**told)

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]
        """The day; None where nothing was typed."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return day(text)
        except Unreadable as error:
            raise ValidationError(error.sentence_en if english() else error.sentence_ko) from None

    def validate(self, value: Any) -> None:
        """An empty field that must be filled."""
        if value is None and self.required:
            raise ValidationError(_("날짜를 적으십시오. 예: 2018-09-30"))

    def run_validators(self, value: Any) -> None:
        """No text validators: the value is a day."""


def select(label: Any, choices: Choices, *, required: bool = True, hint: Any = "") -> forms.ChoiceField:
    """A list to choose from."""
    return forms.ChoiceField(
        label=label, choices=list(choices), required=required, help_text=hint,
        widget=forms.Select(attrs={"class": "krds-form-select small completed"}),
        error_messages={
            "required": gettext_lazy("목록에서 하나를 고르십시오."),
            "invalid_choice": gettext_lazy("목록에 없는 값입니다. 목록에서 하나를 고르십시오."),
        },
    )  # fmt: skip


def text(
    label: Any, *, longest: int, required: bool = True, hint: Any = "", rows: int = 0
) -> forms.CharField:
    """A line of text, or several where `rows` says so."""
    attrs = {"class": "krds-input small" if not rows else "krds-input", "autocomplete": "off"}
    widget = forms.Textarea(attrs=attrs | {"rows": rows}) if rows else forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=hint, widget=widget,
        error_messages={
            "required": gettext_lazy("이 칸을 적으십시오."),
            "max_length": gettext_lazy("%(limit_value)d자까지 적을 수 있습니다. 지금은 %(show_value)d자입니다."),
        },
    )  # fmt: skip


def amount(hint: Any = "") -> AmountField:
    """An amount of won."""
    return AmountField(help_text=hint or gettext_lazy("원 단위로 적습니다. 예: 1,500,000"))


def on(hint: Any = "") -> DayField:
    """The day from which it holds."""
    return DayField(help_text=hint)


def payer() -> forms.ChoiceField:
    """Who pays it, where that is known."""
    choices = [("", gettext_lazy("정하지 않음(과목의 재원 비율로 나눔)"))]
    choices += [(source.value, named(words)) for source, words in FUNDING_SOURCE_NAMES.items()]
    return select(gettext_lazy("재원"), choices, required=False)


def commitment_number(hint: Any = "", *, required: bool = True) -> forms.CharField:
    """A commitment's number."""
    return text(gettext_lazy("원인행위 번호"), longest=64, required=required, hint=hint)


def other_lines(line: BudgetLine) -> Choices:
    """The year's other lines."""
    found = BudgetLine.objects.filter(year=line.year).exclude(pk=line.pk).exclude(category="unitemised")
    return [
        ("", gettext_lazy("과목을 고르십시오")),
        *(
            (other.code, f"{other.number}. {named((other.name, other.name_en or other.name))}")
            for other in found
        ),
    ]


class LineForm(forms.Form):
    """A new line of a year's budget book."""

    year = forms.IntegerField(
        label=gettext_lazy("회계연도"), localize=False,
        widget=forms.TextInput(attrs={"class": "krds-input small", "inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("회계연도를 적으십시오. 예: 2019"),
                        "invalid": gettext_lazy("회계연도는 2019처럼 네 자리 숫자로 적으십시오.")},
    )  # fmt: skip
    number = text(gettext_lazy("과목 번호"), longest=20, hint=gettext_lazy("그 해에 하나뿐인 번호. 예: 55"))
    name = text(gettext_lazy("과목 이름"), longest=120)
    name_en = text(gettext_lazy("영어 이름"), longest=160, required=False)
    account = text(
        gettext_lazy("e호조 코드"), longest=40, required=False,
        hint=gettext_lazy("e호조의 세부사업코드가 과목 번호와 다르면 적습니다."),
    )  # fmt: skip

    def __init__(self, *given: Any, **told: Any) -> None:
        super().__init__(*given, **told)
        divisions = [
            ("", _("정책관 전체(부서로 나누지 않음)")),
            *((one.code, named((one.ko, one.en))) for one in DIVISIONS),
        ]
        programmes = [
            (code, one.name_en if english() else one.name) for code, one in all_programmes().items()
        ]
        self.fields["division"] = select(_("부서"), divisions, required=False)
        self.fields["category"] = select(
            _("구분"), [(code, named(words)) for code, words in CATEGORIES.items()]
        )
        self.fields["programme"] = select(
            _("사업"), [("", _("사업을 고르십시오")), *programmes],
            hint=_("이 과목의 돈이 적히는 사업입니다. 여러 사업이 나누어 쓰면 앞서는 사업을 고릅니다."),
        )  # fmt: skip
        for source, words in FUNDING_SOURCE_NAMES.items():
            self.fields[f"share_{source.value}"] = text(
                _("%(payer)s 비율(%%)") % {"payer": named(words)}, longest=10, required=False
            )

    def shares(self) -> dict[str, str]:
        """Who pays which share, as typed."""
        return {source.value: self.cleaned_data[f"share_{source.value}"] for source in FundingSource}
