"""Addresses of the pages of designations."""

from django.urls import include, path

from designations import views

urlpatterns = [
    path("designations/areas/", views.areas, name="designation_areas"),
    path("designations/reviews/", views.reviews, name="designation_reviews"),
    path("designations/<int:pk>/", views.designation, name="designation"),
    path("designations/<int:pk>/tests/<slug:test>/", views.test, name="designation_test"),
    path(
        "designations/<int:pk>/notifications/<int:notification>/", views.notification, name="designation_notification"
    ),
    path("designations/<int:pk>/notice/", views.notice, name="designation_notice"),
    path("", include("designations.removals.urls")),
    path("", include("designations.terms_changes.urls")),
]
