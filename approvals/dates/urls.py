"""Addresses of the pages of due dates."""

from django.urls import path

from approvals.dates import views
from approvals.dates.pre_election.views import pre_election
from approvals.dates.rounds.views import date_round, date_rounds

urlpatterns = [
    path("dates/<int:pk>/", views.deadline, name="deadline"),
    path("dates/change/", views.change_dates, name="change_dates"),
    path("dates/pre-election/<int:pk>/", pre_election, name="pre_election"),
    path("dates/rounds/", date_rounds, name="date_rounds"),
    path("dates/rounds/<int:pk>/", date_round, name="date_round"),
]
