"""Addresses of the pages of people."""

from django.urls import path

from accounts.people import joining, views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/<int:pk>/", views.people_of, name="people_of"),
    path("people/roles/<int:pk>/", views.role, name="role"),
    path("people/invitations/<int:pk>/", views.invitation, name="invitation"),
    path("your-roles/", views.my_roles, name="my_roles"),
    path("join/<int:pk>/<int:round>/", joining.signed_in, name="invitation_mine"),
    path("join/<int:pk>/<int:round>/<slug:seal>/", joining.by_link, name="invitation_link"),
]
