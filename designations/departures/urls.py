"""Addresses of the pages of departures from the guidance."""

from django.urls import path

from designations.departures import views

urlpatterns = [
    path("designations/departures/", views.log, name="departures_log"),
    path("designations/departures.csv", views.log_csv, name="departures_csv"),
    path("designations/<int:pk>/departures/", views.departures, name="departures"),
    path("departures/<int:pk>/", views.departure, name="departure"),
]
