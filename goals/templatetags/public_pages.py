"""Template words for pages that everybody sees: where there is something to read without logging in."""

from django.template import Library

from goals.versions.reading import publishers

register = Library()


@register.simple_tag
def public_organisations():
    """(slug, name) of each organisation that published something for everybody; one query."""
    return publishers()
