"""Templates are made lean once, when they are read: see ``themes.base.lean``."""

from typing import Any

from django.template import Origin, Template
from django.template.loaders import cached

from themes.base.values import make_lean


class Loader(cached.Loader):  # type: ignore[misc]
    """Django's loader that reads each template once, and makes it lean then."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        """Return the template; raises what the loaders behind it raise."""
        kept: dict[str, Any] = self.get_template_cache
        key = self.cache_key(template_name, skip)
        is_known = key in kept
        template = super().get_template(template_name, skip)
        if not is_known:
            make_lean(template.nodelist)
        return template
