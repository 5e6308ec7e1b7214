"""Addresses of the pages of national blockers."""

from django.urls import path

from approvals.blockers import views

urlpatterns = [
    path("blockers/", views.blockers, name="blockers"),
    path("blockers/<int:pk>/", views.blocker, name="blocker"),
]
