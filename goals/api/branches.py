"""Making whole branches in one call, all or nothing. Reading the body is in branch_reading.py."""

from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.reverse import reverse

from goals.api.branch_reading import BranchReader
from goals.api.branch_schema import BranchSerializer, NewBranchSerializer
from goals.api.goal_serializers import PlaceSerializer, read_place
from goals.api.holding import fetch_tree, holding, state_now
from goals.branches import insert_drafts
from goals.lock import locking
from goals.permissions import check_can_edit
from goals.tagging import check_terms
from goals.tree import Position, parent_at
from organisations.api.conditional import tagged
from organisations.api.problems import in_keys
from organisations.api.resource import NO_OBJECT, Resource
from organisations.api.schema import operation

AT_TOP = (None, Position.LAST_UNDER)


class Branches(Resource):
    tag = "doelenbomen"
    serializer_class = NewBranchSerializer

    @operation(
        "Maak hele takken in één keer",
        "Doelen met alles eronder, in de vorm die ‘…/boom’ heeft, tot 2000 doelen in één aanroep. Klopt er "
        "iets niet, dan gebeurt er niets en krijgt u alle fouten tegelijk, elk met zijn pad. U krijgt de "
        "id’s terug zoals u de doelen stuurde.",
        gives={201: BranchSerializer},
    )
    def create(self, request, id):
        """Make branches."""
        user, goal_tree = request.user, fetch_tree(request.user, id)
        check_can_edit(user, goal_tree)
        body, errors, (target, position) = self._read_place(goal_tree)
        reader = BranchReader(user, goal_tree.organisation)
        reader.read(request.data, parent_at(target, position).level if target else "")
        _refuse(reader.problems, errors)
        with (
            holding(request, goal_tree),
            in_keys(body, level="niveau"),
            locking(user=user, goal_tree=goal_tree),
        ):
            check_terms(goal_tree.organisation, reader.terms)
            goals = insert_drafts(
                user=user, goal_tree=goal_tree, drafts=reader.drafts, target=target, position=position
            )
        location = reverse("api:goal", [goals[0].pk], request=request)
        made = {"doelen": _nested(reader.drafts, iter(goals))}
        return tagged(Response(made, status=201, headers={"Location": location}), state_now(goal_tree.pk))

    def _read_place(self, goal_tree):
        """(serializer that read the body, what is wrong with it, the place; AT_TOP when that is wrong)."""
        if not isinstance(self.request.data, dict):
            raise ValidationError({"": [NO_OBJECT]})
        body = PlaceSerializer(data=self.request.data, context=self.get_serializer_context())
        try:
            body.is_valid(raise_exception=True)
            return body, {}, read_place({**body.validated_data}, goal_tree) or AT_TOP
        except ValidationError as error:
            return body, error.detail, AT_TOP


def _refuse(problems, errors):
    """Raise ValidationError with all that is wrong, if anything is."""
    wrong = {**errors}
    for path, sentence in problems:
        wrong.setdefault(path, []).append(sentence)
    if wrong:
        raise ValidationError(wrong)


def _nested(drafts, goals):
    """The ids of goals that come in tree order, nested as their drafts."""
    return [{"id": str(next(goals).pk), "kinderen": _nested(draft.children, goals)} for draft in drafts]
