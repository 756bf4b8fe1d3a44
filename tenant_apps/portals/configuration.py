"""What a file can hold of this room's settings: what clients see, the privacy disclosure, and films of stages."""

from django.utils.translation import gettext_lazy as _

from tenant_apps.dossiers.models import Stage
from tenant_apps.portals import policies
from tenant_apps.portals.commands import publish_disclosure, save_stage_video, set_up_portal
from tenant_apps.portals.models import Disclosure, StageVideo
from tenant_apps.portals.setup import Switches, current_switches
from vestibule.core import configuration
from vestibule.core.actors import Actor
from vestibule.core.configuration import ONE, Content, Field, Part, ThingMissing, columns, written
from vestibule.core.videos import LONGEST_LINK, parse_video


def _setup() -> dict[str, Content]:
    switches = current_switches()
    return {ONE: {name: getattr(switches, name) for name in Switches.__slots__}}


configuration.configures(
    Part(
        code="portals.setup",
        label=_("What clients see"),
        permission=policies.CONFIGURE,
        fields={
            "has_stage_bar": configuration.flag(_("Show the stages of the dossier on the overview")),
            "has_case_handler": configuration.flag(_("Show the case handler"), default=True),
            "has_telephone": configuration.flag(_("Show telephone numbers of the team"), default=True),
            "has_profile_first": configuration.flag(_("Begin with the details and the questions")),
        },
        read=_setup,
        write=lambda actor, _key, content: set_up_portal(actor=actor, switches=Switches(**content)),
    )
)


def _disclosure() -> dict[str, Content]:
    """Only a text of the firm's own: the product's names the firm by itself."""
    newest = Disclosure.objects.newest_first().first()
    return {ONE: columns("text", newest)} if newest else {}


configuration.configures(
    Part(
        code="portals.disclosure",
        label=_("Privacy disclosure (clients are asked to accept a changed one)"),
        permission=policies.CONFIGURE,
        fields=configuration.texts("text", _("Text"), 20_000),
        read=_disclosure,
        write=lambda actor, _key, content: publish_disclosure(actor=actor, texts=written("text", content)),
        needed_words=("text",),
    )
)


def _is_link(value: object) -> bool:
    if not isinstance(value, str) or len(value) > LONGEST_LINK:
        return False
    video = parse_video(value)
    return video is not None and video.link == value


def _videos() -> dict[str, Content]:
    rows = StageVideo.objects.select_related("stage__workflow").order_by("pk")
    return {
        f"{row.stage.workflow.code}/{row.stage.code}": columns("about", row)
        | {"link": row.link, "workflow": row.stage.workflow.code}
        for row in rows
    }


def _write_video(actor: Actor, key: str, content: Content) -> None:
    workflow, _sign, code = key.partition("/")
    stage = Stage.objects.filter(workflow__code=workflow, code=code).first()
    if stage is None:
        raise ThingMissing(key)
    save_stage_video(actor=actor, stage=stage, link=content["link"], abouts=written("about", content))


configuration.configures(
    Part(
        code="portals.videos",
        label=_("Videos of stages"),
        permission=policies.CONFIGURE,
        fields={
            **configuration.texts("about", _("Short description"), 300),
            "link": Field(_("Video"), _is_link),
            "workflow": configuration.line(_("Workflow"), 40, refers_to="dossiers.workflows"),
        },
        read=_videos,
        write=_write_video,
        title=lambda key, _content: key,
        is_key=lambda key: "/" in key,
        hinders=lambda key, there, _here: (
            ""
            if key.startswith(f"{there['workflow']}/")
            else str(_("Its name and its content do not belong together."))
        ),
    )
)
