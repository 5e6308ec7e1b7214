"""Addresses of the pages of changes of terms."""

from django.urls import path

from designations.terms_changes import views

urlpatterns = [
    path("terms-changes/<int:pk>/", views.terms_change, name="terms_change"),
]
