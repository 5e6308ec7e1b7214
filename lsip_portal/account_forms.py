"""The forms of signing in and of passwords, in our words; what they check and do is django-allauth's."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms

EMAIL = ("Email address", "your email address", "")
PASSWORD = ("Password", "your password", "")
OR_CODE = ("Password (optional)", "your password", "Leave this empty and we will email you a code to sign in with.")
CODE = ("Code", "the code", "6 letters. You can type them in capitals or not.")
CURRENT = ("Current password", "your current password", "")
NEW = ("New password", "a new password", "Use at least 12 characters, and not a password that is easy to guess.")
AGAIN = ("New password again", "the new password again", "")

Words = tuple[str, str, str]


def word(form: forms.Form, **fields: Words) -> None:
    """Give fields their label, what they ask for as it stands after "Enter", and their hint."""
    for name, (label, what, hint) in fields.items():
        field = form.fields[name]
        field.label, field.help_text = label, hint
        field.error_messages["required"] = f"Enter {what}"
        if isinstance(field, forms.EmailField):
            field.error_messages["invalid"] = "Enter an email address in the correct format, like name@example.com"
            field.error_messages["max_length"] = "Email address must be 320 characters or fewer"


class SignInForm(LoginForm):
    """Email address, and a password for those who want one: without it, a code is sent to the address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, login=EMAIL, password=OR_CODE)
        self.fields["password"].required = False


class CodeForm(ConfirmLoginCodeForm):
    """The code that was sent by email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, code=CODE)


class ConfirmPasswordForm(ReauthenticateForm):
    """The password once more, before a change of how a person signs in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, password=PASSWORD)


class AskForPasswordForm(ResetPasswordForm):
    """The email address to which the link for a new password goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, email=EMAIL)


class NewPasswordForm(ResetPasswordKeyForm):
    """A new password, by the link in an email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, password1=NEW, password2=AGAIN)


class FirstPasswordForm(SetPasswordForm):
    """A first password, for a signed-in person who has none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, password1=NEW, password2=AGAIN)


class OtherPasswordForm(ChangePasswordForm):
    """Another password in the place of the current one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, oldpassword=CURRENT, password1=NEW, password2=AGAIN)
