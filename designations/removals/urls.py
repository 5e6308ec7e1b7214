"""Addresses of the pages of removals."""

from django.urls import path

from designations.removals import views

urlpatterns = [
    path("removals/<int:pk>/", views.removal, name="removal"),
]
