"""Mail is followed until it arrives; each person says how they are written to."""

import django.db.models.deletion
import lifecycle.clock
from django.db import migrations, models


def fill_the_status(apps, schema_editor):
    """Say of each message how far its mail was: accepted, without an address, or still waiting."""
    messages = apps.get_model("lifecycle", "Message").objects
    messages.filter(sent_at__isnull=False).update(status="sent")
    messages.filter(sent_at=None, address="").update(status="portal")
    messages.filter(sent_at=None).update(waiting_since=models.F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('lifecycle', '0010_a_due_date_is_moved_by_an_entry'),
    ]

    operations = [
        migrations.CreateModel(
            name='Correspondence',
            fields=[
                ('actor', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='correspondence', serialize=False, to='lifecycle.actor')),
                ('news', models.CharField(choices=[('at_once', 'At once'), ('daily', 'Once a day'), ('weekly', 'Once a week')], default='at_once', max_length=10)),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('address_given_at', models.DateTimeField(null=True)),
                ('failing_address', models.EmailField(blank=True, max_length=254)),
                ('failing_since', models.DateTimeField(null=True)),
                ('failing_reason', models.TextField(blank=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='message',
            name='a_duty_says_how_it_binds_and_nothing_else_does',
        ),
        migrations.RemoveIndex(
            model_name='message',
            name='messages_to_send',
        ),
        migrations.AddField(
            model_name='message',
            name='delivered_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='digest',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='lifecycle.message'),
        ),
        migrations.AddField(
            model_name='message',
            name='digest_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='failed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='failure',
            field=models.CharField(blank=True, choices=[('address', 'The address does not work'), ('mailbox', 'The mailbox did not take it for five days')], max_length=10),
        ),
        migrations.AddField(
            model_name='message',
            name='receipt',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='message',
            name='round',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='message',
            name='status',
            field=models.CharField(choices=[('portal', 'In the portal only'), ('gathered', 'For the next digest'), ('digested', 'Sent in a digest'), ('waiting', 'Waiting to be sent'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('failed', 'Failed')], default='waiting', max_length=10),
        ),
        migrations.AddField(
            model_name='message',
            name='waiting_since',
            field=models.DateTimeField(default=lifecycle.clock.now),
        ),
        migrations.AlterField(
            model_name='message',
            name='kind',
            field=models.CharField(choices=[('duty', 'Duty'), ('news', 'News'), ('account', 'Your account'), ('digest', 'Digest')], default='news', max_length=10),
        ),
        migrations.RunPython(fill_the_status, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('status', 'waiting')), fields=['next_attempt_at'], name='messages_to_send'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('status', 'sent')), fields=['next_attempt_at'], name='messages_to_ask_about'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('status', 'gathered')), fields=['actor'], name='messages_to_digest'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('status', 'failed')), fields=['failed_at'], name='messages_that_failed'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['actor', '-created_at', '-id'], name='messages_to_a_person'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'digest')), fields=('actor', 'digest_on'), name='one_digest_for_each_person_and_day'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('force__in', ['statute', 'guidance', 'terms', 'local']), ('kind', 'duty')), models.Q(('force', ''), ('kind__in', ['news', 'account', 'digest'])), _connector='OR'), name='a_duty_says_how_it_binds_and_nothing_else_does'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('digest', None), ('digest_on__isnull', False), ('kind', 'digest')), models.Q(models.Q(('kind', 'digest'), _negated=True), ('digest_on', None)), _connector='OR'), name='a_digest_has_a_day_and_lies_in_no_other'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('digest', None), ('kind', 'news'), ('status', 'gathered')), models.Q(('digest__isnull', False), ('kind', 'news'), ('status', 'digested')), models.Q(models.Q(('status__in', ['gathered', 'digested']), _negated=True), ('digest', None)), _connector='OR'), name='nothing_but_news_goes_into_a_digest'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('delivered_at', None), ('sent_at__isnull', False), ('status', 'sent')), models.Q(('delivered_at__isnull', False), ('sent_at__isnull', False), ('status', 'delivered')), models.Q(models.Q(('status__in', ['sent', 'delivered']), _negated=True), ('delivered_at', None), ('sent_at', None)), _connector='OR'), name='what_was_sent_and_delivered_has_a_time'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('failed_at__isnull', False), ('failure__in', ['address', 'mailbox']), ('status', 'failed')), models.Q(models.Q(('status', 'failed'), _negated=True), ('failed_at', None), ('failure', '')), _connector='OR'), name='what_failed_says_when_and_why'),
        ),
        migrations.AddField(
            model_name='correspondence',
            name='address_given_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='lifecycle.actor'),
        ),
        migrations.AddIndex(
            model_name='correspondence',
            index=models.Index(condition=models.Q(('failing_address', ''), _negated=True), fields=['failing_since'], name='failing_addresses'),
        ),
        migrations.AddConstraint(
            model_name='correspondence',
            constraint=models.CheckConstraint(condition=models.Q(('news__in', ['at_once', 'daily', 'weekly'])), name='news_comes_at_once_daily_or_weekly'),
        ),
        migrations.AddConstraint(
            model_name='correspondence',
            constraint=models.CheckConstraint(condition=models.Q(('address', ''), models.Q(('address_given_at__isnull', False), ('address_given_by__isnull', False)), _connector='OR'), name='an_address_for_notices_was_given_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='correspondence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('failing_address', ''), ('failing_since', None)), models.Q(models.Q(('failing_address', ''), _negated=True), ('failing_since__isnull', False)), _connector='OR'), name='an_address_fails_since_a_moment'),
        ),
    ]
