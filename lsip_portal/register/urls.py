"""Addresses of the public pages that bring the apps together."""

from django.urls import path

from lsip_portal.register import views
from lsip_portal.register.feed import NoticesFeed

urlpatterns = [
    path("areas/<slug:slug>/", views.area, name="area"),
    path("bodies/<int:pk>/", views.body, name="public_body"),
    path("designations/", views.register, name="public_designations"),
    path("designations/register.csv", views.register_csv, name="public_register_csv"),
    path("designations/notices.atom", NoticesFeed(), name="public_notices_feed"),
    path("designations/<int:pk>/history/", views.history, name="designation_history"),
    path("on/", views.choose_day, name="public_days"),
    path("on/<str:day>/", views.on_day, name="public_day"),
]
