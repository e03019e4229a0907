"""How often may call who has no key. Keys have an allowance of their own (organisations/api_keys.py)."""

from django.core.cache import caches
from rest_framework.throttling import AnonRateThrottle, SimpleRateThrottle


class StrangerThrottle(AnonRateThrottle):
    """Calls without key or login, by address, each process counting for itself."""

    cache = caches["strangers"]
    rate = "120/min"


class WrongKeyThrottle(SimpleRateThrottle):
    """Calls with a key that does not work, by address. Right keys from that address go on working."""

    cache = caches["strangers"]
    rate = "60/min"

    def get_cache_key(self, request, view):
        """Where the count of this address is kept."""
        return f"wrong-key:{self.get_ident(request)}"
