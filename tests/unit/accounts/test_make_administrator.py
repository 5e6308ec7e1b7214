"""The command that makes the first administrator of access."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts import selectors
from accounts.models import RoleHeld, User
from accounts.roles import ADMINISTRATOR

pytestmark = pytest.mark.django_db


def make(*words):
    said = StringIO()
    call_command("make_administrator", *words, stdout=said)
    return said.getvalue()


def test_the_first_administrator_gets_an_account_without_a_password():
    assert make("ada@example.org", "--name", "Ada Obi") == (
        "Ada Obi is an administrator of access and can sign in as ada@example.org.\n"
    )
    ada = User.objects.get(email="ada@example.org")
    assert selectors.holds(ada, ADMINISTRATOR, [])
    assert not ada.has_usable_password()


def test_it_refuses_a_second_one_and_what_is_no_address():
    make("ada@example.org")
    for words, reason in ((["ben@example.org"], "There is an administrator"), (["ben"], "ben is no email address")):
        with pytest.raises(CommandError, match=reason):
            make(*words)
    assert RoleHeld.objects.count() == 1
