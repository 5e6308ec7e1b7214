"""Addresses of the pages of issues of providers."""

from django.urls import path

from approvals.provider_issues import views

urlpatterns = [
    path("provider-issues/", views.provider_issues, name="provider_issues"),
    path("provider-issues/<int:pk>/", views.provider_issue, name="provider_issue"),
]
