"""What the returns desk does, one function a verb; each ends in a posting or changes a working paper.

reporting: draft, hand in, send back, sign · correcting: correct, supplement, withdraw · deciding: decide, classify,
retract, note what a source prints · delivering: name a deliverer, set a duty, remind, issue a key · analysing: analyse
results · officers: assign, mentor, request travel, order it, report on it.
"""

from iljari.desks.returns.operations.analysing import analyse
from iljari.desks.returns.operations.correcting import REASONS, correct, supplement, withdraw
from iljari.desks.returns.operations.deciding import classify, decide, note_statement, retract
from iljari.desks.returns.operations.delivering import (
    end_key,
    issue_key,
    name_deliverer,
    owe,
    remind,
    stop_owing,
)
from iljari.desks.returns.operations.officers import (
    assign,
    end_mentoring,
    mentor,
    order_travel,
    report_travel,
    request_travel,
)
from iljari.desks.returns.operations.reporting import Number, Wrong, draft, faults, send_back, sign, submit

__all__ = [
    "REASONS", "Number", "Wrong", "analyse", "assign", "classify", "correct", "decide", "draft", "end_key", "end_mentoring", "faults", "issue_key",
    "mentor", "name_deliverer", "note_statement", "order_travel", "owe", "remind", "report_travel", "request_travel",
    "retract", "send_back", "sign", "stop_owing", "submit", "supplement", "withdraw",
]  # fmt: skip
