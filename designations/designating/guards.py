"""What must hold for the acts around a designation, each with the provision it comes from."""

from designations.designating import selectors
from designations.models import AuthorityView, Designation
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day

ANNEX_C = "Guidance of November 2025, Annex C"


def _always(designation: Designation) -> bool:
    return True


@rule(ANNEX_C, Force.GUIDANCE)
def each_strategic_authority_was_asked(designation: Designation) -> str | None:
    """The view of each Strategic Authority of the area on the choice of body is recorded, or that it gave none."""
    given = selectors.views_on(designation)
    missing = [authority for authority in selectors.authorities_to_ask(designation) if authority not in given]
    if not missing:
        return None
    return "Record the view on the choice of body of: " + "; ".join(str(authority) for authority in missing) + "."


@rule(ANNEX_C, Force.GUIDANCE, advisory=_always)
def no_strategic_authority_is_against_the_choice(designation: Designation) -> str | None:
    """A body is not designated against the view of a Strategic Authority, unless there is good reason."""
    against = [
        f"{view.authority} said on {day(view.given_on)} that it is not satisfied with the choice of body"
        for view in selectors.views_on(designation).values()
        if view.view == AuthorityView.View.NOT_SATISFIED
    ]
    return "; ".join(against) + ". Designate the body only for a good reason." if against else None


@rule("Guidance of November 2025, Annex C", Force.GUIDANCE)
def the_edition_asks_strategic_authorities(designation: Designation) -> str | None:
    """A view is recorded where the edition has Strategic Authorities take part, and one covers the area."""
    if selectors.authorities_to_ask(designation):
        return None
    return "Under this designation's edition of the guidance no Strategic Authority is asked for this area."


@rule("Act s.2(3)(a)", Force.STATUTE)
def the_body_has_a_lead_to_write_to(designation: Designation) -> str | None:
    """The portal can notify a body whose lead is signed up with an address."""
    if selectors.leads_with_an_address(designation):
        return None
    return "Nobody is the body's lead here yet. Record how the body was notified outside the portal instead."


@rule("Act s.2(3)(a)", Force.STATUTE)
def the_notification_was_sent(designation: Designation) -> str | None:
    """A notification that the portal is to send has left it before the effective date."""
    newest = next(iter(selectors.notifications_of(designation)), None)
    if newest is None or not newest.by_portal:
        return None
    sent = [message.sent_at for message in newest.entry.messages.all() if message.sent_at]
    if not sent:
        return "The portal has not been able to send the notification yet. Wait, or record how it was sent otherwise."
    if designation.effective_on and clock.day_of(min(sent)) >= designation.effective_on:
        return f"The notification was sent on {day(min(sent))}, which is not before the effective date."
    return None


@rule("Guidance 1.4", Force.GUIDANCE)
def the_designation_has_terms_to_accept(designation: Designation) -> str | None:
    """Terms can be accepted where the designation is subject to some."""
    if designation.terms_id:
        return None
    return "No terms and conditions are recorded for this designation."


@rule("Guidance 1.4", Force.GUIDANCE)
def the_terms_are_not_accepted_yet(designation: Designation) -> str | None:
    """An edition of the terms is accepted once."""
    if designation.terms_id and designation.acceptances.filter(terms=designation.terms_id).exists():
        return "These terms and conditions are accepted already."
    return None
