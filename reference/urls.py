"""Addresses of the public pages of the reference data."""

from django.urls import path

from reference import views

urlpatterns = [
    path("areas/", views.areas, name="areas"),
    path("about-the-data/", views.about_data, name="about_data"),
    path("glossary/", views.glossary, name="glossary"),
    path("guide-to-technical-education/", views.technical_education, name="technical_education"),
]
