"""A record for each address of the portal, from the demonstration of Lancashire and Greater Manchester."""

from accounts.models import FactorReset, RoleHeld, User
from accounts.roles import ERB_LEAD
from approvals.models import (
    Assignment,
    Blocker,
    Case,
    Cover,
    DateRound,
    EnteredDate,
    Intelligence,
    Intervention,
    Practice,
    PreElectionPeriod,
    ProviderIssue,
)
from designations.models import (
    AuthorityView,
    Declaration,
    Departure,
    Designation,
    GovernanceGroup,
    Interest,
    Meeting,
    PolicyVersion,
    Removal,
    TermsChange,
)
from engagement.models import EngagementRecord, Need
from lifecycle import clock
from lifecycle.models import Attachment, Correspondence, Deadline, Message, Reminder
from plans.models import AuthorityStatement, DeliveryPlan, EarlyWarning, ProgressReport, Version
from reference.models import Area
from tests.factories import delivery, mergers
from tests.factories.accounts import invited, reset_asked


def samples():
    """Return for each address the words that stand in it, from the records of Lancashire and Greater Manchester."""
    lancashire = Designation.objects.get(area__slug="lancashire")
    manchester = Designation.objects.get(area__slug="greater-manchester")
    draft = Version.objects.get(designation=manchester)
    published = Version.objects.get(designation=lancashire)
    case = Case.objects.get(version=published)
    meeting = EngagementRecord.objects.filter(designation=manchester, participations__capacity="provider").first()
    provider = meeting.participations.get(capacity="provider").organisation
    priority = draft.priorities.first()
    plan_page = {"area": "lancashire", "period": published.plan.slug, "number": published.number}
    pk = {
        "officer": Assignment.objects.get(area__slug="lancashire").officer_id,
        "assignment": Assignment.objects.get(area__slug="lancashire").pk,
        "cover": Cover.objects.first().pk,
        "designation": manchester.pk,
        "terms_change": TermsChange.objects.get(designation=manchester).pk,
        "removal": Removal.objects.get(designation=manchester).pk,
        "delivery_plan": DeliveryPlan.objects.filter(designation=manchester).first().pk,
        "early_warning": EarlyWarning.objects.get(designation=manchester).pk,
        "progress_report": ProgressReport.objects.filter(designation=manchester).first().pk,
        "engagement_record": meeting.pk,
        "need": Need.objects.filter(designation=manchester).first().pk,
        "plan": draft.pk,
        "statement": AuthorityStatement.objects.get(version=draft).pk,
        "case": case.pk,
        "date_round": DateRound.objects.get().pk,
        "pre_election": PreElectionPeriod.objects.get().pk,
        "entered_date": EnteredDate.objects.get(scope=lancashire.scope).pk,
        "deadline": Deadline.objects.filter(chain=manchester.chain).first().pk,
        "intervention": Intervention.objects.filter(designation=manchester).first().pk,
        "intelligence": Intelligence.objects.get(designation=manchester, shared_on=None).pk,
        "area_interventions": manchester.pk,
        "practice": Practice.objects.get().pk,
        "blocker": Blocker.objects.get(scope=manchester.scope).pk,
        "provider_issue": ProviderIssue.objects.get().pk,
        "interest": Interest.objects.filter(designation=manchester).first().pk,
        "declaration": Declaration.objects.get(designation=manchester).pk,
        "departures": manchester.pk,
        "departure": Departure.objects.filter(designation=manchester).first().pk,
        "groups": manchester.pk,
        "group": GovernanceGroup.objects.get(designation=manchester).pk,
        "merger": mergers.merger().pk,
        "meeting": Meeting.objects.get(group__designation=manchester).pk,
        "impartiality": manchester.pk,
        "conflict_policy": manchester.pk,
        "interests_register": manchester.pk,
        "interests_csv": manchester.pk,
        "people_of": manchester.scope_id,
        "role": RoleHeld.objects.filter(scope=manchester.scope).first().pk,
        "factor_reset": reset_asked(manchester.scope).pk,
        "factor-reset": FactorReset.objects.get(scope=manchester.scope).pk,
    }
    invitation = invited(manchester.scope)
    second = delivery.draft_plan(manchester, by=User.objects.get(email=ERB_LEAD.demonstration_address))
    risk = {"pk": second.pk, "kind": "risks", "number": second.risks.first().number}
    notified = {"pk": manchester.pk, "notification": manchester.notifications.first().pk}
    part = {"pk": draft.pk, "kind": "priorities", "part": priority.pk}
    authority = AuthorityStatement.objects.filter(version=draft).first().authority
    told = {
        "area": {"slug": "lancashire"},
        "authority": {"slug": authority.slug},
        "authority_people": {"slug": authority.slug},
        "nation_file": {"kind": "csv"},
        "area_risk": {"slug": "greater-manchester"},
        "api:nation-detail": {"pk": "lancashire"},
        "designation_notice": {"pk": lancashire.pk},
        "designation_notification": notified,
        "designation_notification_pdf": notified,
        "designation_notification_text": notified,
        "api:notification-detail": {"pk": notified["notification"]},
        "api:authority-view-detail": {"pk": AuthorityView.objects.filter(designation=lancashire).first().pk},
        "api:terms-acceptance-detail": {"pk": manchester.acceptances.first().pk},
        "api:register-confirmation-detail": {"pk": manchester.confirmations.first().pk},
        "designation_test": {"pk": manchester.pk, "test": "impartial"},
        "attachment": {"pk": Attachment.objects.filter(entry__chain=manchester.chain).first().pk},
        "designation_history": {"pk": manchester.pk},
        "public_body": {"pk": lancashire.body.pk},
        "public_day": {"day": "2025-09-28"},
        "hand_over": {"pk": manchester.pk},
        "engagement_list": {"pk": manchester.pk},
        "needs_list": {"pk": manchester.pk},
        "delivery": {"pk": manchester.pk},
        "plans_of_designation": {"pk": manchester.pk},
        "provider": {"ukprn": provider.provider.ukprn},
        "provider_describe": {"ukprn": provider.provider.ukprn},
        "provider_people": {"ukprn": provider.provider.ukprn},
        "provision_add": {"ukprn": provider.provider.ukprn},
        "provision_change": {"ukprn": provider.provider.ukprn, "pk": _provision(provider).pk},
        "delivery_plan_rows": {"pk": second.pk, "kind": "risks"},
        "delivery_plan_row_add": {"pk": second.pk, "kind": "risks"},
        "delivery_plan_row": risk,
        "delivery_plan_row_remove": risk,
        "delivery_plan_compare": {"pk": second.pk},
        "plan_preview": {"pk": draft.pk},
        "bring_forward": {"pk": draft.pk},
        "api:plan-earlier": {"pk": draft.pk},
        "plan_section": {"pk": draft.pk, "key": draft.sections.first().key},
        "plan_part_add": {"pk": draft.pk, "kind": "priorities"},
        "plan_part": part,
        "plan_part_remove": part,
        "public_plan": plan_page,
        "public_plan_pdf": plan_page,
        "public_plan_json": plan_page,
        "case_submission": {"pk": case.pk},
        "case_pdf": {"pk": case.pk},
        "case_test": {"pk": case.pk, "key": "A1"},
        "move": {"workflow": "plan", "pk": draft.pk, "move": "submit"},
        "begin": {"workflow": "engagement", "parent": manchester.pk, "move": "record"},
        "invitation": {"pk": invitation.pk},
        "invitation_mine": {"pk": invitation.pk, "round": 1},
        "calendar_feed": {"secret": "never-made"},
        "invitation_link": {"pk": invitation.pk, "round": 1, "seal": "torn"},
        "api:people-detail": {"pk": manchester.scope_id},
        "deadline_reminders": {"pk": Deadline.objects.filter(chain=manchester.chain).first().pk},
        "api:reminder-detail": {"pk": Reminder.objects.filter(deadline__chain=manchester.chain).first().pk},
        "message_read": {"pk": Message.objects.first().pk},
        "failed_address": {"pk": failing_address(lancashire).pk},
        "notice": {"workflow": "plan", "move": "submit"},
        "openid_connect_callback": {"provider_id": "dfe-sign-in"},
        "mfa_edit_webauthn": {"pk": 1},
        "mfa_remove_webauthn": {"pk": 1},
        "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
        "api:moves": {"workflow": "plan", "pk": draft.pk},
        "api:make_move": {"workflow": "plan", "pk": draft.pk, "move": "submit"},
        "api:begin": {"workflow": "engagement", "parent": manchester.pk, "move": "record"},
        "api:reference-district-detail": {"code": "E06000008"},
        "api:reference-authority-detail": {"slug": AuthorityStatement.objects.first().authority.slug},
        "api:reference-occupation-detail": {"code": "2122"},
        "api:reference-sector-detail": {"code": "01"},
        "api:reference-route-detail": {"slug": "digital"},
        "api:reference-provider-detail": {"ukprn": provider.provider.ukprn},
        "api:provider-duties-detail": {"ukprn": provider.provider.ukprn},
        "api:register-detail": {"pk": lancashire.pk},
        "api:register-policy-detail": {"pk": PolicyVersion.objects.first().pk},
        "api:register-interest-detail": {"pk": Interest.objects.filter(designation=lancashire).first().pk},
        "api:published-plan-detail": {"pk": published.pk},
    }
    told |= {name: {"pk": key} for name, key in pk.items()}
    told |= {f"api:{name.replace('_', '-')}-detail": {"pk": key} for name, key in pk.items()}
    told["api:engagement-detail"] = {"pk": meeting.pk}
    told["api:shared-intelligence-detail"] = {"pk": Intelligence.objects.get(shared_on__isnull=False).pk}
    for name in ("detail", "authorities", "districts", "indicators"):
        told[f"api:reference-area-{name}"] = {"slug": "lancashire"}
    return told


def failing_address(designation):
    """Let mail to somebody who is only invited to a designation of the demonstration fail."""
    invitation = invited(designation.scope)
    return Correspondence.objects.create(
        actor=invitation.invitee, failing_address=invitation.email, failing_since=clock.now()
    )


def _provision(provider):
    from tests.factories import engagement

    return engagement.provision(provider, Area.objects.get(slug="lancashire"))
