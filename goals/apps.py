"""App of goal trees."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "goals"
    verbose_name = "Doelenbomen"
    default_auto_field = "django.db.models.BigAutoField"
