"""Addresses of the pages of good practice."""

from django.urls import path

from approvals.practice import views

urlpatterns = [
    path("good-practice/", views.practices, name="practices"),
    path("good-practice/<int:pk>/", views.practice, name="practice"),
]
