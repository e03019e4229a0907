"""What every template knows of the organisation that a page belongs to.

Belongs here: the context processor, nothing else. It must not cost a query of its own.
"""

from organisations.enums import Role


def current(request):
    """The organisation in the address and the reader's membership in it; nothing for outsiders."""
    slug = request.resolver_match and request.resolver_match.kwargs.get("organisatie")
    if not slug or not request.user.is_authenticated:
        return {}
    memberships = list(request.user.memberships_by_organisation.values())
    mine = next((one for one in memberships if one.organisation.slug == slug), None)
    if mine is None:
        return {}
    return {
        "organisation": mine.organisation,
        "membership": mine,
        "memberships": memberships,
        "other_memberships": [one for one in memberships if one != mine],
        "can_manage_people": mine.role == Role.BEHEERDER,
    }
