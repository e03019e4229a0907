"""App of organisations (tenants), their people and roles."""

import importlib

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "organisations"
    verbose_name = "Organisaties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Let the log hear of logins, and the API speak plain Dutch."""
        importlib.import_module("organisations.login_log")
        importlib.import_module("organisations.api.messages").speak_plainly()
