"""Addresses of the pages of engagement, needs and providers."""

from django.urls import path

from engagement.views import engagement, providers

urlpatterns = [
    path("designations/<int:pk>/engagement/", engagement.engagement_list, name="engagement_list"),
    path("engagement/<int:pk>/", engagement.engagement_record, name="engagement_record"),
    path("designations/<int:pk>/needs/", engagement.needs_list, name="needs_list"),
    path("needs/<int:pk>/", engagement.need, name="need"),
    path("providers/", providers.providers, name="providers"),
    path("providers/<int:ukprn>/", providers.provider, name="provider"),
    path("providers/<int:ukprn>/people/", providers.open_people, name="provider_people"),
    path("providers/<int:ukprn>/questions/", providers.describe_provider, name="provider_describe"),
    path("providers/<int:ukprn>/provision/add/", providers.add_provision, name="provision_add"),
    path("providers/<int:ukprn>/provision/<int:pk>/", providers.change_provision, name="provision_change"),
]
