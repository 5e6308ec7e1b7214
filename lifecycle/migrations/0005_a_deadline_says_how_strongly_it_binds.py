from django.db import migrations, models


def fill_from_the_edition(apps, schema_editor):
    """Give each deadline the force and the source of its clock in the edition under which it was written."""
    Deadline = apps.get_model("lifecycle", "Deadline")
    for deadline in Deadline.objects.select_related("edition").iterator():
        clock = deadline.edition.content["clocks"][deadline.clock]
        deadline.force, deadline.source = clock.get("force", "local"), clock.get("source", "The department")
        deadline.save(update_fields=["force", "source"])


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0004_a_link_may_be_sealed"),
    ]

    operations = [
        migrations.AddField(
            model_name="deadline",
            name="force",
            field=models.CharField(
                choices=[
                    ("statute", "Statute"),
                    ("guidance", "Guidance"),
                    ("terms", "Terms of designation"),
                    ("local", "Local arrangement"),
                ],
                default="guidance",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="deadline",
            name="source",
            field=models.CharField(default="Guidance", max_length=200),
            preserve_default=False,
        ),
        migrations.RunPython(fill_from_the_edition, migrations.RunPython.noop, elidable=True),
    ]
