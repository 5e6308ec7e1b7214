"""Which URLs need no sign-in: everything that is not named here does."""

from django.urls import ResolverMatch

PUBLIC = frozenset(
    {
        # Reading what is published
        "public_home",
        "find_area",
        "public_plans",
        "public_plan",
        "public_plan_json",
        "public_plan_pdf",
        "designation_notice",
        "conflict_policy",
        "interests_register",
        "interests_csv",
        "public_designations",
        "public_register_csv",
        "public_notices_feed",
        "public_body",
        "public_days",
        "public_day",
        "areas",
        "area",
        "technical_education",
        "about_data",
        "glossary",
        # About the service
        "accessibility_statement",
        "cookies",
        "api:schema",
        "health",
        "privacy",
        # What GOV.UK Notify says of a mail, with its token
        "notify_receipt",
        # Signing in
        "account_login",
        "account_confirm_login_code",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "demonstration_sign_in",
        "dfe_sign_in",
        "session_left",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        # Reading a calendar: the secret of its address opens it
        "calendar_feed",
        # Accepting an invitation: the seal of the link opens it
        "invitation_link",
    }
)
# What somebody may open whose role needs a second factor, before they have shown one.
WITHOUT_SECOND_FACTOR = frozenset(
    {
        "second_factor",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_logout",
        "session_left",
        "stay_signed_in",
        "accessibility_statement",
        "cookies",
        "privacy",
        "health",
    }
)
PUBLIC_PREFIXES = ("api:reference-", "api:register-", "api:published-plan-")


def is_public(match: ResolverMatch) -> bool:
    """Return whether a URL, by its name with its namespace, may be opened without signing in."""
    return match.view_name in PUBLIC or match.view_name.startswith(PUBLIC_PREFIXES)
