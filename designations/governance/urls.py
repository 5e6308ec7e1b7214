"""Addresses of the pages of governance groups and their meetings."""

from django.urls import path

from designations.governance import views

urlpatterns = [
    path("designations/<int:pk>/groups/", views.groups, name="groups"),
    path("groups/<int:pk>/", views.group, name="group"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
]
