"""The pages of intelligence: what the department reads, and that an ERB never meets a source that is kept from it."""

import json
from datetime import date

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.roles import AUDITOR, CASE_OFFICER, DECISION_MAKER, ERB_EDITOR, ERB_LEAD, ERB_VIEWER, PROVIDER_LEAD
from approvals.intelligence import selectors, services
from approvals.models import Audience, Intelligence
from approvals.selectors import without_internal
from lifecycle import clock
from lifecycle.engine import NotPossible, options
from lifecycle.models import Attachment, Entry, Message
from tests.factories import declarations, files, interventions, places, plans, removals
from tests.factories import intelligence as make
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 6)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated()


def begin_of(designation):
    return reverse("begin", args=["intelligence", designation.pk, "record"])


def move_of(record, move):
    return reverse("move", args=["intelligence", record.pk, move])


def answers(**more):
    return {key: value for key, value in make.FACTS.items()} | typed("learned_on", TODAY) | more


@pytest.mark.clause("G-4.3.1-5")
def test_an_officer_records_what_was_told_with_source_and_date_and_opens_an_intervention_from_it(client, designation):
    officer = holder(CASE_OFFICER)
    sign_in(client, officer)
    hub = page(client.get(reverse("area_interventions", args=[designation.pk])))
    assert "Record intelligence" in hub.text("main")
    assert client.post(begin_of(designation), answers(attached=files.sent())).status_code == 302
    record = Intelligence.objects.get()
    shown = page(client.get(record.get_absolute_url()))
    for words in (make.TOLD, make.SOURCE, "An employer", "6 March 2023", "Likely", "letter.pdf"):
        assert words in shown.text("main"), words
    form = page(
        client.get(
            reverse("begin", args=["intervention", designation.pk, "open"]), {"origin": f"intelligence-{record.pk}"}
        )
    )
    assert form.one("option", value=f"intelligence-{record.pk}").get("selected") is not None
    sent = client.post(
        reverse("begin", args=["intervention", designation.pk, "open"]),
        interventions.FACTS | {"origin": f"intelligence-{record.pk}"},
    )
    assert sent.status_code == 302
    opened = record.interventions.get()
    assert "Intelligence of 6 March 2023" in page(client.get(opened.get_absolute_url())).text("main")


def pages_of_the_erb(client, designation, intervention):
    """Return all that an ERB can open that might speak of intelligence, as one text."""
    addresses = [
        reverse("home"),
        designation.get_absolute_url(),
        reverse("area", args=[designation.area.slug]),
        reverse("area_interventions", args=[designation.pk]),
        reverse("designation_history", args=[designation.pk]),
        reverse("interventions"),
        reverse("interventions_csv"),
        intervention.get_absolute_url(),
        reverse("messages"),
        reverse("api:intervention-list"),
        reverse("api:intervention-detail", args=[intervention.pk]),
        reverse("api:shared-intelligence-list"),
    ]
    texts = []
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        texts.append(answer.content.decode())
    return "\n".join(texts)


@pytest.mark.clause("G-4.3.1-5")
@pytest.mark.parametrize("role", [ERB_LEAD, ERB_EDITOR, ERB_VIEWER])
def test_no_page_api_history_notice_or_export_tells_an_erb_the_source(client, designation, role):
    officer, member = holder(CASE_OFFICER), holder(role, designation.scope)
    record = make.recorded(designation, by=officer, attached=[files.checked()])
    services.weigh(record, by=officer, confidence="confirmed", note=f"{make.SOURCE} showed the minutes.")
    opened = interventions.opened(designation, by=officer, origin={"intelligence": record})
    removal = removals.proposed(designation)
    sign_in(client, member)
    before = pages_of_the_erb(client, designation, opened) + client.get(removal.get_absolute_url()).content.decode()
    assert make.SOURCE not in before
    assert make.TOLD not in before
    assert "ntelligence" not in before.replace("shared-intelligence", "")
    for address in (record.get_absolute_url(), reverse("api:intelligence-detail", args=[record.pk])):
        assert client.get(address).status_code == 404
    file = Attachment.objects.get(entry__workflow="intelligence")
    assert client.get(file.get_absolute_url()).status_code == 404

    services.share(record, by=officer, shared_text="Your board meets seldom.")
    after = pages_of_the_erb(client, designation, opened)
    page_for_the_erb = page(client.get(record.get_absolute_url())).html
    assert "Your board meets seldom." in page_for_the_erb
    for text in (after, page_for_the_erb):
        assert make.SOURCE not in text
        assert make.TOLD not in text
    assert client.get(file.get_absolute_url()).status_code == 404
    assert client.get(reverse("api:moves", args=["intelligence", record.pk])).status_code == 404
    assert client.get(move_of(record, "weigh")).status_code == 404
    for message in Message.objects.filter(actor=member.actor):
        assert make.SOURCE not in message.subject + message.body
        assert make.TOLD not in message.subject + message.body


def test_what_is_shared_reaches_the_erbs_of_the_areas_concerned_and_no_other(client, editions):
    here, there, elsewhere = plans.designated(), plans.designated(), plans.designated()
    record = make.shared(here, also=[there], text="Two areas are meant.")
    for designation in (here, there):
        sign_in(client, holder(ERB_LEAD, designation.scope))
        assert "Two areas are meant." in page(client.get(record.get_absolute_url())).text("main")
        listed = client.get(reverse("api:shared-intelligence-list")).json()["results"]
        assert [sorted(row) for row in listed] == [["area", "demonstration", "id", "shared_on", "shared_text"]]
    for stranger in (holder(ERB_LEAD, elsewhere.scope), holder(PROVIDER_LEAD, places.provider_place())):
        sign_in(client, stranger)
        assert client.get(record.get_absolute_url()).status_code == 404
        assert client.get(reverse("intelligence_list")).status_code == 404


def test_the_notice_of_sharing_tells_the_lead_the_words_alone(designation):
    lead = holder(ERB_LEAD, designation.scope)
    make.shared(designation, text="Your board meets seldom.")
    message = Message.objects.get(actor=lead.actor)
    assert "Your board meets seldom." in message.body
    assert make.SOURCE not in message.subject + message.body


def test_what_is_for_named_officers_is_seen_by_them_and_by_who_recorded_it(client, designation):
    writer, named, other, auditor = holder(CASE_OFFICER), holder(DECISION_MAKER), holder(CASE_OFFICER), holder(AUDITOR)
    record = make.recorded(designation, by=writer, audience=Audience.NAMED, named=[named])
    seen = {who: record in selectors.intelligence_seen_by(who) for who in (writer, named, other, auditor)}
    assert seen == {writer: True, named: True, other: False, auditor: False}
    sign_in(client, other)
    assert client.get(record.get_absolute_url()).status_code == 404
    for address in (reverse("home"), reverse("designation_history", args=[designation.pk])):
        assert "Intelligence recorded" not in client.get(address).content.decode()
    form = client.get(reverse("begin", args=["intervention", designation.pk, "open"])).content.decode()
    assert f"intelligence-{record.pk}" not in form
    assert Message.objects.get(actor=named.actor).subject.endswith("is recorded for you to read")
    services.limit(record, by=writer, audience=Audience.DEPARTMENT, note="It is known by now.")
    assert client.get(record.get_absolute_url()).status_code == 200


def test_taking_back_what_was_shared_hides_it_from_the_erb_again(client, designation):
    officer, lead = holder(CASE_OFFICER), holder(ERB_LEAD, designation.scope)
    record = make.shared(designation, by=officer)
    assert sign_in(client, lead).get(record.get_absolute_url()).status_code == 200
    sign_in(client, officer).post(move_of(record, "limit"), {"audience": "department", "note": "It was wrong."})
    record.refresh_from_db()
    assert (record.audience, record.shared_text, record.shared_on) == (Audience.DEPARTMENT, "", None)
    assert sign_in(client, lead).get(record.get_absolute_url()).status_code == 404


def test_no_common_history_shows_intelligence_even_to_the_department(designation):
    officer = holder(CASE_OFFICER)
    make.recorded(designation, by=officer)
    assert Entry.objects.filter(workflow="intelligence").exists()
    assert not without_internal(officer, Entry.objects.filter(workflow="intelligence")).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"what": " "}, ("Enter what was told", "#id_what")),
        ({"source": ""}, ("Enter the source", "#id_source")),
        ({"source_kind": "gossip"}, ("Who told it must be one of the options", "#id_source_kind")),
        ({"confidence": ""}, ("Select how sure you are", "#id_confidence")),
        ({"audience": "named"}, ("Select at least one officer who may see it", "#id_named")),
        ({"audience": "shared"}, ("Who may see it must be one of the options", "#id_audience")),
        (
            typed("learned_on", date(2023, 3, 7)),
            ("When the department learned it must be on or before 6 March 2023", "#id_learned_on-day"),
        ),
        ({"also": ["999999"]}, ("Other areas that it concerns must be one of the options", "#id_also")),
        ({"what": "x" * 4001}, ("What was told must be 4,000 characters or fewer", "#id_what")),
    ],
)
def test_bad_input_is_refused_in_place_and_nothing_typed_is_lost(client, designation, wrong, said):
    sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.post(begin_of(designation), answers() | wrong), 422)
    assert [words for words, _ in drawn.errors()] == [said[0]]
    if "source" not in wrong:
        assert drawn.one("input", name="source").get("value") == make.SOURCE
    assert not Intelligence.objects.exists()


def test_the_api_refuses_a_day_to_come_and_a_shared_audience(client, designation):
    sign_in(client, holder(CASE_OFFICER))
    address = reverse("api:begin", args=["intelligence", designation.pk, "record"])
    for wrong in ({"learned_on": "2023-03-07"}, {"audience": "shared"}, {"named": "x"}, {"what": None}):
        body = json.dumps(make.FACTS | {"learned_on": "2023-03-06"} | wrong)
        assert client.post(address, body, content_type="application/json").status_code == 400, wrong
    body = json.dumps(make.FACTS | {"learned_on": "2023-03-06"})
    assert client.post(address, body, content_type="application/json").status_code == 201


def test_named_officers_must_be_named_whoever_asks(designation):
    with pytest.raises(NotPossible) as refusal:
        make.recorded(designation, audience=Audience.NAMED)
    assert refusal.value.reasons == ["Name at least one officer who may see it."]


def test_sharing_asks_for_words_and_for_the_word_that_the_source_is_kept(client, designation):
    record = make.recorded(designation)
    sign_in(client, holder(CASE_OFFICER))
    drawn = page(client.post(move_of(record, "share"), {"shared_text": "Meetings are rare."}), 422)
    assert drawn.errors()[0][0].startswith("Confirm that these words do not say who told it")
    assert drawn.text("textarea", name="shared_text") == "Meetings are rare."


def test_an_interest_in_an_area_bars_from_intelligence_on_it_though_it_lies_in_the_history_of_the_nation(editions):
    here, there = plans.designated(), plans.designated()
    officer = holder(CASE_OFFICER)
    record = make.recorded(here, also=[there])
    declarations.declaration(there, by=officer)
    officer = User.objects.get(pk=officer.pk)
    assert {bool(option.barred) for option in options(record, officer)} == {True}
    assert {bool(option.barred) for option in options(make.recorded(here), officer)} == {False}
