"""What a password must be: long. No composition, no date on which it ends (ASVS 6.2, NIST SP 800-63B-4)."""

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LEAST, ADVISED, MOST = 8, 15, 128


class Length:
    """At least 8 characters beside a second factor (15 are advised), at most 128."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError with a sentence."""
        if len(password) < LEAST:
            raise ValidationError(
                _("비밀번호가 짧습니다. %(least)s자 이상으로 하십시오. 여러 낱말을 이어 %(advised)s자를 넘기면 더 안전합니다.")
                % {"least": LEAST, "advised": ADVISED},
                code="short",
            )  # fmt: skip
        if len(password) > MOST:
            raise ValidationError(
                _("비밀번호가 너무 깁니다. %(most)s자까지 쓸 수 있습니다.") % {"most": MOST}, code="long"
            )

    def get_help_text(self) -> str:
        """What stands beside the field."""
        return _(
            "%(least)s자 이상. 여러 낱말을 이어 %(advised)s자를 넘기기를 권합니다. 띄어쓰기와 한글도 쓸 수 있고, 붙여 넣어도 됩니다."
        ) % {"least": LEAST, "advised": ADVISED}


class NotKnown(CommonPasswordValidator):
    """Not the account's name, and not one of the passwords that everybody tries first."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError with a sentence."""
        super().validate(password, user)
        bare = password.casefold().replace(" ", "")
        name = user.get_username().casefold() if user else ""
        if len(name) > 3 and name in bare:
            raise ValidationError(_("비밀번호에 계정 이름을 쓸 수 없습니다."), code="name")
        if len(set(bare)) < 4:
            raise ValidationError(_("같은 글자를 되풀이한 비밀번호는 쓸 수 없습니다."), code="repeated")

    def get_error_message(self) -> str:
        """The sentence for a password that everybody tries first."""
        return _("널리 알려진 비밀번호는 쓸 수 없습니다. 다른 비밀번호로 하십시오.")

    def get_help_text(self) -> str:
        """What stands beside the field."""
        return _("계정 이름이나 널리 알려진 비밀번호는 쓸 수 없습니다.")
