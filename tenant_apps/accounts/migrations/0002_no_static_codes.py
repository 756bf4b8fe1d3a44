"""Backup codes are devices of ours: the library's tables for them were never used, and are gone where they were made."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "DROP TABLE IF EXISTS otp_static_statictoken; DROP TABLE IF EXISTS otp_static_staticdevice",
            migrations.RunSQL.noop,
        ),
    ]
