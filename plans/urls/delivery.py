"""Addresses of delivery plans and progress reports."""

from django.urls import path

from plans.views import delivery as views
from plans.views.hand_over import hand_over

urlpatterns = [
    path("designations/<int:pk>/delivery/", views.delivery, name="delivery"),
    path("designations/<int:pk>/hand-over/", hand_over, name="hand_over"),
    path("delivery-plans/<int:pk>/", views.delivery_plan, name="delivery_plan"),
    path("progress-reports/<int:pk>/", views.progress_report, name="progress_report"),
]
