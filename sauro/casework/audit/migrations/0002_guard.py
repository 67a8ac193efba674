"""The database refuses to change or remove a line of the log."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from sauro.casework.audit.guard import lower_guard, raise_guard


def guard(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    raise_guard(editor.connection)


def unguard(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    lower_guard(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
