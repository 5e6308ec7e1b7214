"""Addresses of the pages of all areas."""

from django.urls import path

from lsip_portal.nation import officer_views, views

urlpatterns = [
    path("nation/", views.nation, name="nation"),
    path("nation/areas.<str:kind>", views.nation_file, name="nation_file"),
    path("nation/risk/<slug:slug>/", views.area_risk, name="area_risk"),
    path("nation/officers/", officer_views.officers, name="officers"),
    path("nation/officers/<int:pk>/", officer_views.officer, name="officer"),
    path("nation/assignments/<int:pk>/", officer_views.assignment, name="assignment"),
]
