"""Working papers of the intake desk: calls, applications, checks, reviews, selections, agreements. Never a figure, a name only encrypted."""

from iljari.desks.intake.models.agreements import Agreement, Term
from iljari.desks.intake.models.applications import Application, Document, Member
from iljari.desks.intake.models.calls import Call, CallCorrection, ReceiptBook
from iljari.desks.intake.models.eligibility import Check, DocumentRequest, Override, RequestReminder
from iljari.desks.intake.models.reviews import Deliberation, Interest, Reviewer, Sheet
from iljari.desks.intake.models.selections import Decision, Objection, Selection
from iljari.desks.intake.models.steps import Step

__all__ = [
    "Agreement", "Application", "Call", "CallCorrection", "Check", "Decision", "Deliberation", "Document",
    "DocumentRequest", "Interest", "Member", "Objection", "Override", "ReceiptBook", "RequestReminder", "Reviewer", "Selection", "Sheet",
    "Step", "Term",
]  # fmt: skip
