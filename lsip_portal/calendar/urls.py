"""Addresses of the calendar."""

from django.urls import path

from lsip_portal.calendar import feeds, views

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/address/", feeds.address, name="calendar_address"),
    path("calendar/<slug:secret>.ics", feeds.feed, name="calendar_feed"),
]
