"""Addresses of the pages of intelligence."""

from django.urls import path

from approvals.intelligence import views

urlpatterns = [
    path("intelligence/", views.intelligence_list, name="intelligence_list"),
    path("intelligence/<int:pk>/", views.intelligence, name="intelligence"),
]
