"""How a newly designated body comes to act: its first lead, an editor, and the editor's end."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Invitation, User
from accounts.roles import CASE_OFFICER
from lifecycle import clock
from lifecycle.models import Message
from plans.models import DeliveryPlan
from tests.factories import delivery
from tests.factories.accounts import holder
from tests.factories.places import link_in_mail

pytestmark = pytest.mark.django_db
LAUNCH = "explain-the_first_lead_is_known_to_be_of_the_organisation"


def invite(client, by, place, **answers):
    """Invite somebody by the page and return the invitation."""
    client.force_login(by)
    response = client.post(reverse("begin", args=["invitation", place.pk, "invite"]), answers)
    assert response.status_code == 302, response.content.decode()
    client.logout()
    return Invitation.objects.get(email=answers["email"])


def accept(client, invitation, **answers):
    """Open the link in the mail and accept, then leave."""
    path = link_in_mail(invitation)
    assert client.get(path).status_code == 200
    assert client.post(path, answers).url == reverse("home")
    client.logout()
    return User.objects.get(email=invitation.email)


def test_a_newly_designated_body_gets_its_first_lead_and_an_editor_who_is_refused_once_ended(client):
    designation = delivery.designated(date(2026, 10, 1))
    place = designation.scope

    with clock.at(date(2026, 10, 2)):
        officer = holder(CASE_OFFICER)
        known = {LAUNCH: "The chief executive named her in the letter of consent."}
        first = {"name": "Ada Obi", "email": "ada@chamber.example", "role": "erb_lead"}
        invitation = invite(client, officer, place, **first, **known)
    with clock.at(date(2026, 10, 10)):
        lead = accept(client, invitation, name="Ada Obi", password1="", password2="")
        assert Message.objects.filter(actor=officer.actor).count() == 0  # a case officer is not a lead of the body

    with clock.at(date(2026, 10, 12)):
        editor_asked = {"name": "Ben Cole", "email": "ben@chamber.example", "role": "erb_editor"}
        invitation = invite(client, lead, place, **editor_asked)
        passing = "correct horse battery 9"
        editor = accept(client, invitation, name="Ben Cole", password1=passing, password2=passing)
        assert Message.objects.filter(actor=lead.actor, subject__startswith="Ben Cole accepted").count() == 1

    with clock.at(date(2026, 10, 13)):
        client.force_login(editor)
        begin = reverse("begin", args=["delivery-plan", designation.pk, "begin"])
        client.post(begin, {})
        plan = DeliveryPlan.objects.get(designation=designation)
        assert client.get(plan.get_absolute_url()).status_code == 200

        client.force_login(lead)
        held = editor.roles_held.get()
        client.post(reverse("move", args=["role", held.pk, "end"]), {"note": "Ben moved to another team."})

        client.force_login(editor)
        assert client.get(plan.get_absolute_url()).status_code == 404
        assert client.get(reverse("move", args=["delivery-plan", plan.pk, "submit"])).status_code == 404
        told = Message.objects.get(actor=editor.actor, subject__contains="ended")
        assert "Reason: Ben moved to another team." in told.body

        client.force_login(lead)
        assert client.get(plan.get_absolute_url()).status_code == 200  # the draft belongs to the body
        leaving = client.get(reverse("move", args=["role", lead.roles_held.get().pk, "leave"]))
        assert "Nobody else is the ERB" in leaving.content.decode()
