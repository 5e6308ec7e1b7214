"""Addresses of the pages of declarations of interest."""

from django.urls import path

from designations.declarations import views

urlpatterns = [
    path("declarations/", views.your_interests, name="your_interests"),
    path("declarations/<int:pk>/", views.declaration, name="declaration"),
]
