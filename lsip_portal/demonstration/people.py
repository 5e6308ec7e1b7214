"""Who comes and goes in the demonstration: an open invitation, a role that ended, the access reviews, and mail."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from accounts import selectors, services
from accounts.models import RoleHeld, Scope, User
from accounts.resets.services import ask_for_reset, new_reset
from accounts.roles import ADMINISTRATOR, ERB_EDITOR, ERB_LEAD, ERB_VIEWER, PUBLISHER
from designations.models import Designation
from lifecycle.models import Correspondence
from lifecycle.outbox.addresses import mark_failing
from lifecycle.outbox.choices import choose_news
from lifecycle.selectors import messages_to
from lsip_portal.demonstration import lancashire
from lsip_portal.demonstration.cast import SINCE, Cast

INVITING = "greater-manchester"
FORMER = "former-editor@example.org"


def come_and_go(cast: Cast) -> None:
    """Tell of the people of every place, as far as the areas that they belong to are loaded."""
    for designation in Designation.objects.filter(area__slug=INVITING):
        _invite(designation.scope, cast[ERB_LEAD])
    for designation in Designation.objects.filter(area__slug=lancashire.SLUG):
        _part(designation.scope, cast[ERB_LEAD])
    _lose_second_factor(cast[PUBLISHER], cast[ADMINISTRATOR])
    _write_to(cast[ERB_EDITOR], cast[ERB_VIEWER])
    for scope in Scope.objects.exclude(designation__area__slug=lancashire.SLUG):
        _review(scope)


def _invite(scope: Scope, lead: User) -> None:
    """Invite an editor who has not answered yet."""
    email, name = "invited-editor@example.org", "Invited editor"
    invitation = services.new_invitation(scope)
    services.invite(invitation, by=lead, email=email, name=name, role=ERB_EDITOR.name, demonstration=True)


def _lose_second_factor(person: User, administrator: User) -> None:
    """Let a publisher lose their second factor, and an administrator ask for a reset that waits for a second person."""
    TOTP.activate(person, generate_totp_secret())
    reset = new_reset(RoleHeld.objects.get(person=person, role=PUBLISHER.name))
    ask_for_reset(reset, by=administrator, note="Demonstration: the publisher came to my desk.")


def _write_to(editor: User, viewer: User) -> None:
    """Let one person have news once a week, and mail to another fail until somebody corrects the address."""
    choose_news(editor, Correspondence.News.WEEKLY)
    for message in messages_to(viewer)[:1]:
        mark_failing(message, "Demonstration: 550 5.1.1 The mailbox does not exist.")


def _part(scope: Scope, lead: User) -> None:
    """End the role of an editor who moved on."""
    former = User.objects.create_user(FORMER, name="Former editor")
    organisation = scope.organisation
    if organisation is None:
        raise ValueError("A designation belongs to a body.")
    held = services.give_role(
        former, role=ERB_EDITOR, scope=scope, organisation=organisation, since=SINCE, demonstration=True
    )
    services.end_role(held, by=lead, note="Demonstration: moved to another team.")


def _review(scope: Scope) -> None:
    """Confirm that everybody in a place still needs their role; where nobody leads, nobody does."""
    for lead in selectors.leads_of(scope)[:1]:
        services.confirm_access(services.new_review(scope), by=lead, kept=selectors.roles_now(scope))
