"""Addresses of the pages of due dates."""

from django.urls import path

from approvals.dates import views
from approvals.dates.pre_election.views import pre_election

urlpatterns = [
    path("dates/<int:pk>/", views.deadline, name="deadline"),
    path("dates/change/", views.change_dates, name="change_dates"),
    path("dates/pre-election/<int:pk>/", pre_election, name="pre_election"),
]
