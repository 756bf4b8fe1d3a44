"""What a firm does with its looks. Its login has no right on public tables: each write is a ``gate`` function."""

import json
from dataclasses import replace
from typing import BinaryIO

from shared_apps.branding import images
from shared_apps.branding.enums import ImageKind
from shared_apps.branding.errors import NothingToPublish, TooManyImages
from shared_apps.branding.looks import Values
from shared_apps.branding.policies import EDIT
from shared_apps.branding.published import published_values, values_of, versions
from tenants import gate
from vestibule.core.actors import Actor
from vestibule.core.commands import command
from vestibule.core.errors import NotFound
from vestibule.core.permissions import require
from vestibule.core.records import record


def current_draft() -> Values | None:
    """What the firm is trying out, or None."""
    columns = gate.call("branding_draft")
    if columns is None:
        return None
    return Values.from_columns(columns if isinstance(columns, dict) else json.loads(columns))


@command
def save_draft(*, actor: Actor, values: Values) -> Values:
    """Keep what the form says; the images of the draft stay as they are. Nobody but those who may edit sees it."""
    require(actor, EDIT)
    before = current_draft() or published_values()
    kept = replace(
        values,
        logo=before.logo,
        header_logo=before.header_logo,
        header_image=before.header_image,
        favicon=before.favicon,
    )
    _write(kept)
    return kept


@command
def set_image(*, actor: Actor, kind: ImageKind, file: BinaryIO | None) -> Values:
    """Put an image into the draft, or take it out; raises what is wrong with it."""
    require(actor, EDIT)
    digest = _stored(kind, file) if file else ""
    before = current_draft() or published_values()
    values = Values.from_columns(before.to_columns() | {kind.value: digest})
    _write(values)
    return values


@command
def publish(*, actor: Actor) -> int:
    """Make the draft what everybody sees and return the version's number. Raises ``NothingToPublish``."""
    require(actor, EDIT)
    number = gate.call("publish_branding", actor.name)
    if number is None:
        raise NothingToPublish
    record("branding.publish", None, actor=actor, number=number)
    return int(number)


@command
def discard_draft(*, actor: Actor) -> None:
    """Forget what was tried out. Doing it twice changes nothing."""
    require(actor, EDIT)
    gate.call("discard_branding_draft")


@command
def take_up_version(*, actor: Actor, number: int) -> Values:
    """Make an earlier version the draft, to be looked at and published again. Raises ``NotFound``."""
    require(actor, EDIT)
    version = versions().filter(number=number).first()
    if version is None:
        raise NotFound
    values = values_of(version)
    _write(values)
    return values


@command
def go_back_to_version(*, actor: Actor, number: int) -> int:
    """Publish an earlier version again as a new one and return its number. Raises ``NotFound``, ``NothingToPublish``.

    A draft there was is lost: the page says so before.
    """
    require(actor, EDIT)
    take_up_version(actor=actor, number=number)
    return publish(actor=actor)


def _write(values: Values) -> None:
    gate.call("save_branding_draft", json.dumps(values.to_columns()))


def _stored(kind: ImageKind, file: BinaryIO) -> str:
    image = images.clean(kind, file)
    arguments = (image.digest, kind.value, image.content_type, image.width, image.height, image.content)
    if not gate.call("add_brand_image", *arguments):
        raise TooManyImages
    return image.digest
