"""Addresses of the pages that every workflow shares."""

from django.urls import path

from lifecycle import views

urlpatterns = [
    path("do/<slug:workflow>/<int:pk>/<slug:move>/", views.make_move, name="move"),
    path("begin/<slug:workflow>/<int:parent>/<slug:move>/", views.begin, name="begin"),
    path("files/<int:pk>/", views.attachment, name="attachment"),
    path("messages/", views.mailbox, name="messages"),
    path("messages/<int:pk>/read/", views.mark_read, name="message_read"),
]
