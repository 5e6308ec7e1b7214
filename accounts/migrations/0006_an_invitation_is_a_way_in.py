
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_every_role_has_a_history'),
    ]

    operations = [
        migrations.AlterField(
            model_name='signinattempt',
            name='method',
            field=models.CharField(choices=[('password', 'Password'), ('code', 'Code by email'), ('passkey', 'Passkey'), ('dfe', 'DfE Sign-in'), ('second_factor', 'Second factor'), ('invitation', 'Invitation accepted'), ('demonstration', 'Demonstration button')], max_length=20),
        ),
    ]
