"""Addresses of the pages of cases."""

from django.urls import path

from approvals import views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases/<int:pk>/", views.case, name="case"),
    path("cases/<int:pk>/submission/", views.submission, name="case_submission"),
    path("cases/<int:pk>/submission.pdf", views.submission_pdf, name="case_pdf"),
    path("cases/<int:pk>/tests/<slug:key>/", views.test, name="case_test"),
]
