"""Addresses of the pages of mergers."""

from django.urls import path

from engagement.mergers import views

urlpatterns = [path("mergers/<int:pk>/", views.merger, name="merger")]
