
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lifecycle', '0003_files_are_part_of_the_history'),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='sealed',
            field=models.BooleanField(default=False),
        ),
    ]
