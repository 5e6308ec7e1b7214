from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0009_a_due_date_can_be_moved"),
    ]

    operations = [
        migrations.AlterField("deadline", "first_due_on", models.DateField()),
        migrations.AddConstraint(
            "deadline",
            models.CheckConstraint(
                condition=models.Q(("changed_by__isnull", False), ("due_on", models.F("first_due_on")), _connector="OR"),
                name="a_due_date_is_moved_by_an_entry",
            ),
        ),
    ]
