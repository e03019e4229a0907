"""Who may call an operation at all; what they may see and change there is asked by what it calls."""

from rest_framework.permissions import SAFE_METHODS, BasePermission

from organisations.permissions import is_editor_somewhere


class Known(BasePermission):
    """Reading is for everybody with a key or a login, writing for who may change something.

    A method that an address does not have is let through, to hear that.
    """

    message = "Met deze sleutel of deze rol kunt u lezen, maar niet wijzigen."

    def has_permission(self, request, view):
        """Whether this caller may go on."""
        if request.method not in view.allowed_methods:
            return True
        if not request.user.is_authenticated:
            return False
        return request.method in SAFE_METHODS or is_editor_somewhere(request.user)


class Anybody(Known):
    """Reading is for everybody: without key or login one finds what is published."""

    def has_permission(self, request, view):
        """Whether this caller may go on."""
        return request.method in SAFE_METHODS or super().has_permission(request, view)
