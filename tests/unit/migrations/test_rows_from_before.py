"""Rows that were there before a migration are there after it: on a database of their own, from the state before."""

from datetime import UTC, date, datetime

import pytest
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

NOTICED, IN_FORCE = date(2022, 5, 20), date(2022, 6, 30)
SINCE, UNTIL = date(2022, 9, 1), date(2023, 8, 31)
THEN = datetime(2022, 5, 20, 9, tzinfo=UTC)


class Past:
    """A new database, brought to the state of some migrations and on to later ones."""

    def __init__(self, connection):
        self.connection = connection

    def at(self, *targets):
        """Bring the database to some migrations, and return the models as they were then."""
        executor = MigrationExecutor(self.connection)
        return executor.migrate(list(targets)).apps


BEFORE = (
    ("accounts", "0002_sign_in_attempts_are_remembered"),
    ("designations", "0008_views_notifications_acceptances_and_confirmations"),
)
LATER = ("accounts", "0006_an_invitation_is_a_way_in"), ("designations", "0009_notifications_that_were_recorded_are_kept")


@pytest.fixture(scope="module")
def past(django_db_blocker):
    """A database in memory, in the place of that of the tests: migrations write to the default one."""
    tests = connections["default"]
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
    own = DatabaseWrapper(tests.settings_dict | sqlite, "default")
    with django_db_blocker.unblock():
        connections["default"] = own
        try:
            yield Past(own)
        finally:
            own.close()
            connections["default"] = tests


@pytest.fixture(scope="module")
def lived_through(past):
    """Roles and notifications written before the migrations, what they were, and the models after."""
    before = past.at(*BEFORE)
    roles, told = write_roles(before), write_notifications(before)
    return roles, told, past.at(*LATER)


def designation_of(apps, title, **facts):
    """Write a designation with its body, area, place of people and history, as a migration of then knew them."""
    edition, _ = apps.get_model("lifecycle", "Edition").objects.get_or_create(
        code="2022-08",
        revision=1,
        defaults={"title": "2022", "status": "final", "issued_on": NOTICED, "digest": "x", "content": {}},
    )
    body = apps.get_model("accounts", "Organisation").objects.create(name=f"Body of {title}", kind="body")
    chain = apps.get_model("lifecycle", "Chain").objects.create(title=title)
    scope = apps.get_model("accounts", "Scope").objects.create(kind="designation", organisation=body, title=title)
    return apps.get_model("designations", "Designation").objects.create(
        area=apps.get_model("reference", "Area").objects.create(slug=title.lower(), name=title),
        body=body,
        chain=chain,
        edition=edition,
        scope=scope,
        **({"state": "proposed"} | facts),
    )


def person_of(apps, name):
    actor = apps.get_model("lifecycle", "Actor").objects.create(name=name)
    return apps.get_model("accounts", "User").objects.create(email=f"{name.lower()}@example.org", name=name, actor=actor)


def write_roles(apps):
    """Write a role that lasts and one that ended in each kind of place; return the designation and the roles."""
    kent = designation_of(apps, "Kent")
    Organisation, Scope, RoleHeld = (apps.get_model("accounts", name) for name in ("Organisation", "Scope", "RoleHeld"))
    college = Organisation.objects.create(name="A college", kind="provider")
    places = {
        "erb_lead": kent.scope,
        "provider_lead": Scope.objects.create(kind="provider", organisation=college, title="A college"),
        "case_officer": Scope.objects.create(kind="nation", title="England"),
    }
    for role, scope in places.items():
        for name, last in ((f"Now-{role}", None), (f"Then-{role}", UNTIL)):
            RoleHeld.objects.create(
                person=person_of(apps, name), role=role, scope=scope, organisation=college, since=SINCE, until=last
            )
    return kent, list(places)


def write_notifications(apps):
    """Write a designation that was notified, one of which no entry says so, and one that was not; return the entry."""
    sent = {"notified_on": NOTICED, "notified_to": "The chief executive", "proof_of_sending": "Recorded delivery"}
    agreed = {"state": "agreed", "effective_on": IN_FORCE}
    told = designation_of(apps, "Surrey", **agreed, **sent)
    others = designation_of(apps, "Sussex", **agreed, **sent), designation_of(apps, "Essex", **agreed)
    for one in (told, *others):
        for number, text in ((1, "First draft"), (2, f"Notice for {one.area.name}")):
            apps.get_model("designations", "Notice").objects.create(
                designation=one, kind="designation", number=number, text=text, effective_on=IN_FORCE, drafted_at=THEN
            )
    return apps.get_model("lifecycle", "Entry").objects.create(
        chain=told.chain, sequence=1, recorded_at=THEN, effective_on=NOTICED, workflow="designation",
        record_id=str(told.pk), move="notify", source_state="agreed", target_state="agreed", payload="{}",
        previous_digest="", digest="d" * 64,
        actor=apps.get_model("lifecycle", "Actor").objects.create(name="Officer"),
    )  # fmt: skip


def test_every_role_of_before_keeps_its_days_and_joins_the_history_of_its_place(lived_through):
    (kent, roles), _, after = lived_through
    held = after.get_model("accounts", "RoleHeld").objects.select_related("scope", "person").order_by("pk")
    assert [(one.person.name, one.since, one.until, one.state) for one in held] == [
        row for role in roles for row in ((f"Now-{role}", SINCE, None, "held"), (f"Then-{role}", SINCE, UNTIL, "ended"))
    ]
    assert all(one.chain_id == one.scope.chain_id and one.given_by_id is None and not one.at_once for one in held)
    scopes = after.get_model("accounts", "Scope").objects.select_related("chain")
    assert {scope.title: scope.chain.title for scope in scopes} == {scope.title: scope.title for scope in scopes}
    assert scopes.get(title="Kent").chain_id == kent.chain_id


def test_a_notification_of_before_gets_the_text_of_its_notice_and_its_entry_stays_as_it_was(lived_through):
    _, entry, after = lived_through
    (kept,) = after.get_model("designations", "Notification").objects.all()
    assert (str(kept.designation_id), kept.text) == (entry.record_id, "Notice for Surrey")
    assert (kept.recipient, kept.proof) == ("The chief executive", "Recorded delivery")
    assert (kept.sent_on, kept.entry_id, kept.by_portal) == (NOTICED, entry.pk, False)
    (same,) = after.get_model("lifecycle", "Entry").objects.all()
    assert (same.sequence, same.payload, same.digest) == (1, "{}", "d" * 64)
    assert after.get_model("designations", "Designation").objects.filter(notified_on=NOTICED).count() == 2
