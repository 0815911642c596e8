"""More tables that answers are read from: the ledgers that targets ask, and how projects went through their stages."""

from importlib import import_module

from django.db import migrations

noted = import_module("onir.desk.indicators.migrations.0001_initial").noted
WATCHED = ("pipeline_investmentfigure", "pipeline_jobfigure", "pipeline_spell", "pipeline_way")


class Migration(migrations.Migration):
    dependencies = (
        ("indicators", "0001_initial"),
        ("pipeline", "0005_ways"),
    )

    operations = (*map(noted, WATCHED),)
