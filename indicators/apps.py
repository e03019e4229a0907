"""The app of indicators, measurements and targets."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = "Indicatoren"
    default_auto_field = "django.db.models.BigAutoField"
