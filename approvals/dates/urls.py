"""Addresses of the pages of due dates."""

from django.urls import path

from approvals.dates import views

urlpatterns = [
    path("dates/<int:pk>/", views.deadline, name="deadline"),
    path("dates/change/", views.change_dates, name="change_dates"),
]
