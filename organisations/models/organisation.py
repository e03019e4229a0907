"""The tenant: a municipality or a partnership of municipalities."""

import uuid

from django.core.validators import RegexValidator
from django.db import models

from organisations.querysets import OrganisationQuerySet


class Organisation(models.Model):
    """One municipality. Its slug is the first part of every URL of its pages."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField("naam in het adres", max_length=60, unique=True)
    name = models.CharField("naam", max_length=120)
    cbs_code = models.CharField(
        "CBS-code",
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^GM\d{4}$", "Vul een CBS-code in zoals GM0753.")],
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["name"]

    def __str__(self):
        return self.name
