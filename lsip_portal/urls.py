"""Every address of the portal. What is not named in `lsip_portal.public` needs sign-in."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as socialaccount
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

import accounts.api
import accounts.resets.api
import approvals.api
import approvals.blockers.api
import approvals.caseload.api
import approvals.dates.api
import approvals.dates.pre_election.api
import approvals.intelligence.api
import approvals.interventions.api
import approvals.practice.api
import approvals.provider_issues.api
import designations.api
import designations.declarations.api
import designations.departures.api
import designations.designating.api
import designations.governance.api
import designations.interests.api
import designations.removals.api
import designations.terms_changes.api
import engagement.api
import engagement.mergers.api
import lifecycle.reminders.api
import lsip_portal.nation.api
import plans.api.delivery
import plans.api.plan
import reference.api
from accounts.sign_in import dfe, methods
from accounts.sign_in import views as signing_in
from accounts.views import SignIn, demonstration_sign_in
from lifecycle import api as moves
from lsip_portal import health, pages
from lsip_portal.calendar.api import Calendar
from lsip_portal.home import views as home

router = SimpleRouter()
for app in (
    lifecycle.reminders,
    reference,
    accounts,
    accounts.resets,
    designations,
    designations.interests,
    designations.declarations,
    designations.departures,
    designations.designating,
    designations.governance,
    designations.removals,
    designations.terms_changes,
    engagement,
    engagement.mergers,
    approvals,
    approvals.dates,
    approvals.caseload,
    approvals.dates.pre_election,
    approvals.intelligence,
    approvals.interventions,
    approvals.blockers,
    approvals.practice,
    approvals.provider_issues,
):
    for prefix, viewset, name in app.api.routes:
        router.register(prefix, viewset, name)
for prefix, viewset, name in (*plans.api.delivery.routes, *plans.api.plan.routes, *lsip_portal.nation.api.routes):
    router.register(prefix, viewset, name)

api_urls = [
    path("<slug:workflow>/<int:pk>/moves/", moves.Options.as_view(), name="moves"),
    path("<slug:workflow>/<int:pk>/moves/<slug:move>/", moves.MakeMove.as_view(), name="make_move"),
    path("<slug:workflow>/begin/<int:parent>/<slug:move>/", moves.Begin.as_view(), name="begin"),
    path("dates/change/", approvals.dates.api.ChangeMany.as_view(), name="change_dates"),
    path("calendar/", Calendar.as_view(), name="calendar"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    *router.urls,
]

# Accounts are made by invitation, so only these of django-allauth's pages are open.
account_urls = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("demonstration/", demonstration_sign_in, name="demonstration_sign_in"),
    path("sign-in/code/", signing_in.EnterCode.as_view(), name="account_confirm_login_code"),
    path("sign-in/second-factor/", signing_in.SecondStep.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("dfe-sign-in/", dfe.start, name="dfe_sign_in"),
    path("dfe-sign-in/back/", openid_connect.callback, {"provider_id": dfe.PROVIDER}, name="openid_connect_callback"),
    path("dfe-sign-in/stopped/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("confirm/password/", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("yours/", methods.YourAccount.as_view(), name="your_account"),
    path("yours/sign-out-elsewhere/", methods.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("session/", methods.session_left, name="session_left"),
    path("session/stay/", methods.stay_signed_in, name="stay_signed_in"),
    path("second-factor/", methods.SetUpSecondFactor.as_view(), name="second_factor"),
    path("yours/methods/", RedirectView.as_view(pattern_name="your_account"), name="mfa_index"),
    path("yours/app/", methods.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("yours/app/remove/", methods.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("yours/passkeys/add/", methods.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("yours/passkeys/<int:pk>/", methods.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path("yours/passkeys/<int:pk>/remove/", methods.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("yours/recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("yours/recovery-codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]

urlpatterns = [
    path("", home.public_home, name="public_home"),
    path("find/", home.find_area, name="find_area"),
    path("home/", home.home, name="home"),
    path("", include("lsip_portal.register.urls")),
    path("", include("lsip_portal.nation.urls")),
    path("", include("accounts.correspondence.urls")),
    path("", include("accounts.people.urls")),
    path("", include("accounts.resets.urls")),
    path("", include("reference.urls")),
    path("", include("designations.urls")),
    path("", include("designations.interests.urls")),
    path("", include("designations.declarations.urls")),
    path("", include("designations.departures.urls")),
    path("", include("designations.governance.urls")),
    path("", include("engagement.urls")),
    path("", include("engagement.mergers.urls")),
    path("", include("plans.urls.delivery")),
    path("", include("plans.urls.plan")),
    path("", include("approvals.urls")),
    path("", include("approvals.dates.urls")),
    path("", include("lsip_portal.calendar.urls")),
    path("", include("approvals.intelligence.urls")),
    path("", include("approvals.interventions.urls")),
    path("", include("approvals.blockers.urls")),
    path("", include("approvals.practice.urls")),
    path("", include("approvals.provider_issues.urls")),
    path("", include("lifecycle.urls")),
    path("account/", include(account_urls)),
    path("accessibility-statement/", pages.accessibility_statement, name="accessibility_statement"),
    path("privacy/", pages.privacy, name="privacy"),
    path("cookies/", pages.cookies, name="cookies"),
    path("api/v1/", include((api_urls, "api"))),
    path("health", health.health, name="health"),
    path("admin/", admin.site.urls),
]
