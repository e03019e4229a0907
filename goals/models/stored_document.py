"""JSON that is kept as the bytes in which it is sent."""

from django.db import models


class StoredDocument(models.Model):
    """The same JSON three times: as it is, and compressed in both ways that clients understand."""

    content = models.BinaryField()
    content_gzip = models.BinaryField()
    content_br = models.BinaryField()

    class Meta:
        abstract = True
