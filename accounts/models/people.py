"""People who sign in."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from lifecycle import clock
from lifecycle.models import Actor


class UserManager(BaseUserManager["User"]):
    """Creates people, each with the pseudonym under which the history knows them."""

    def create_user(
        self, email: str, password: str | None = None, *, name: str = "", actor: Actor | None = None, **fields: Any
    ) -> "User":
        """Create a person; without a password they cannot sign in with one.

        `actor` is the pseudonym of somebody whom the history knows already, because they were invited.

        Raises:
            ValueError: if there is no e-mail address.
        """
        if not email:
            raise ValueError("A person needs an e-mail address.")
        actor = actor or Actor.objects.create(name=name or email.partition("@")[0])
        user = self.model(email=self.normalize_email(email).lower(), name=name, actor=actor, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create an administrator of the service, who sees the read-only administration pages and holds no role."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, signed in by e-mail address."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    actor = models.OneToOneField(Actor, models.PROTECT, related_name="user")
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=clock.now)
    # Whoever signed in before this moment, anywhere, has to do it again.
    signed_out_before = models.DateTimeField(null=True, blank=True)

    # Their second factors were removed because they lost them: at the next sign-in they set up another.
    must_enrol = models.BooleanField(default=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_person_for_each_email_whatever_its_case")
        ]
        verbose_name = "person"
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def address(self) -> str:
        """Where notices to this person are sent."""
        return self.email
