"""Issues that providers raise with the department: raised, queued, answered, told."""

import json
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from accounts.roles import CASE_OFFICER, ERB_LEAD, PROVIDER_CONTRIBUTOR, PROVIDER_LEAD
from approvals.models import ProviderIssue
from approvals.provider_issues import services
from lifecycle import clock
from lifecycle.engine import NotAllowed, run
from lifecycle.models import Message
from tests.factories import declarations, files, places, plans
from tests.factories import provider_issues as make
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(date(2026, 3, 6)):
        yield


@pytest.fixture
def place(editions):
    return places.provider_place()


def begin_at(place):
    return reverse("begin", args=["provider-issue", place.pk, "raise"])


def move_of(record, move):
    return reverse("move", args=["provider-issue", record.pk, move])


@pytest.mark.clause("G-3.4.2-5")
def test_a_provider_raises_an_issue_that_the_department_finds_in_its_queue_and_replies_to(client, place):
    lead, officer, designation = holder(PROVIDER_LEAD, place), holder(CASE_OFFICER), plans.designated()
    sign_in(client, lead)
    (link,) = (one.get("href") for one in page(client.get(reverse("provider_issues"))).all("a", class_="govuk-button"))
    sent = client.post(link, make.FACTS | {"designation": designation.pk, "attached": files.sent()})
    record = ProviderIssue.objects.get()
    assert sent.url == record.get_absolute_url()
    told = Message.objects.get(actor=officer.actor, subject__contains="raises an issue")
    assert make.FACTS["support_wanted"] in told.body

    sign_in(client, officer)
    assert "1 issue waiting for a reply" in page(client.get(reverse("home"))).text("main")
    queue = page(client.get(reverse("provider_issues"), {"state": "raised"})).text("main")
    assert "Working with the employer representative body" in queue
    assert designation.area.name in queue
    assert client.post(move_of(record, "reply"), {"note": "We meet you both on Monday."}).status_code == 302
    assert "There is no issue in this state." in page(client.get(reverse("provider_issues"), {"state": "raised"})).html

    shown = page(sign_in(client, lead).get(record.get_absolute_url())).text("main")
    for words in (*make.FACTS.values(), "We meet you both on Monday.", "letter.pdf", "Answered"):
        assert words in shown or words == "engaging", words
    assert (
        "We meet you both on Monday."
        in Message.objects.get(actor=lead.actor, subject__startswith="The department has").body
    )


@pytest.mark.clause("G-3.4.2-5")
def test_a_reply_that_does_not_help_is_answered_back_and_every_word_is_kept(client, place):
    record, officer = make.raised(place), holder(CASE_OFFICER)
    services.reply(record, by=officer, note="Read the guidance.")
    contributor = holder(PROVIDER_CONTRIBUTOR, place)
    sign_in(client, contributor).post(move_of(record, "write_again"), {"note": "We did."})
    record.refresh_from_db()
    assert record.state == "raised"
    services.reply(record, by=officer, note="Then we visit you.")
    sign_in(client, contributor).post(move_of(record, "close"), {"note": "You came."})
    shown = page(client.get(record.get_absolute_url())).text("main")
    for words in ("Read the guidance.", "We did.", "Then we visit you.", "You came.", "Closed"):
        assert words in shown, words
    assert client.post(move_of(record, "write_again"), {"note": "Late."}).status_code == 409


def test_neither_an_erb_nor_another_provider_finds_it(client, place):
    designation = plans.designated()
    record = make.raised(place, designation=designation)
    for stranger in (holder(ERB_LEAD, designation.scope), holder(PROVIDER_LEAD, places.provider_place())):
        sign_in(client, stranger)
        assert client.get(record.get_absolute_url()).status_code == 404
        assert client.get(begin_at(place)).status_code == 404
        assert client.get(reverse("api:provider-issue-list")).json()["results"] == []
        history = client.get(reverse("designation_history", args=[designation.pk]))
        assert make.FACTS["description"] not in history.content.decode()


def test_an_interest_in_the_provider_or_the_area_bars_from_the_reply_and_from_raising_it(place):
    designation = plans.designated()
    record = make.raised(place, designation=designation)
    for about in ({}, {"organisation": place.organisation}):
        officer = holder(CASE_OFFICER)
        declarations.declaration(designation, by=officer, **about)
        with pytest.raises(NotAllowed, match="You declared an interest"):
            services.reply(record, by=User.objects.get(pk=officer.pk), note="So.")
    lead = holder(PROVIDER_LEAD, place)
    holder(CASE_OFFICER, who=lead)
    declarations.declaration(designation, by=lead)
    with pytest.raises(NotAllowed, match="You declared an interest"):
        make.raised(place, by=User.objects.get(pk=lead.pk), designation=designation)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": ""}, "Select what it is about"),
        ({"kind": "gossip"}, "must be one of the options"),
        ({"description": ""}, "Enter a description of the issue"),
        ({"support_wanted": " "}, "Enter the support that you want"),
        ({"designation": "999999"}, "Area must be one of the options"),
        ({"description": "x" * 4001}, "must be 4,000 characters or fewer"),
    ],
)
def test_what_is_missing_is_said_in_place_and_the_rest_is_kept(client, place, wrong, said):
    sign_in(client, holder(PROVIDER_LEAD, place))
    drawn = page(client.post(begin_at(place), make.FACTS | wrong), 422)
    assert [words for words, _ in drawn.errors() if said in words], drawn.errors()
    if "support_wanted" not in wrong:
        assert drawn.text("textarea", name="support_wanted") == make.FACTS["support_wanted"]
    assert not ProviderIssue.objects.exists()
    body = json.dumps(make.FACTS | wrong)
    api = reverse("api:begin", args=["provider-issue", place.pk, "raise"])
    assert client.post(api, body, content_type="application/json").status_code == 400


def test_an_answered_issue_without_a_reply_is_refused_by_the_table(place):
    record = make.raised(place)
    for broken in ({"reply": "So."}, {"state": "answered"}, {"description": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ProviderIssue.objects.filter(pk=record.pk).update(**broken)
    with pytest.raises(Exception, match="Give the reason"):
        run(record, "reply", by=holder(CASE_OFFICER))
