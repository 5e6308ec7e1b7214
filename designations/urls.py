"""Addresses of the pages of designations."""

from django.urls import include, path

from designations import views
from designations.designating import views as sent

urlpatterns = [
    path("designations/areas/", views.areas, name="designation_areas"),
    path("designations/reviews/", views.reviews, name="designation_reviews"),
    path("designations/<int:pk>/", views.designation, name="designation"),
    path("designations/<int:pk>/tests/<slug:test>/", views.test, name="designation_test"),
    path("designations/<int:pk>/notifications/<int:notification>/", sent.page, name="designation_notification"),
    path("designations/<int:pk>/notifications/<int:notification>.pdf", sent.pdf, name="designation_notification_pdf"),
    path("designations/<int:pk>/notifications/<int:notification>.txt", sent.text, name="designation_notification_text"),
    path("designations/<int:pk>/notice/", views.notice, name="designation_notice"),
    path("", include("designations.removals.urls")),
    path("", include("designations.terms_changes.urls")),
]
