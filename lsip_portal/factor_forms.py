"""The forms of second factors, in our words; what they check and do is django-allauth's."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.validators import MaxLengthValidator

from lsip_portal.account_forms import word

APP_OR_RECOVERY = ("Code", "the code", "6 digits from your authenticator app, or one of your recovery codes.")
APP = ("Code", "the code that the app shows", "6 digits. They change every 30 seconds.")
NAME = ("Name of the passkey", "a name for the passkey", "For example “work laptop” or “phone”.")
LONGEST_NAME = 60
NO_ANSWER = "We could not read the answer of your device. Try again"


class SecondStepForm(AuthenticateForm):
    """A code of the authenticator app, or a recovery code, when signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, code=APP_OR_RECOVERY)


class ConfirmCodeForm(ReauthenticateForm):
    """The same, before a change of how a person signs in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, code=APP_OR_RECOVERY)


class SetUpAppForm(ActivateTOTPForm):
    """The first code of an authenticator app, which shows that it was set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        word(self, code=APP)


class PasskeyAnswer(forms.Form):
    """What the device answered, put there by the script of the page."""

    credential: forms.Field

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages |= {"required": NO_ANSWER, "invalid": NO_ANSWER}

    def _refuse_unreadable(self, data: Any) -> None:
        """Refuse an answer that no device gives.

        Raises:
            ValidationError: if the answer is not made of the parts that every answer has.
        """
        if not isinstance(data, dict) or not isinstance(data.get("response"), dict):
            raise forms.ValidationError(NO_ANSWER)


class _Shown(PasskeyAnswer):
    """An answer that shows that a passkey is at hand."""

    def clean_credential(self) -> Any:
        """Check the answer."""
        self._refuse_unreadable(self.cleaned_data["credential"])
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (AttributeError, KeyError, UnicodeDecodeError) as error:
            raise forms.ValidationError(NO_ANSWER) from error


class SecondStepPasskeyForm(_Shown, AuthenticateWebAuthnForm):
    """A passkey as the second factor, when signing in."""


class ConfirmPasskeyForm(_Shown, ReauthenticateWebAuthnForm):
    """A passkey before a change of how a person signs in."""


class SignInPasskeyForm(_Shown, LoginWebAuthnForm):
    """A passkey in the place of everything else."""


class AddPasskeyForm(PasskeyAnswer, AddWebAuthnForm):
    """A new passkey: it checks who holds the device, so that it counts as two factors."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        _limit_name(self)

    def clean(self) -> dict[str, Any]:
        """Check the answer, and that the device checked who holds it."""
        if data := self.cleaned_data.get("credential"):
            self._refuse_unreadable(data)
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean() or {}
        except (AttributeError, KeyError, ValueError) as error:
            raise forms.ValidationError(NO_ANSWER) from error


class RenamePasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form."""
        super().__init__(*args, **kwargs)
        _limit_name(self)


def _limit_name(form: forms.Form) -> None:
    """Give a passkey's name its words and its limit."""
    word(form, name=NAME)
    field = form.fields["name"]
    assert isinstance(field, forms.CharField)  # noqa: S101
    field.max_length = LONGEST_NAME
    field.validators.append(
        MaxLengthValidator(LONGEST_NAME, f"Name of the passkey must be {LONGEST_NAME} characters or fewer")
    )
