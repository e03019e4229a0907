"""How often may call who has no key. Keys have an allowance of their own (organisations/api_keys.py)."""

from django.core.cache import caches
from rest_framework.throttling import AnonRateThrottle


class StrangerThrottle(AnonRateThrottle):
    """Calls without key or login, by address, each process counting for itself."""

    cache = caches["strangers"]
    rate = "120/min"
