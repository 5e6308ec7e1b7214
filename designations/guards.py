"""What must hold before a body is designated: one function a rule, each with the provision it comes from."""

from urllib.parse import urlsplit

from django.db.models import Q

from designations import selectors
from designations.models import CRITERIA, Designation
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day


@rule("Guidance Annex B", Force.GUIDANCE)
def the_area_is_one_that_plans_are_made_for(designation: Designation) -> str | None:
    """A body is designated for a whole plan area; London's sub-areas share one designation."""
    if designation.area.is_sub_area:
        return f"{designation.area} is a part of {designation.area.parent}. Designate a body for the whole area."
    return None


@rule("Act s.2(1)", Force.STATUTE)
def the_area_exists_today(designation: Designation) -> str | None:
    """A body is proposed for an area that is specified today."""
    if designation.area.is_in_force(clock.today()):
        return None
    return f"{designation.area} is not a specified area today."


@rule("Act s.2(1)", Force.STATUTE)
def the_area_exists_on_the_effective_date(designation: Designation) -> str | None:
    """A designation takes effect for an area that is specified on that day."""
    begins = designation.effective_on
    if begins is None or designation.area.is_in_force(begins):
        return None
    return f"{designation.area} is not a specified area on {day(begins)}, when the designation would take effect."


@rule("Good administration", Force.LOCAL)
def no_other_proposal_of_the_body_is_open(designation: Designation) -> str | None:
    """A body has one open proposal for an area at a time."""
    if designation.body_id is None:
        return None
    open_ones = Designation.objects.filter(state__in=selectors.OPEN).exclude(pk=designation.pk)
    if not open_ones.filter(area=designation.area, body=designation.body).exists():
        return None
    return f"{designation.body} is already proposed for {designation.area}. Go on with that proposal, or withdraw it."


@rule("Guidance 3.2", Force.GUIDANCE)
def the_body_is_not_its_own_partner(designation: Designation) -> str | None:
    """Co-leads and partners are other bodies than the designated one."""
    if designation.partners.filter(organisation=designation.body).exists():
        return f"{designation.body} is the body to be designated, so it is not a co-lead or a partner as well."
    return None


@rule("Guidance 3.2", Force.GUIDANCE)
def no_other_body_is_designated_for_the_area(designation: Designation) -> str | None:
    """An area has one designated body at a time."""
    if designation.effective_on is None:
        return None
    overlapping = selectors.designated_between(designation.effective_on, designation.ended_on)
    gives_way = Q(pk=designation.follows_id, ended_on=None)
    others = overlapping.filter(area=designation.area).exclude(pk=designation.pk).exclude(gives_way)
    other = others.select_related("body").first()
    if other is None or other.effective_on is None:
        return None
    until = f" until {day(other.ended_on)}" if other.ended_on else ""
    return (
        f"{other.body} is designated for {designation.area} from {day(other.effective_on)}{until}. "
        "An area has one designated body at a time."
    )


@rule("Act s.2(1)", Force.STATUTE)
def every_test_is_answered(designation: Designation) -> str | None:
    """Each test of designation has a finding."""
    blank = [test for test, finding in selectors.findings_of(designation).items() if finding is None]
    if not blank:
        return None
    return "Record a finding on: " + "; ".join(f"{test.label} ({CRITERIA[test].source})" for test in blank) + "."


@rule("Act s.2(1)", Force.STATUTE)
def every_test_is_met(designation: Designation) -> str | None:
    """Each test of designation was found met."""
    failed = [test for test, finding in selectors.findings_of(designation).items() if finding and not finding.met]
    if not failed:
        return None
    return "Found not met: " + "; ".join(f"{test.label} ({CRITERIA[test].source})" for test in failed) + "."


@rule("Act s.2(1)(b)", Force.STATUTE)
def the_body_consented_in_writing(designation: Designation) -> str | None:
    """The body has consented in writing to being designated, over a signature and a date."""
    if designation.consented_on is None:
        return "The body's consent in writing is not recorded."
    if not designation.consents_to_designation:
        return f"What the body signed on {day(designation.consented_on)} does not consent to being designated."
    return None


@rule("Act s.2(1)(b)", Force.STATUTE)
def the_consent_is_not_dated_ahead(designation: Designation) -> str | None:
    """A consent was signed on a day that has come."""
    if designation.consented_on is None or designation.consented_on <= clock.today():
        return None
    return f"The consent is dated {day(designation.consented_on)}, which has not come yet."


@rule("Act s.2(1)(b)", Force.STATUTE)
def the_consent_covers_the_terms(designation: Designation) -> str | None:
    """The body has consented in writing to the very terms that the designation is subject to."""
    if designation.without_terms or designation.terms is None:
        return None
    if designation.consent_terms == designation.terms:
        return None
    named = f"“{designation.consent_terms}”" if designation.consent_terms else "no terms and conditions"
    return f"The body's consent names {named}. It does not cover “{designation.terms}”."


@rule("Act s.2(3)", Force.STATUTE)
def the_effective_date_lies_ahead(designation: Designation) -> str | None:
    """A designation is agreed before the day it takes effect, so that the body can be told and the notice published."""
    if designation.effective_on is None or designation.effective_on > clock.today():
        return None
    return (
        f"The effective date, {day(designation.effective_on)}, has come. The body must be notified and the notice "
        "published before the effective date, so choose a later one."
    )


@rule("Act s.2(4)", Force.STATUTE)
def the_notice_can_state_its_four_items(designation: Designation) -> str | None:
    """The notice states the name of the body, the area, the effective date and any terms and conditions."""
    items = {
        "the name of the body": designation.body.name,
        "the area": designation.area.name,
        "the effective date": designation.effective_on,
        "the terms and conditions, or that there are none": designation.terms or designation.without_terms,
    }
    missing = [item for item, value in items.items() if not value]
    return f"The notice cannot be drafted without {' and '.join(missing)}." if missing else None


@rule("Act s.2(3)(a)", Force.STATUTE)
def the_body_was_notified(designation: Designation) -> str | None:
    """The body has been told of the designation in writing."""
    return None if designation.notified_on else "Record when and how the body was notified in writing."


@rule("Act s.2(3)(a)", Force.STATUTE)
def the_body_was_notified_before_the_effective_date(designation: Designation) -> str | None:
    """The body is notified before the effective date."""
    notified, begins = designation.notified_on, designation.effective_on
    if notified is None or begins is None or notified < begins:
        return None
    return (
        f"The body was notified on {day(notified)}, which is not before the effective date, {day(begins)}. "
        "Agree to a later effective date, or withdraw the proposal."
    )


@rule("Act s.2(3)(b)", Force.STATUTE)
def the_notice_was_published_before_the_effective_date(designation: Designation) -> str | None:
    """The notice of designation is published before the effective date."""
    published, begins = designation.published_on, designation.effective_on
    if published is None or begins is None or published < begins:
        return None
    return (
        f"The notice was published on {day(published)}, which is not before the effective date, {day(begins)}. "
        "Agree to a later effective date, or withdraw the proposal."
    )


@rule("Good administration", Force.LOCAL)
def what_is_recorded_has_happened(designation: Designation) -> str | None:
    """A notification or a publication is recorded once it has happened."""
    ahead = [on for on in (designation.notified_on, designation.published_on) if on and on > clock.today()]
    return f"{day(max(ahead))} has not come yet. Record this once it has happened." if ahead else None


@rule("Act s.2(1)(b)", Force.STATUTE)
def the_consent_came_first(designation: Designation) -> str | None:
    """The body consents before it is told of the designation and the public is."""
    consented = designation.consented_on
    given = [on for on in (designation.notified_on, designation.published_on) if on]
    if consented is None or not given or min(given) >= consented:
        return None
    return f"{day(min(given))} is before {day(consented)}, when the body consented in writing."


@rule("Guidance 4.1", Force.GUIDANCE)
def the_notice_is_on_gov_uk(designation: Designation) -> str | None:
    """The notice is published on GOV.UK."""
    if urlsplit(designation.notice_address).hostname in {"www.gov.uk", "gov.uk", "assets.publishing.service.gov.uk"}:
        return None
    return "The address of the notice must be on GOV.UK: it begins with https://www.gov.uk/."


@rule("Act s.2(3)", Force.STATUTE)
def the_designation_has_taken_effect(designation: Designation) -> str | None:
    """Only a designation that is already in force is taken in; a new one is proposed, tested and agreed here."""
    if designation.effective_on is None or designation.effective_on <= clock.today():
        return None
    return f"The designation takes effect on {day(designation.effective_on)}, which lies ahead. Propose it instead."


@rule("Act s.3(3)(b)", Force.STATUTE)
def its_last_day_is_over(designation: Designation) -> str | None:
    """A designation ends on the day that was published, and is in force until the day before."""
    if designation.ended_on and designation.ended_on <= clock.today():
        return None
    return "The designation is in force."


@rule("Guidance 4.1", Force.GUIDANCE)
def a_body_is_designated_for_the_area(designation: Designation) -> str | None:
    """A redesignation follows the designation that is in force for the area."""
    if selectors.designation_of(designation.area, clock.today()):
        return None
    return f"No body is designated for {designation.area} today. Propose a body instead."


@rule("Guidance 4.1", Force.GUIDANCE)
def no_end_of_it_is_published(designation: Designation) -> str | None:
    """A designation is reviewed while its end is not published."""
    return f"The designation ends on {day(designation.ended_on)}." if designation.ended_on else None


@rule("Guidance 4.1", Force.GUIDANCE)
def the_review_lies_ahead(designation: Designation) -> str | None:
    """A date of review is set for a day to come."""
    if designation.review_on is None or designation.review_on > clock.today():
        return None
    return f"{day(designation.review_on)} is not after today. Set a later date of review."
