"""Every address of the portal, asked for by every role, by somebody without a role and by somebody not signed in."""

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.roles import (
    ADMINISTRATOR,
    ALL_ROLES,
    AUDITOR,
    AUTHORITY,
    BY_NAME,
    CASE_OFFICER,
    DEPARTMENT,
    ERB,
    ERB_ALL,
    ERB_LEAD,
    LOOKS_AFTER_PEOPLE,
    NATIONAL,
    PROVIDER,
)
from lifecycle.services import load_editions
from lsip_portal.demonstration import load as demonstration
from lsip_portal.public import PUBLIC, PUBLIC_PREFIXES
from tests.pages.address_samples import samples

# One world is built for all of them, so one worker runs them all.
pytestmark = [pytest.mark.xdist_group("every-address"), pytest.mark.django_db]

ANSWERS = {200, 301, 302, 403, 404, 405, 409}
ROLES = [role.name for role in ALL_ROLES]
WORKING = (*ERB_ALL, *NATIONAL)
READERS = (*DEPARTMENT, AUDITOR)  # of intelligence
EVERYBODY = tuple(ALL_ROLES)

# Who gets a page of these records, written by hand; everybody else gets 404.
SEEN_BY = {
    "designation": WORKING,
    "designation_history": WORKING,
    "terms_change": WORKING,
    "removal": WORKING,
    "engagement_list": WORKING,
    "engagement_record": (*WORKING, *PROVIDER),
    "needs_list": WORKING,
    "need": WORKING,
    "delivery": WORKING,
    "delivery_plan": WORKING,
    "delivery_plan_rows": WORKING,
    "delivery_plan_compare": WORKING,
    "progress_report": WORKING,
    "early_warning": WORKING,
    "plans_of_designation": WORKING,
    "plan": (*WORKING, *AUTHORITY),
    "plan_preview": (*WORKING, *AUTHORITY),
    "statement": (*WORKING, *AUTHORITY),
    "cases": WORKING,
    "case": WORKING,
    "case_submission": WORKING,
    "case_pdf": WORKING,
    "deadline": WORKING,
    "change_dates": (CASE_OFFICER,),
    "date_rounds": NATIONAL,
    "date_round": NATIONAL,
    "pre_election": EVERYBODY,
    "api:pre-election-detail": EVERYBODY,
    "api:deadline-detail": WORKING,
    "api:entered-date-detail": WORKING,
    "case_test": WORKING,  # this case is decided: its ERB reads the findings from then on
    "reminders": (*WORKING, *PROVIDER, *AUTHORITY),
    "deadline_reminders": WORKING,
    "api:reminder-detail": WORKING,
    "interventions": WORKING,
    "interventions_csv": WORKING,
    "area_interventions": WORKING,
    "intervention": WORKING,
    "intelligence_list": READERS,
    "intelligence": READERS,
    "practices": WORKING,
    "practice": WORKING,
    "api:practice-detail": WORKING,
    "blockers": WORKING,
    "blocker": WORKING,
    "provider_issues": (*NATIONAL, *PROVIDER),
    "provider_issue": (*NATIONAL, *PROVIDER),
    "api:blocker-detail": WORKING,
    "api:provider-issue-detail": (*NATIONAL, *PROVIDER),
    "api:intervention-detail": WORKING,
    "api:intelligence-detail": READERS,
    "api:shared-intelligence-detail": ERB_ALL,
    "designation_areas": NATIONAL,
    "designation_reviews": NATIONAL,
    "hand_over": WORKING,
    "impartiality": WORKING,
    "impartiality_overview": NATIONAL,
    "interest": WORKING,
    "designation_test": WORKING,
    "designation_notification": WORKING,
    "designation_notification_pdf": WORKING,
    "designation_notification_text": WORKING,
    "attachment": WORKING,
    "nation": NATIONAL,
    "nation_file": NATIONAL,
    "area_risk": NATIONAL,
    "officers": NATIONAL,
    "officer": NATIONAL,
    "assignment": NATIONAL,
    "api:assignment-detail": NATIONAL,
    "api:cover-detail": NATIONAL,
    "api:nation-list": NATIONAL,
    "api:nation-detail": NATIONAL,
    "people": (*NATIONAL, ADMINISTRATOR),
    "people_of": (*WORKING, ADMINISTRATOR),
    "failed_addresses": LOOKS_AFTER_PEOPLE,
    "failed_address": (ERB_LEAD, CASE_OFFICER),
    "every_notice": (*NATIONAL, ADMINISTRATOR),
    "notice": (*NATIONAL, ADMINISTRATOR),
    "outbox": (*NATIONAL, ADMINISTRATOR),
    "role": (*WORKING, ADMINISTRATOR),
    "invitation": (*WORKING, ADMINISTRATOR),
    "invitation_mine": (),
    "factor_reset": (*WORKING, ADMINISTRATOR),
    "api:factor-reset-detail": (*WORKING, ADMINISTRATOR),
    "api:people-detail": (*WORKING, ADMINISTRATOR),
    "declaration": WORKING,
    "departures": WORKING,
    "departure": WORKING,
    "departures_log": NATIONAL,
    "departures_csv": NATIONAL,
    "groups": WORKING,
    "group": WORKING,
    "meeting": WORKING,
    "api:group-detail": WORKING,
    "api:meeting-detail": WORKING,
    "api:designation-detail": WORKING,
    "api:declaration-detail": WORKING,
    "api:departure-detail": WORKING,
    "api:authority-view-detail": WORKING,
    "api:notification-detail": WORKING,
    "api:terms-acceptance-detail": WORKING,
    "api:terms-change-detail": WORKING,
    "api:removal-detail": WORKING,
    "api:engagement-detail": (*WORKING, *PROVIDER),
    "api:need-detail": WORKING,
    "api:delivery-plan-detail": WORKING,
    "api:progress-report-detail": WORKING,
    "api:early-warning-detail": WORKING,
    "api:plan-detail": (*WORKING, *AUTHORITY),
    "api:plan-earlier": (*WORKING, *AUTHORITY),
    "api:statement-detail": (*WORKING, *AUTHORITY),
    "api:case-detail": WORKING,
}


FILES = ("case_pdf", "designation_notification_pdf")

# Pages on which something is changed: those who see the record and may not change it get 403.
CHANGED_BY = {
    "plan_section": (ERB, (*WORKING, *AUTHORITY)),
    "plan_part_add": (ERB, (*WORKING, *AUTHORITY)),
    "plan_part": (ERB, (*WORKING, *AUTHORITY)),
    "plan_part_remove": (ERB, (*WORKING, *AUTHORITY)),
    "delivery_plan_row_add": (ERB, WORKING),
    "delivery_plan_row": (ERB, WORKING),
    "delivery_plan_row_remove": (ERB, WORKING),
    "move": ((ERB_LEAD,), (*WORKING, *AUTHORITY)),
    "bring_forward": (ERB, (*WORKING, *AUTHORITY)),
    "begin": (ERB, WORKING),
}

# Of these records, what somebody may do is not possible yet: the page gives the reason.
NOT_YET = {"bring_forward"}


# What is public is asked for without sign-in below, and once by somebody local and somebody national.
READ_WHAT_IS_PUBLIC = {"erb_lead", "case_officer"}


def is_public(name):
    return name in PUBLIC or name.startswith(PUBLIC_PREFIXES)


def wanted_of(name, role):
    """Return the status that a role gets, where the tables above say so."""
    if name in SEEN_BY:
        return 200 if role in SEEN_BY[name] else 404
    if name in CHANGED_BY:
        changes, sees = CHANGED_BY[name]
        reached = 409 if name in NOT_YET else 200
        return reached if role in changes else 403 if role in sees else 404
    return None


def addresses(resolver=None, prefix="", namespace=""):
    """Yield the name of every address of the portal but those of the administration."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            if inner != "admin:":
                yield from addresses(pattern, prefix + str(pattern.pattern), inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The folder of the files that belong to the records of this module."""
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _files_of_the_world(_own_folders, settings, files):
    settings.MEDIA_ROOT = files


@pytest.fixture(scope="module")
def world(_reference_of_module, django_db_blocker, files):
    """The demonstration of three areas: published, being drafted with an authority, and newly designated."""
    from designations.loading import load_terms

    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=files):
        load_editions()
        load_terms()
        demonstration.load(lambda name: None, ("lancashire", "greater-manchester", "cumbria"))
        User.objects.create_user("stranger@example.com", name="Stranger")
        yield samples()
        transaction.set_rollback(True)


def client_of(email):
    client = Client(raise_request_exception=True)
    if email:
        client.force_login(User.objects.get(email=email), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def ask(client, world, name):
    return client.get(reverse(name, kwargs=world.get(name)))


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_each_role_and_shows_records_only_to_those_named(world, role):
    client, wrong = client_of(BY_NAME[role].demonstration_address), []
    for name in addresses():
        if is_public(name) and role not in READ_WHAT_IS_PUBLIC:
            continue
        status = ask(client, world, name).status_code
        if status != wanted_of(name, BY_NAME[role]) and (wanted_of(name, BY_NAME[role]) or status not in ANSWERS):
            wrong.append((name, status))
    assert wrong == []


def test_somebody_without_a_role_sees_no_record(world):
    client = client_of("stranger@example.com")
    for name in addresses():
        answer = ask(client, world, name)
        hidden = name in SEEN_BY or name in CHANGED_BY
        assert answer.status_code in ({404} if hidden else ANSWERS), (name, answer.status_code)


def test_without_sign_in_only_what_is_declared_public_answers(world):
    client = client_of(None)
    for name in addresses():
        answer = ask(client, world, name)
        if is_public(name):
            sent_away = answer.status_code == 302 and answer.url.startswith(f"{reverse('account_login')}?next=")
            assert answer.status_code in {200, 301, 302, 404, 405}, name
            assert not sent_away, name
        elif name.startswith("api:"):
            assert answer.status_code == 401, name
        else:
            assert answer.status_code == 302, name
            assert answer.url.startswith(reverse("account_login")), name


def test_what_is_private_is_stored_by_no_cache(world):
    client = client_of(BY_NAME["erb_lead"].demonstration_address)
    for name in SEEN_BY:
        assert ask(client, world, name)["Cache-Control"] == "no-store", name


def test_every_page_that_shows_invented_facts_says_demonstration(world):
    client = client_of(BY_NAME["case_officer"].demonstration_address)
    for name in SEEN_BY:
        if not name.startswith("api:") and name not in FILES:
            answer = ask(client, world, name)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert "demonstration" in content.decode().lower(), name
    for name in ("api:designation-detail", "api:plan-detail", "api:statement-detail", "api:case-detail"):
        assert ask(client, world, name).json()["demonstration"] is True, name
    assert ask(client_of(None), world, "public_plan_json").json()["about"]["demonstration"] is True


def test_every_public_name_is_an_address():
    names = set(addresses())
    assert PUBLIC - names == set()
    assert len(EVERYBODY) == len(set(ROLES))
