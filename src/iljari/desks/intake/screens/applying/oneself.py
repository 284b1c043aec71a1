"""Who applies: a person, a firm, a district or an operator, as the office says; and what is one's own (else it is not there)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest

from iljari.access.roles import Role
from iljari.catalogue.calls import Applicant
from iljari.desks.intake.models import Application, Call
from iljari.desks.intake.rights import APPLYING
from iljari.registry import identity

AS = {
    Role.CITIZEN: (Applicant.PERSON, Applicant.HOUSEHOLD),
    Role.FIRM_MEMBER: (Applicant.FIRM,),
    Role.DISTRICT_OFFICER: (Applicant.DISTRICT,),
    Role.OPERATORS_MANAGER: (Applicant.OPERATOR,),
}
"""As whom each role applies on screen. Teams and consortia, whose members are others, apply at the counter."""


@dataclass(frozen=True)
class Oneself:
    """Whoever asks: the registry's id or the code of the place, the account, the moment."""

    subject: str
    account: str
    applicants: tuple[Applicant, ...]
    on: date
    at: datetime
    district: str = ""
    operator: str = ""

    def kinds_for(self, call: Call) -> list[Applicant]:
        """As whom one may apply to this call; none where the call is not for one."""
        return [each for each in self.applicants if each in call.terms["applicants"]]


def of(request: HttpRequest) -> Oneself:
    """Who asks."""
    office = request.office  # type: ignore[attr-defined]
    applicants = AS.get(office.role, ())
    district = office.district if Applicant.DISTRICT in applicants else ""
    operator = office.operator if Applicant.OPERATOR in applicants else ""
    return Oneself(
        subject=office.subject or district or operator, account=office.account, applicants=applicants,
        on=request.today, at=request.moment, district=district, operator=operator,  # type: ignore[attr-defined]
    )  # fmt: skip


def ids(subject: str) -> set[str]:
    """All ids under which somebody is known, since persons who were registered twice are joined."""
    return set(identity.all_ids([subject])) | {subject} if subject else set()


def own(request: HttpRequest, deed: str, id: str) -> Application:
    """One's own application; anybody else's is not there."""
    APPLYING.enter(request, deed)
    found = Application.objects.select_related("call").filter(pk=id).first()
    if found is None:
        raise Http404
    mine = of(request).subject
    as_person = found.applicant not in (Applicant.DISTRICT, Applicant.OPERATOR)
    APPLYING.require(
        request, deed, subject=(mine if found.subject in ids(mine) else found.subject) if as_person else "",
        district=found.subject if found.applicant == Applicant.DISTRICT else "",
        operator=found.subject if found.applicant == Applicant.OPERATOR else "",
    )  # fmt: skip
    return found
