"""The pages and the API of policies and registers of interests: what each reader sees, does, and is refused."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import AUDITOR, CASE_OFFICER, ERB_EDITOR, ERB_LEAD, ERB_VIEWER
from designations.interests import selectors, services
from designations.models import Interest
from lifecycle import clock
from lifecycle.engine import run
from tests.factories import designations as make
from tests.factories import interests as factory
from tests.factories import plans
from tests.factories.accounts import holder, person
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
HOSTILE = "<script>alert('x')</script> & “quotes”"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated(where=make.area("Kent"))


@pytest.fixture
def lead(designation):
    return factory.lead_of(designation)


def at(name, designation, **query):
    return reverse(name, args=[designation.pk]) + (
        "?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else ""
    )


def begin(workflow, designation, move):
    return reverse("begin", args=[workflow, designation.pk, move])


def text_of(response, status=200):
    page(response, status)
    return response.content.decode()


ENTRY = {
    "category": "leadership",
    "holder": "A chair",
    "role": "Chair",
    "kind": "governance",
    "what": HOSTILE,
    "with_whom": "A college",
    **typed("since", date(2021, 1, 1)),
    **typed("declared_on", TODAY),
}


@pytest.mark.clause("G-4.2-2")
def test_everybody_reads_the_policy_with_its_version_and_date_and_what_came_before(client, designation, lead):
    bare = text_of(client.get(at("conflict_policy", designation)))
    assert f"{designation.body} has not published a conflict of interest policy for Kent here yet." in bare
    policy = factory.policy(designation, by=lead, text=f"First {HOSTILE}", published_on=date(2025, 1, 1))
    services.publish_policy(policy, by=lead, published_on=TODAY, address="https://example.org/policy")

    newest = text_of(client.get(at("conflict_policy", designation)))
    assert "2 March 2026" in newest
    assert 'href="https://example.org/policy"' in newest
    first = text_of(client.get(at("conflict_policy", designation, version=1)))
    assert "&lt;script&gt;" in first
    assert HOSTILE not in first
    assert "This is an earlier version" in first
    for nonsense in ("3", "x", "9" * 30):
        assert client.get(at("conflict_policy", designation, version=nonsense)).status_code == 404


@pytest.mark.clause("G-4.2-5")
def test_everybody_reads_the_register_narrows_it_by_category_and_takes_it_away(client, designation, lead):
    factory.interest(designation, by=lead, holder="A chair")
    factory.interest(designation, by=lead, holder="A contractor", category="contractor", what="=1+1")
    factory.register(designation, by=lead)

    everything = text_of(client.get(at("interests_register", designation)))
    assert "A chair" in everything
    assert "A contractor" in everything
    assert "2 March 2026" in everything
    narrowed = text_of(client.get(at("interests_register", designation, category="contractor")))
    assert "A contractor" in narrowed
    assert "A chair" not in narrowed
    assert "No interest is registered in this category" in text_of(
        client.get(at("interests_register", designation, category="nonsense"))
    )
    table = client.get(at("interests_csv", designation, category="contractor"))
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=1+1" in table.content.decode()
    assert "A chair" not in table.content.decode()


@pytest.mark.parametrize("name", ["conflict_policy", "interests_register", "interests_csv"])
def test_a_body_that_is_not_designated_has_no_public_page(client, editions, name):
    assert client.get(at(name, make.proposed())).status_code == 404


def test_a_withdrawn_entry_leaves_the_public_page_and_stays_for_those_who_keep_it(client, designation, lead):
    held = factory.interest(designation, by=lead, holder="Somebody withdrawn")
    run(held, "withdraw", by=lead, note="Recorded twice.")
    assert "Somebody withdrawn" not in text_of(client.get(at("interests_register", designation)))
    sign_in(client, lead)
    assert "Somebody withdrawn" in text_of(client.get(at("impartiality", designation)))
    shown = text_of(client.get(held.get_absolute_url()))
    assert "Recorded twice." in shown
    assert "Withdraw the entry" not in shown


@pytest.mark.clause("G-4.2-2")
@pytest.mark.clause("G-4.2-3")
def test_a_body_without_policy_and_register_is_told_at_home_and_on_its_designation(client, designation, lead):
    flags = ("No conflict of interest policy is published.", "The register of interests was never confirmed complete.")
    sign_in(client, lead)
    for address in ("/home/", designation.get_absolute_url(), at("impartiality", designation)):
        shown = text_of(client.get(address))
        assert all(flag in shown for flag in flags), address
    factory.policy(designation, by=lead)
    factory.register(designation, by=lead)
    for address in ("/home/", designation.get_absolute_url(), at("impartiality", designation)):
        shown = text_of(client.get(address))
        assert not any(flag in shown for flag in flags), address


@pytest.mark.clause("G-4.2-3")
def test_the_department_finds_the_bodies_that_lack_something(client, designation, lead):
    factory.policy(designation, by=lead)
    factory.register(designation, by=lead)
    plans.designated(where=make.area("Zennor"))
    sign_in(client, holder(AUDITOR))
    address = reverse("impartiality_overview")
    everything, lacking = text_of(client.get(address)), text_of(client.get(address + "?only=lacking"))
    assert "Kent" in everything
    assert "Kent" not in lacking
    assert "Zennor" in lacking
    assert "1 body without a current policy or register" in text_of(client.get("/home/"))
    for somebody in (lead, person()):
        sign_in(client, somebody)
        assert client.get(address).status_code == 404


def test_pages_ask_no_more_questions_with_more_entries_and_more_bodies(client, designation, lead):
    sign_in(client, holder(CASE_OFFICER))

    def asked():
        counts = []
        for address in (
            at("interests_register", designation),
            at("impartiality", designation),
            reverse("impartiality_overview"),
            reverse("api:register-interest-list"),
        ):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    factory.interest(designation, by=lead)
    asked()  # the first request of a session notes when it was
    before = asked()
    for _ in range(4):
        factory.interest(designation, by=lead)
        factory.policy(plans.designated())
    assert asked() == before


def test_a_lead_publishes_the_policy_and_confirms_the_register_by_page(client, designation, lead):
    sign_in(client, lead)
    hub = text_of(client.get(at("impartiality", designation)))
    assert begin("conflict-policy", designation, "publish") in hub
    client.post(
        begin("conflict-policy", designation, "publish"),
        {"text": "Leave the room.", **typed("published_on", TODAY)},
    )
    client.post(begin("interest", designation, "register"), ENTRY)
    client.post(begin("interests-register", designation, "confirm"), {"complete": "yes"})
    assert selectors.standing_of(designation).flags == []

    hub = text_of(client.get(at("impartiality", designation)))
    policy = selectors.policy_of(designation)
    again = reverse("move", args=["conflict-policy", policy.pk, "confirm_review"])
    assert again in hub
    client.logout()
    with clock.at(date(2026, 9, 1)):
        sign_in(client, lead)
        assert client.post(again, {"complete": "yes"}).status_code == 302
    policy.refresh_from_db()
    assert policy.reviewed_on == date(2026, 9, 1)


def test_an_entry_is_changed_from_what_it_says_and_ended(client, designation, lead):
    held = factory.interest(designation, by=lead, what="Governor.")
    sign_in(client, lead)
    amend = reverse("move", args=["interest", held.pk, "amend"])
    assert 'value="Governor."' in text_of(client.get(amend))
    client.post(amend, ENTRY | {"what": "Trustee."})
    client.post(reverse("move", args=["interest", held.pk, "end"]), typed("until", date(2026, 2, 1)))
    held.refresh_from_db()
    assert (held.what, held.until) == ("Trustee.", date(2026, 2, 1))


WRONG = [
    (
        "conflict-policy",
        "publish",
        {},
        ["Enter the date of this version", "Enter the text of the policy, or the address"],
    ),
    (
        "conflict-policy",
        "publish",
        {"text": "x" * 40_001, "address": "javascript:alert(1)", **typed("published_on", date(2026, 3, 3))},
        [
            "Text of the policy must be 40,000 characters or fewer",
            "Enter a full address",
            "Date of this version must be on or before 2 March 2026",
        ],
    ),
    ("interests-register", "confirm", {}, ["Confirm that the register holds the interests"]),
    (
        "interest",
        "register",
        {},
        [
            "Select whose interest it is",
            "Select the kind of interest",
            "Enter what the interest is",
            "Enter with whom the interest is held",
            "Enter when it started",
            "Enter when it was declared",
        ],
    ),
    (
        "interest",
        "register",
        ENTRY
        | {"category": "friends", "kind": "love", "holder": "x" * 201, "what": "x" * 501}
        | typed("since", date(2021, 1, 1))
        | {"since-month": "13"}
        | typed("declared_on", date(2026, 3, 3)),
        [
            "Whose interest it is must be one of the options",
            "Kind of interest must be one of the options",
            "Name must be 200 characters or fewer",
            "must be 500 characters or fewer",
            "must be on or before 2 March 2026",
        ],
    ),
    ("interest", "register", ENTRY | {"holder": ""}, ["Enter the name of the person or the contractor"]),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong[1]}: {wrong[3][0]}")
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(client, designation, lead, wrong):
    workflow, move, sent, said = wrong
    sign_in(client, lead)
    drawn = page(client.post(begin(workflow, designation, move), sent), 422)
    shown = [(text, href) for text, href in drawn.errors() if href and href.startswith("#")]
    assert [text for text in said if not any(text in line for line, _ in shown)] == []
    assert not Interest.objects.exists()
    assert selectors.policy_of(designation) is None
    assert selectors.register_of(designation) is None


def test_an_interest_that_ends_before_it_starts_is_refused_and_what_was_typed_is_kept(client, designation, lead):
    sign_in(client, lead)
    sent = ENTRY | typed("until", date(2020, 12, 31))
    shown = text_of(client.post(begin("interest", designation, "register"), sent), 409)
    assert "The interest starts on 1 January 2021, so it cannot end on 31 December 2020" in shown
    assert "&lt;script&gt;" in shown
    assert HOSTILE not in shown
    assert client.post(begin("interest", designation, "register"), ENTRY).status_code == 302


def test_the_api_shows_what_is_public_and_makes_the_moves_with_the_same_refusals(client, designation, lead):
    factory.policy(designation, by=lead)
    sign_in(client, lead)

    def post(body):
        return client.post(
            f"/api/v1/interest/begin/{designation.pk}/register/", json.dumps(body), content_type="application/json"
        )

    body = {
        "category": "leadership",
        "holder": "A chair",
        "kind": "governance",
        "what": "Governor.",
        "with_whom": "A college",
        "since": "2021-01-01",
        "declared_on": "2026-03-02",
    }
    refused = post(body | {"until": "2020-12-31"})
    assert refused.status_code == 409
    assert [rule["rule"] for rule in refused.json()["unmet"]] == ["the_interest_ends_after_it_starts"]
    assert post(body | {"holder": ""}).status_code == 400
    made = post(body)
    assert made.status_code == 201
    client.logout()

    listed = client.get("/api/v1/interests/?category=leadership").json()
    assert [(row["holder"], row["demonstration"]) for row in listed["results"]] == [("A chair", False)]
    assert client.get("/api/v1/interests/?category=employee").json()["count"] == 0
    policy = client.get("/api/v1/conflict-policies/").json()["results"][0]
    assert (policy["number"], policy["review_by"]) == (1, "2027-03-02")
    assert post(body).status_code in {401, 403}


@pytest.mark.parametrize("role", [ERB_VIEWER, ERB_EDITOR, ERB_LEAD])
def test_each_role_of_the_body_sees_just_the_buttons_it_may_use(client, designation, role):
    sign_in(client, holder(role, designation.scope))
    shown = text_of(client.get(at("impartiality", designation)))
    assert (begin("interest", designation, "register") in shown) == (role != ERB_VIEWER)
    assert (begin("conflict-policy", designation, "publish") in shown) == (role == ERB_LEAD)
    assert (begin("interests-register", designation, "confirm") in shown) == (role == ERB_LEAD)
