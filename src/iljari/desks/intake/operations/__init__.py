"""What the intake desk does, one function a verb: keyword-only, once a form key, whole or not at all, refused with a sentence.

opening: draft a call, publish, correct · applying: draft, submit, discard, withdraw · documents: attach, detach · checking: check,
override, confirm · asking: request documents, remind, extend, answer, lapse · reviewing: assign, relieve, declare, score,
deliberate · selecting: select, sign, move up · objecting: file, answer · agreeing: agree, renew, terminate.
"""

from iljari.desks.intake.operations.agreeing import TERMINATED_BECAUSE, agree, renew, terminate
from iljari.desks.intake.operations.applying import discard, draft, submit, withdraw
from iljari.desks.intake.operations.asking import (
    answer_request,
    extend_request,
    lapse,
    remind,
    request_documents,
)
from iljari.desks.intake.operations.checking import OVERRIDDEN_BECAUSE, check, confirm_override, override
from iljari.desks.intake.operations.documents import attach, content_of, detach
from iljari.desks.intake.operations.objecting import answer_objection, file_objection
from iljari.desks.intake.operations.opening import CORRECTED_BECAUSE, correct_call, draft_call, publish
from iljari.desks.intake.operations.reviewing import (
    CONFLICTS,
    assign,
    declare,
    deliberate,
    relieve,
    score,
    withdraw_list,
)
from iljari.desks.intake.operations.selecting import move_up, next_up, select, sign

__all__ = [
    "CONFLICTS", "CORRECTED_BECAUSE", "OVERRIDDEN_BECAUSE", "TERMINATED_BECAUSE", "agree", "answer_objection",
    "answer_request", "assign", "attach", "check", "confirm_override", "content_of", "correct_call", "declare",
    "deliberate", "detach", "discard", "draft", "draft_call", "extend_request", "file_objection", "lapse", "move_up",
    "next_up", "override", "publish", "relieve", "remind", "renew", "request_documents", "score", "select", "sign",
    "submit", "terminate", "withdraw", "withdraw_list",
]  # fmt: skip
