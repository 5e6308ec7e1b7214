"""Addresses of the public pages that bring the apps together."""

from django.urls import path

from lsip_portal.register import views

urlpatterns = [
    path("areas/<slug:slug>/", views.area, name="area"),
]
