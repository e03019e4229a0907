"""The answer to a POST with an Idempotency-Key, to give again when the same POST comes again."""

from django.conf import settings
from django.db import models


class IdempotentReply(models.Model):
    """`fingerprint` is the SHA-256 of method, address and body; a row is kept for a day.

    Stored in the transaction of what the POST did, so that both are there or neither
    (organisations/api/idempotency.py).
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=bytes)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "antwoord op een POST"
        verbose_name_plural = "antwoorden op POST"
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="idempotent_reply_once"),
        ]

    def __str__(self):
        return self.key
