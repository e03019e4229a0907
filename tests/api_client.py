"""A program that calls the API, for tests: a client with a key of an organisation.

Belongs here: what tests of the API in every app share. Rows are made by the factories of the apps.
"""

import json

from django.test import Client

from tests.organisations.factories import make_new_key

JSON = {"content_type": "application/json"}


class ApiClient(Client):
    """A Client of which bodies are JSON. `api_key` is its ApiKey: history names the account of that."""

    api_key = None

    def post(self, path, data=None, **options):
        """Send data as JSON; without data an empty object."""
        return super().post(path, data, **JSON | options)

    def patch(self, path, data=None, **options):
        """Send data as JSON."""
        return super().patch(path, data, **JSON | options)

    def put(self, path, data=None, **options):
        """Send data as JSON."""
        return super().put(path, data, **JSON | options)


def key_client(organisation, right="lezen", trees=()):
    """An ApiClient that sends a new key with this right, limited to these GoalTrees (none: not limited)."""
    made = make_new_key(organisation, right, tree_ids=[goal_tree.pk for goal_tree in trees])
    client = ApiClient(headers={"Authorization": f"Bearer {made.secret}"})
    client.api_key = made.api_key
    return client


def problem(response):
    """What a refusal says: (status, detail, {name: reason})."""
    assert response["Content-Type"] == "application/problem+json", response.content
    told = json.loads(response.content)
    assert told["status"] == response.status_code
    reasons = {row["name"]: row["reason"] for row in told.get("invalidParams", ())}
    return told["status"], told["detail"], reasons
