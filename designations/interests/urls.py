"""Addresses of the pages of honesty and impartiality."""

from django.urls import path

from designations.interests import views

urlpatterns = [
    path("designations/impartiality/", views.impartiality_overview, name="impartiality_overview"),
    path("designations/<int:pk>/impartiality/", views.impartiality, name="impartiality"),
    path("designations/<int:pk>/conflict-of-interest-policy/", views.conflict_policy, name="conflict_policy"),
    path("designations/<int:pk>/register-of-interests/", views.interests_register, name="interests_register"),
    path("designations/<int:pk>/register-of-interests.csv", views.interests_csv, name="interests_csv"),
    path("interests/<int:pk>/", views.interest, name="interest"),
]
