"""The forms of engagement, needs and providers."""

from engagement.forms.engagement import AmendEngagementForm, DescribeForm, RecordEngagementForm
from engagement.forms.materiality import MaterialityForm
from engagement.forms.needs import NeedForm, RouteForm
from engagement.forms.providers import ProviderProfileForm, ProviderSearchForm, ProvisionForm

__all__ = [
    "AmendEngagementForm",
    "DescribeForm",
    "MaterialityForm",
    "NeedForm",
    "ProviderProfileForm",
    "ProviderSearchForm",
    "ProvisionForm",
    "RecordEngagementForm",
    "RouteForm",
]
