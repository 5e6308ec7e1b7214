"""A notification that was recorded before its text was kept gets the text of the notice that was drafted by then."""

from django.db import migrations


def keep(apps, schema_editor):
    """Write a notification for each entry that recorded one and has none, from the facts that the record holds."""
    Designation = apps.get_model('designations', 'Designation')
    Notification = apps.get_model('designations', 'Notification')
    Entry = apps.get_model('lifecycle', 'Entry')
    for designation in Designation.objects.filter(notified_on__isnull=False, notifications=None):
        told = Entry.objects.filter(workflow='designation', record_id=str(designation.pk), move='notify')
        entry = told.order_by('sequence').last()
        notice = designation.notices.filter(kind='designation').order_by('number').last()
        if entry and notice:
            Notification.objects.create(
                designation=designation,
                text=notice.text,
                recipient=designation.notified_to,
                sent_on=designation.notified_on,
                proof=designation.proof_of_sending,
                entry=entry,
            )


class Migration(migrations.Migration):

    dependencies = [
        ('designations', '0008_views_notifications_acceptances_and_confirmations'),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
