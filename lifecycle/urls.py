"""Addresses of the pages that every workflow shares."""

from django.urls import path

from lifecycle import views
from lifecycle.outbox.callback import notify_receipt
from lifecycle.reminders import views as reminders

urlpatterns = [
    path("do/<slug:workflow>/<int:pk>/<slug:move>/", views.make_move, name="move"),
    path("begin/<slug:workflow>/<int:parent>/<slug:move>/", views.begin, name="begin"),
    path("files/<int:pk>/", views.attachment, name="attachment"),
    path("notify/receipts/", notify_receipt, name="notify_receipt"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("deadlines/<int:pk>/reminders/", reminders.of_deadline, name="deadline_reminders"),
    path("messages/", views.mailbox, name="messages"),
    path("messages/read/", views.mark_all_read, name="messages_read"),
    path("messages/<int:pk>/read/", views.mark_read, name="message_read"),
]
