from django.core.management import call_command
from django.db import migrations


def create_cache_table(_apps, schema_editor):
    """Make the table of the cache in the database; logging in counts its attempts there."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [migrations.RunPython(create_cache_table, migrations.RunPython.noop)]
