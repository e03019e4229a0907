"""Models of organisations, one noun per file."""

from organisations.models.api_key import ApiKey
from organisations.models.idempotent_reply import IdempotentReply
from organisations.models.invitation import Invitation
from organisations.models.membership import Membership
from organisations.models.organisation import Organisation
from organisations.models.term import Term
from organisations.models.term_merge import TermMerge
from organisations.models.user import User

__all__ = [
    "ApiKey",
    "IdempotentReply",
    "Invitation",
    "Membership",
    "Organisation",
    "Term",
    "TermMerge",
    "User",
]
