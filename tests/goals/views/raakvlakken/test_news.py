"""What is new: looking at it, and having seen it, whatever moment is sent."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from goals.models import Follower

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "gisteren", "2026-02-31T00:00:00+00:00", "2026-02-01T00:00:00"])
def test_a_moment_that_the_page_never_wrote_counts_as_now(client, user, organisation, text):
    client.force_login(user)
    before = timezone.now()
    answer = client.post(reverse("goals:raakvlak_seen", args=[organisation.slug]), {"tot": text})
    assert answer.url == reverse("goals:raakvlak_news", args=[organisation.slug])
    assert before < Follower.objects.get().seen_until < timezone.now()


def test_everything_up_to_the_moment_of_the_page_is_seen(client, user, organisation):
    client.force_login(user)
    url = reverse("goals:raakvlak_seen", args=[organisation.slug])
    client.post(url, {"tot": LONG_AGO.isoformat()})
    assert Follower.objects.get().seen_until == LONG_AGO
