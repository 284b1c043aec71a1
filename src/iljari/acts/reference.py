"""References of applications in the journal, and the limits that all acts on an application share.

A reference is "<call>:<which of the applicant's>:<receipt>"; a call's id and receipts hold no colon.
"""

from iljari.acts.base import Cap, Once


def reference(call: str, number: int, receipt: str) -> str:
    """The reference of an applicant's `number`-th application to a call.

    >>> reference("c_1", 1, "2019-AAAA")
    'c_1:1:2019-AAAA'
    """
    return f"{call}:{number}:{receipt}"


def call_of(reference: str) -> str:
    """The call's id in an application's reference."""
    return reference.partition(":")[0]


def decided_once(reference: str) -> Once:
    """Selected or rejected: an application is decided once."""
    return Once(
        f"decided:{reference}",
        "이미 선정하거나 탈락시킨 신청입니다. 결과를 바꾸려면 이의신청 결정이나 정정으로 하십시오.",
    )


def place(reference: str, change: int) -> Cap:
    """A place of the call taken (-1) or given back (1)."""
    return Cap(
        f"places:{call_of(reference)}", change, "모집한 자리를 모두 채웠습니다. 예비 순위로 두거나 공고의 자리 수를 정정하십시오.",
        left="남은 자리", unit="개",
    )  # fmt: skip


def application(reference: str, subject: str, change: int) -> Cap:
    """One of so many applications that an applicant may have in a call handed in (-1) or withdrawn (1)."""
    call, _, rest = reference.partition(":")
    return Cap(
        f"applied:{call}:{rest.partition(':')[0]}:{subject}", change,
        "이 공모에 이미 신청했습니다. 고치려면 먼저 낸 신청을 철회하십시오.", ceiling=1, left="더 낼 수 있는 신청", unit="건",
    )  # fmt: skip
