from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lifecycle", "0005_a_deadline_says_how_strongly_it_binds"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                condition=models.Q(("force__in", ["statute", "guidance", "terms", "local"])),
                name="a_deadline_has_a_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="a_deadline_has_a_source"
            ),
        ),
    ]
