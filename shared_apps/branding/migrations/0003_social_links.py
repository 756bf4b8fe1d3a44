"""The firm's pages on the networks that people know."""

from django.db import migrations, models

# A draft fills the columns of a version by name, so it has to have them all.
DRAFTS = """
UPDATE branding_branddraft SET values =
    '{"linkedin": "", "facebook": "", "instagram": "", "youtube": "", "xing": "", "x": ""}'::jsonb || values;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("branding", "0002_gate"),
        ("tenants", "0002_announcements"),
    ]

    operations = [
        migrations.RunSQL(DRAFTS, migrations.RunSQL.noop),
        migrations.AddField(
            model_name="brandversion",
            name="facebook",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="Facebook"),
        ),
        migrations.AddField(
            model_name="brandversion",
            name="instagram",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="Instagram"),
        ),
        migrations.AddField(
            model_name="brandversion",
            name="linkedin",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="LinkedIn"),
        ),
        migrations.AddField(
            model_name="brandversion",
            name="x",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="X"),
        ),
        migrations.AddField(
            model_name="brandversion",
            name="xing",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="XING"),
        ),
        migrations.AddField(
            model_name="brandversion",
            name="youtube",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="YouTube"),
        ),
        migrations.AddConstraint(
            model_name="brandversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("linkedin", ""),
                    ("linkedin__regex", "^https://([a-z0-9-]+\\.)*linkedin\\.com/[A-Za-z0-9._~%@/?&=+-]*$"),
                    _connector="OR",
                ),
                name="brand_version_linkedin",
            ),
        ),
        migrations.AddConstraint(
            model_name="brandversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("facebook", ""),
                    ("facebook__regex", "^https://([a-z0-9-]+\\.)*facebook\\.com/[A-Za-z0-9._~%@/?&=+-]*$"),
                    _connector="OR",
                ),
                name="brand_version_facebook",
            ),
        ),
        migrations.AddConstraint(
            model_name="brandversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("instagram", ""),
                    ("instagram__regex", "^https://([a-z0-9-]+\\.)*instagram\\.com/[A-Za-z0-9._~%@/?&=+-]*$"),
                    _connector="OR",
                ),
                name="brand_version_instagram",
            ),
        ),
        migrations.AddConstraint(
            model_name="brandversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("youtube", ""),
                    ("youtube__regex", "^https://([a-z0-9-]+\\.)*youtube\\.com/[A-Za-z0-9._~%@/?&=+-]*$"),
                    _connector="OR",
                ),
                name="brand_version_youtube",
            ),
        ),
        migrations.AddConstraint(
            model_name="brandversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("xing", ""),
                    ("xing__regex", "^https://([a-z0-9-]+\\.)*xing\\.com/[A-Za-z0-9._~%@/?&=+-]*$"),
                    _connector="OR",
                ),
                name="brand_version_xing",
            ),
        ),
        migrations.AddConstraint(
            model_name="brandversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("x", ""),
                    ("x__regex", "^https://([a-z0-9-]+\\.)*x\\.com/[A-Za-z0-9._~%@/?&=+-]*$"),
                    _connector="OR",
                ),
                name="brand_version_x",
            ),
        ),
    ]
