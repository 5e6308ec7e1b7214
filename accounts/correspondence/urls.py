"""Addresses of the pages of how people are written to."""

from django.urls import path

from accounts.correspondence import views

urlpatterns = [
    path("account/yours/email/", views.your_mail, name="your_mail"),
    path("account/yours/email/address/", views.your_address, name="your_address"),
    path("people/addresses/", views.failed_addresses, name="failed_addresses"),
    path("people/addresses/<uuid:pk>/", views.failed_address, name="failed_address"),
    path("notices/", views.every_notice, name="every_notice"),
    path("notices/<slug:workflow>/<slug:move>/", views.notice, name="notice"),
    path("outbox/", views.outbox, name="outbox"),
]
