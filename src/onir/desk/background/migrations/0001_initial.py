# What went wrong in a job.

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Failure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("job", models.BigIntegerField(db_index=True)),
                ("name", models.CharField(max_length=128)),
                ("attempt", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("said", models.TextField()),
            ],
        ),
    ]
