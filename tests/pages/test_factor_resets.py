"""Resets of lost second factors: who asks, who agrees, what is removed, who is told, and every refusal."""

import json
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import FactorReset, User
from accounts.resets import services
from accounts.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASE_OFFICER,
    DECISION_MAKER,
    ERB_EDITOR,
    ERB_LEAD,
    PROVIDER_LEAD,
    PUBLISHER,
)
from accounts.selectors import nation
from lifecycle.engine import NotAllowed, NotPossible
from lifecycle.models import Message
from lifecycle.selectors import entries_of
from tests.factories.accounts import held_by, holder, person, reset_asked, with_factor
from tests.factories.places import body_place, provider_place
from tests.pages.designation_steps import page, sign_in
from tests.pages.sign_in_steps import app_code, page_of, sign_in_by_code, with_app

pytestmark = pytest.mark.django_db
WHY = "They came to my desk."


@pytest.fixture
def place():
    return body_place(name="Chamber of Somewhere")


@pytest.fixture
def lead(place):
    return holder(ERB_LEAD, place, person("Ada Lead"))


@pytest.fixture
def editor(place):
    return with_factor(holder(ERB_EDITOR, place, person("Ben Editor")))


def role_of(who):
    return held_by(who)[0]


def ask_at(who):
    return reverse("begin", args=["factor-reset", role_of(who).pk, "ask"])


def move_at(reset, move):
    return reverse("move", args=["factor-reset", reset.pk, move])


def factors_of(who):
    return Authenticator.objects.filter(user=who).count()


def told(who):
    return [message.subject for message in Message.objects.filter(actor=who.actor).order_by("pk")]


def test_a_lead_removes_the_lost_factor_of_an_editor_who_is_told_and_signed_out_everywhere(client, lead, editor):
    elsewhere = sign_in(Client(), editor)
    assert elsewhere.get(reverse("home")).status_code == 200
    sign_in(client, lead)
    assert page(client.get(role_of(editor).get_absolute_url())).all("a", href=ask_at(editor))

    answer = client.post(ask_at(editor), {"note": WHY})

    reset = FactorReset.objects.get()
    assert (reset.state, answer.url) == ("done", reset.get_absolute_url())
    assert factors_of(editor) == 0
    assert User.objects.get(pk=editor.pk).must_enrol
    assert told(editor) == ["Your second factor was removed"]
    assert WHY in page(client.get(answer.url)).text("main")
    assert [entry.move for entry in entries_of(reset)] == ["remove", "ask"]
    assert elsewhere.get(reverse("home")).status_code == 302


def test_the_person_sets_up_another_one_when_they_next_sign_in_and_is_then_let_in(lead, editor, settings, mailoutbox):
    settings.DEMONSTRATION = False
    services.ask_for_reset(services.new_reset(role_of(editor)), by=lead, note=WHY)
    browser, _ = sign_in_by_code(User.objects.get(pk=editor.pk), mailoutbox)
    assert browser.get(reverse("home")).url.startswith(reverse("second_factor"))
    page_of(browser.get(reverse("second_factor")))
    form = page_of(browser.get(reverse("mfa_activate_totp")))
    secret = browser.session["mfa.totp.secret"]
    assert form.text("h1")
    browser.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    assert browser.get(reverse("home")).status_code == 200
    assert not User.objects.get(pk=editor.pk).must_enrol


@pytest.fixture
def department():
    """An administrator who asks, the publisher who lost the factor, and a decision maker who may agree."""
    publisher = with_factor(holder(PUBLISHER, who=person("Pat Publisher")))
    return holder(ADMINISTRATOR, who=person("Ann Administrator")), publisher, holder(DECISION_MAKER)


def test_for_a_role_that_publishes_a_second_person_confirms_and_until_then_nothing_is_removed(client, department):
    administrator, publisher, decider = department
    sign_in(client, administrator)
    client.post(ask_at(publisher), {"note": WHY})
    reset = FactorReset.objects.get()
    assert (reset.state, factors_of(publisher)) == ("asked", 2)
    assert told(publisher) == told(decider) == ["Pat Publisher: a reset of the second factor is asked for"]
    assert page(client.get(nation().get_absolute_url())).all("a", href=reset.get_absolute_url())
    own = page(client.get(reset.get_absolute_url())).text("main")
    assert "You asked for this, so a second person must confirm it." in own
    assert client.post(move_at(reset, "confirm")).status_code == 403

    sign_in(client, decider)
    assert client.post(move_at(reset, "confirm")).status_code == 302

    reset.refresh_from_db()
    assert (reset.state, reset.confirmed_by, factors_of(publisher)) == ("done", decider, 0)
    assert told(publisher)[-1] == told(administrator)[-1] == "Pat Publisher: the second factor was removed"
    assert client.post(move_at(reset, "confirm")).status_code == 409


def test_nobody_asks_for_their_own_and_nobody_confirms_their_own(client, department):
    administrator, _, decider = department
    holder(DECISION_MAKER)
    sign_in(client, with_factor(administrator))
    assert not page(client.get(role_of(administrator).get_absolute_url())).all("a", href=ask_at(administrator))
    refused = page(client.post(ask_at(administrator), {"note": WHY}), 403).text("main")
    assert "These are your own second factors, so somebody else must do this." in refused

    assert client.post(ask_at(with_factor(decider)), {"note": WHY}).status_code == 302

    reset = FactorReset.objects.get()
    answer = sign_in(client, decider).post(move_at(reset, "confirm"))
    assert "These are your own second factors" in page(answer, 403).text("main")
    assert factors_of(decider) == 2


def test_the_person_refuses_what_they_did_not_ask_for(client, department):
    administrator, _, decider = department
    holder(DECISION_MAKER)
    services.ask_for_reset(services.new_reset(role_of(with_factor(decider))), by=administrator, note=WHY)
    reset = FactorReset.objects.get()
    sign_in(client, decider)
    assert page(client.post(move_at(reset, "refuse"), {"note": " "}), 422).errors()
    client.post(move_at(reset, "refuse"), {"note": "It was not me."})
    reset.refresh_from_db()
    assert (reset.state, factors_of(decider)) == ("refused", 2)
    assert told(administrator)[-1].endswith("the reset of the second factor was refused")


@pytest.mark.parametrize("note", ["", "x" * 2001])
def test_what_is_wrong_with_the_reason_is_said_beside_it(client, lead, editor, note):
    shown = page(sign_in(client, lead).post(ask_at(editor), {"note": note}), 422)
    assert shown.errors()
    assert note in shown.html
    assert factors_of(editor) == 2


def test_those_who_do_not_look_after_the_place_are_refused_by_page_and_by_api(client, place, lead, editor):
    colleague = holder(ERB_EDITOR, place)
    for who, status in (
        (colleague, 403),
        (holder(AUDITOR), 403),
        (holder(ADMINISTRATOR), 403),
        (holder(PROVIDER_LEAD, provider_place()), 404),
        (person(), 404),
    ):
        sign_in(client, who)
        assert client.post(ask_at(editor), {"note": WHY}).status_code == status
        api = reverse("api:begin", args=["factor-reset", role_of(editor).pk, "ask"])
        answer = client.post(api, json.dumps({"note": WHY}), content_type="application/json")
        assert answer.status_code == status
    assert factors_of(editor) == 2
    assert not FactorReset.objects.exists()


def test_a_case_officer_asks_by_api_and_reads_it_there(client, editor):
    sign_in(client, holder(CASE_OFFICER))
    api = reverse("api:begin", args=["factor-reset", role_of(editor).pk, "ask"])
    begun = client.post(api, json.dumps({"note": WHY}), content_type="application/json")
    assert begun.status_code == 201
    shown = client.get(reverse("api:factor-reset-detail", args=[begun.json()["id"]])).json()
    assert (shown["person"], shown["state"]) == ("Ben Editor", "done")
    assert sign_in(client, person()).get(reverse("api:factor-reset-list")).json()["results"] == []


def test_there_must_be_something_to_remove_and_one_reset_waits_at_a_time(client, place, lead, department):
    bare = holder(ERB_EDITOR, place)
    shown = page(sign_in(client, lead).get(role_of(bare).get_absolute_url()))
    assert "has no second factor" in shown.text("main")
    assert client.post(ask_at(bare), {"note": WHY}).status_code == 409
    administrator, publisher, _ = department
    services.ask_for_reset(services.new_reset(role_of(publisher)), by=administrator, note=WHY)
    with pytest.raises(NotPossible) as refused:
        services.ask_for_reset(services.new_reset(role_of(publisher)), by=administrator, note=WHY)
    assert "A reset waits for a second person already" in refused.value.reasons[0]


def test_a_lead_of_a_body_does_not_reset_somebody_who_also_acts_for_the_department(place, lead, editor):
    holder(PUBLISHER, who=editor)
    with pytest.raises(NotPossible) as refused:
        services.ask_for_reset(services.new_reset(role_of(editor)), by=lead, note=WHY)
    assert "also acts for the department" in refused.value.reasons[0]
    assert factors_of(editor) == 2


def test_where_nobody_could_confirm_it_is_refused_at_once():
    administrator = holder(ADMINISTRATOR)
    publisher = with_factor(holder(PUBLISHER))
    with pytest.raises(NotPossible) as refused:
        services.ask_for_reset(services.new_reset(role_of(publisher)), by=administrator, note=WHY)
    assert "Nobody else could confirm this" in refused.value.reasons[0]


def test_a_role_that_ended_gives_no_reset(place, lead, editor):
    from accounts.services import end_role

    held = role_of(editor)
    end_role(held, by=lead, note="Left.")
    with pytest.raises(NotPossible) as refused:
        services.ask_for_reset(services.new_reset(held), by=lead, note=WHY)
    assert "holds no role" in refused.value.reasons[0]


def test_a_case_officer_does_not_reset_the_department(department):
    with pytest.raises(NotAllowed, match="An administrator of access asks"):
        services.ask_for_reset(services.new_reset(role_of(department[1])), by=holder(CASE_OFFICER), note=WHY)


def test_strangers_find_no_reset(client, place):
    reset = reset_asked(place)
    User.objects.filter(pk=reset.person_id).update(signed_out_before=None)  # as one who signed in again
    for who, status in ((reset.person, 200), (holder(AUDITOR), 200), (person(), 404)):
        assert sign_in(client, who).get(reset.get_absolute_url()).status_code == status


@pytest.mark.parametrize("who", ["person", "asker"])
def test_the_database_keeps_no_reset_that_one_person_made_alone(department, who):
    administrator, publisher, _ = department
    services.ask_for_reset(services.new_reset(role_of(publisher)), by=administrator, note=WHY)
    alone = {"person": publisher, "asker": administrator}[who]
    with pytest.raises(IntegrityError), transaction.atomic():
        FactorReset.objects.update(state="done", confirmed_by=alone)
    with pytest.raises(IntegrityError), transaction.atomic():
        FactorReset.objects.update(asked_by=publisher)


def test_the_last_administrator_is_helped_from_the_command_line():
    last = with_app(holder(ADMINISTRATOR, who=person("Last One")))
    said = StringIO()
    call_command("reset_second_factor", last.email, "--reason", "She showed her pass.", stdout=said)
    assert "Last One has no second factor any more" in said.getvalue()
    assert factors_of(last) == 0
    assert "She showed her pass." in Message.objects.get(actor=last.actor).body
    for address, reason in ((last.email, "has no second factor"), ("nobody@example.org", "Nobody signs in")):
        with pytest.raises(CommandError, match=reason):
            call_command("reset_second_factor", address, "--reason", "Again.")
