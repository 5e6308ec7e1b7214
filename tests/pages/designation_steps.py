"""What the tests of the pages of designations share: signing in, reading a page, and typing a day."""

from django.urls import reverse

from tests.unit.kit.drawing import Drawn


def sign_in(client, who):
    """Sign a person in and return the client."""
    client.force_login(who)
    return client


def page(response, status=200):
    """Return the page of a response of a status, whose ids and references are whole."""
    assert response.status_code == status, response.content[:500]
    drawn = Drawn(response.content.decode())
    assert drawn.loose_ends() == []
    return drawn


def move_of(record, move):
    """Return the address of a move on a designation."""
    return reverse("move", args=["designation", record.pk, move])


def typed(name, day):
    """Return a day as the three boxes of a date send it."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}
