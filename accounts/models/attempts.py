"""Attempts to sign in, as their owner sees them."""

from typing import ClassVar

from django.db import models

from accounts.models.people import User


class SignInAttempt(models.Model):
    """One attempt to sign in to somebody's account: when, how, from which network and device, and how it ended.

    The network is the address without its last part, and the device is a browser and a system: enough for the owner to
    recognise themselves, and no more.
    """

    class Method(models.TextChoices):
        PASSWORD = "password", "Password"
        CODE = "code", "Code by email"
        PASSKEY = "passkey", "Passkey"
        DFE = "dfe", "DfE Sign-in"
        SECOND_FACTOR = "second_factor", "Second factor"
        INVITATION = "invitation", "Invitation accepted"
        DEMONSTRATION = "demonstration", "Demonstration button"

    person = models.ForeignKey(User, models.CASCADE, related_name="sign_in_attempts")
    at = models.DateTimeField()
    method = models.CharField(max_length=20, choices=Method)
    succeeded = models.BooleanField()
    network = models.CharField(max_length=50, blank=True)
    device = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["person", "-at"], name="attempts_of_a_person"),
            models.Index(fields=["at"], name="attempts_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_method_display()}, {self.at}"
