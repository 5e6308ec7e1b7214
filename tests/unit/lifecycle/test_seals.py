"""Sealed links: what the database holds opens nothing, and no seal opens another address."""

import pytest
from django.core import mail

from lifecycle import outbox, seals
from lifecycle.models import Message
from lifecycle.workflow import Addressee
from tests.factories.accounts import person


@pytest.mark.parametrize("path", ["/join/1/1/", "/join/12/3/"])
def test_the_seal_of_an_address_opens_that_address_alone(path):
    seal = seals.seal_of(path)
    assert seals.is_sealed(path, seal)
    for other in ("/join/1/2/", "/join/2/1/", ""):
        assert not seals.is_sealed(other, seal)
    for torn in ("", seal[:-1], seal + "x", "torn"):
        assert not seals.is_sealed(path, torn)


def test_a_seal_needs_the_secret_key_and_outlives_its_replacement_while_it_is_kept(settings):
    seal = seals.seal_of("/join/1/1/")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another" * 10
    assert not seals.is_sealed("/join/1/1/", seal)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert seals.is_sealed("/join/1/1/", seal)


@pytest.mark.django_db
def test_the_mail_alone_holds_the_whole_link(settings):
    somebody = person()
    to = Addressee(somebody.actor_id, somebody.address, "/join/1/1/")
    outbox.put([to, person()], subject="You are invited", body="Open the link.", link="/elsewhere/")
    outbox.deliver()
    bodies = {message.to[0]: message.body for message in mail.outbox}
    sealed = f"{settings.SERVICE_URL}/join/1/1/{seals.seal_of('/join/1/1/')}/"
    assert bodies.pop(somebody.address) == f"Open the link.\n\n{sealed}\n"
    assert list(bodies.values()) == [f"Open the link.\n\n{settings.SERVICE_URL}/elsewhere/\n"]
    assert not any(seals.seal_of("/join/1/1/") in str(row) for row in Message.objects.values_list())
