import django.db.models.deletion
from django.db import migrations, models


def fill_from_the_edition(apps, schema_editor):
    """Give each deadline its first due date, and those that repeat the period of their clock in their edition."""
    Deadline = apps.get_model("lifecycle", "Deadline")
    for deadline in Deadline.objects.select_related("edition").iterator():
        clock = deadline.edition.content["clocks"][deadline.clock]
        deadline.first_due_on = deadline.due_on
        deadline.every = clock["period"] if clock.get("repeats") else ""
        deadline.revision = 0 if deadline.closed_by_id is None else 1
        deadline.save(update_fields=["first_due_on", "every", "revision"])


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0008_a_ledger_of_reminders"),
    ]

    operations = [
        migrations.AddField("deadline", "first_due_on", models.DateField(null=True)),
        migrations.AddField(
            "deadline",
            "every",
            models.CharField(blank=True, max_length=10, verbose_name="period after which it is due again"),
        ),
        migrations.AddField(
            "deadline",
            "changed_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="moved_deadlines",
                to="lifecycle.entry",
            ),
        ),
        migrations.AddField(
            "deadline", "revision", models.PositiveIntegerField(default=0, verbose_name="how often it changed")
        ),
        migrations.RunPython(fill_from_the_edition, migrations.RunPython.noop, elidable=True),
    ]
