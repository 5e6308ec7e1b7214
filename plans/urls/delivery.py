"""Addresses of delivery plans and progress reports."""

from django.urls import path

from plans.views import delivery as views
from plans.views import work
from plans.views.hand_over import hand_over

ROWS = "delivery-plans/<int:pk>/<slug:kind>/"

urlpatterns = [
    path("designations/<int:pk>/delivery/", views.delivery, name="delivery"),
    path("designations/<int:pk>/hand-over/", hand_over, name="hand_over"),
    path("delivery-plans/<int:pk>/", views.delivery_plan, name="delivery_plan"),
    path("delivery-plans/<int:pk>/compare/", work.compare, name="delivery_plan_compare"),
    path(ROWS, work.rows, name="delivery_plan_rows"),
    path(f"{ROWS}add/", work.add_row, name="delivery_plan_row_add"),
    path(f"{ROWS}<int:number>/", work.edit_row, name="delivery_plan_row"),
    path(f"{ROWS}<int:number>/remove/", work.remove_row, name="delivery_plan_row_remove"),
    path("early-warnings/<int:pk>/", views.early_warning, name="early_warning"),
    path("progress-reports/<int:pk>/", views.progress_report, name="progress_report"),
]
