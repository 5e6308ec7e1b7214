"""Each message says whether it is a duty, news, or about the person's own account."""

from django.db import migrations, models

ABOUT_ACCOUNTS = ["role", "invitation", "access-review"]


def mark_what_is_about_accounts(apps, schema_editor):
    """Give the messages about roles and invitations their kind; all others that were sent are news."""
    messages = apps.get_model("lifecycle", "Message").objects
    messages.filter(entry__workflow__in=ABOUT_ACCOUNTS).update(kind="account")


class Migration(migrations.Migration):

    dependencies = [
        ("lifecycle", "0006_a_deadline_has_a_force_and_a_source"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="force",
            field=models.CharField(
                blank=True,
                choices=[
                    ("statute", "Statute"),
                    ("guidance", "Guidance"),
                    ("terms", "Terms of designation"),
                    ("local", "Local arrangement"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="kind",
            field=models.CharField(
                choices=[("duty", "Duty"), ("news", "News"), ("account", "Your account")], default="news", max_length=10
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("force__in", ["statute", "guidance", "terms", "local"]), ("kind", "duty")),
                    models.Q(("force", ""), ("kind__in", ["news", "account"])),
                    _connector="OR",
                ),
                name="a_duty_says_how_it_binds_and_nothing_else_does",
            ),
        ),
        migrations.RunPython(mark_what_is_about_accounts, migrations.RunPython.noop, elidable=True),
    ]
