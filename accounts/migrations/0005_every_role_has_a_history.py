"""Every place and every role has its history; a role has a last day once it ended."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_existing_roles_join_a_history"),
        ("lifecycle", "0004_a_link_may_be_sealed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="scope",
            name="chain",
            field=models.OneToOneField(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scope",
                to="lifecycle.chain",
            ),
        ),
        migrations.AlterField(
            model_name="roleheld",
            name="chain",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lifecycle.chain",
            ),
        ),
        migrations.AlterField(
            model_name="roleheld",
            name="state",
            field=models.CharField(choices=[("held", "Held"), ("ended", "Ended")], editable=False, max_length=40),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("at_once", False), ("state", "held"), ("until", None)),
                    models.Q(("state", "ended"), ("until__isnull", False)),
                    _connector="OR",
                ),
                name="a_role_has_a_last_day_once_it_ended",
            ),
        ),
    ]
