"""Addresses of the pages of resets of second factors."""

from django.urls import path

from accounts.resets import views

urlpatterns = [path("people/resets/<int:pk>/", views.factor_reset, name="factor_reset")]
