"""What happens from an open call to an agreement besides the results that programmes count (신청·선정의 경과).

`Applied`, `Selected`, `Agreed` and `Terminated` stand among the results (happened.py); any programme may send messages. What `object` is: reference.py.
"""

from typing import ClassVar

from iljari.acts.base import Act, Limit, Mode, Once
from iljari.acts.dimensions import EVERY
from iljari.acts.happened import Applied, Selected
from iljari.acts.reference import application, decided_once, place


class Happening(Act):
    """A single happening of the intake desk; one entry each."""

    dimensions: ClassVar[tuple[str, ...]] = EVERY
    mode_by_default: ClassVar[Mode] = Mode.SINGLE


class CallOpened(Happening):
    """공고: a call or recruitment was published; `object` is its id, `source` the digest of its terms. Corrected, not changed."""

    ko, en = "공고", "call opened"
    units = ("cases",)

    def limits(self) -> tuple[Limit, ...]:
        """A call is published once."""
        return (Once(f"call-opened:{self.object}", "이미 공고한 공모입니다. 바꾸려면 정정 공고를 내십시오."),)


class PlacesOffered(Happening):
    """모집 규모: so many places the call offers; nobody is selected beyond them. `object` is the call's id."""

    ko, en = "모집 규모", "places offered"
    units = Selected.units

    def limits(self) -> tuple[Limit, ...]:
        """Brings the places that `Selected` takes."""
        return (place(self.object, int(self.quantity)),)


class MessageSent(Happening):
    """안내 발송: a message to citizens, `object`: in people whom it reached, with what that cost; in cases, the one message (C20, D16)."""

    ko, en = "안내 발송", "message sent"
    units = ("people", "cases")

    def limits(self) -> tuple[Limit, ...]:
        """One message is one case, however often it is tried again for those whom it did not reach."""
        return (Once(f"message:{self.object}", "이미 보낸 안내입니다."),) if self.unit == "cases" else ()


class Withdrawn(Happening):
    """철회·포기: an applicant withdrew, before the selection (stage=applied) or giving a place back (stage=selected)."""

    ko, en = "철회", "withdrawn"
    units = Applied.units

    def limits(self) -> tuple[Limit, ...]:
        """An application is withdrawn once; its place, or the right to apply, is free again."""
        once = Once(f"withdrawn:{self.object}", "이미 철회한 신청입니다.")
        back = (
            place(self.object, 1)
            if self.kinds.get("stage") == "selected"
            else application(self.object, self.subject, 1)
        )
        return (once, back)


class Reserved(Happening):
    """예비 선정: an application waits for a place to be given back."""

    ko, en = "예비 선정", "reserved"
    units = Applied.units

    def limits(self) -> tuple[Limit, ...]:
        """Once an application."""
        return (Once(f"reserved:{self.object}", "이미 예비 순위에 있는 신청입니다."),)


class Rejected(Happening):
    """탈락: an application was not chosen (status: ineligible, below_mark, not_chosen, lapsed), signed by a human (PA-12)."""

    ko, en = "탈락", "rejected"
    units = Applied.units

    def limits(self) -> tuple[Limit, ...]:
        """Decided once."""
        return (decided_once(self.object),)


class Objected(Happening):
    """이의신청: an applicant objected to a decision (`draws_on`)."""

    ko, en = "이의신청", "objected"
    units = ("cases",)

    def limits(self) -> tuple[Limit, ...]:
        """Once a decision."""
        return (Once(f"objected:{self.object}:{self.draws_on}", "이 결정에는 이미 이의신청을 했습니다."),)


class ObjectionAnswered(Happening):
    """이의신청 결정: an objection (`draws_on`) was upheld or dismissed (status), signed by a human."""

    ko, en = "이의신청 결정", "objection answered"
    units = ("cases",)

    def limits(self) -> tuple[Limit, ...]:
        """Once an objection."""
        return (Once(f"objection-answered:{self.draws_on}", "이미 결정한 이의신청입니다."),)
