"""Addresses of the pages of interventions."""

from django.urls import path

from approvals.interventions import views

urlpatterns = [
    path("interventions/", views.interventions, name="interventions"),
    path("interventions.csv", views.interventions_csv, name="interventions_csv"),
    path("interventions/<int:pk>/", views.intervention, name="intervention"),
    path("designations/<int:pk>/interventions/", views.area_interventions, name="area_interventions"),
]
