"""Addresses of the calendar."""

from django.urls import path

from lsip_portal.calendar import views

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
]
