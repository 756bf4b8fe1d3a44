"""What a file can hold of this room's settings: the categories of important documents, without the documents."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tenant_apps.library import policies
from tenant_apps.library.commands.categories import add_category, edit_category
from tenant_apps.library.models import Category
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import Content, Part, called, columns, first_words, keyed, written


def _rows() -> dict[str, tuple[Category, Content]]:
    found = [(row, columns("name", row)) for row in Category.objects.current().order_by("position", "pk")]
    return keyed((first_words("name", content), (row, content)) for row, content in found)


def _write(actor: Actor, key: str, content: Content) -> None:
    row, _here = _rows().get(key, (None, None))
    if row is None:
        add_category(actor=actor, names=written("name", content))
    else:
        edit_category(actor=actor, category=row, names=written("name", content))


def _hinders(key: str, there: Content, _here: Content | None) -> str:
    if key.partition(" #")[0] != first_words("name", there):
        return gettext("Its name and its content do not belong together.")
    return ""


configuration.configures(
    Part(
        code="library.categories",
        label=_("Categories of important documents"),
        permission=policies.CONFIGURE,
        fields=configuration.texts("name", _("Name"), 120),
        read=lambda: {key: content for key, (_row, content) in _rows().items()},
        write=_write,
        title=lambda _key, content: called("name", content),
        is_key=bool,
        needed_words=("name",),
        hinders=_hinders,
    )
)
