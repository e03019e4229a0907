"""How a page of indicators offers to take back what was written in measurements and targets.

Keeping the sentence that tells it for the next page is in organisations/views/feedback.py.
"""

from django.urls import reverse
from django.utils.http import urlencode

from indicators import undo

MOST_UNDONE = 300  # values that a file or CBS brings at once; taking back more is too much for a session


def undo_of(organisatie, written, page):
    """(token, address) that take a values.Written back and return to `page`; ('', '') when it is empty."""
    token = undo.of_written(written)
    url = f"{reverse('indicators:undo', args=[organisatie])}?{urlencode({'terug': page})}"
    return token, url if token else ""
