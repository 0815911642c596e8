# A checked text that somebody shares.

import django.db.models.deletion
import django.db.models.manager
from django.conf import settings
from django.db import migrations, models

import onir.desk.sharing.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Shared",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(default=onir.desk.sharing.models.new_token, max_length=40, unique=True)),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("until", models.DateField(default=onir.desk.sharing.models.last_day)),
                ("report", models.JSONField()),
                ("told", models.JSONField()),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            managers=[
                ("every", django.db.models.manager.Manager()),
            ],
        ),
    ]
