"""Every type of question by its code. A new type is a class and a line here."""

from tenant_apps.flows.fields import (
    addresses,
    choices,
    dates,
    files,
    identifiers,
    notes,
    numbers,
    signatures,
    texts,
    totals,
)
from tenant_apps.flows.fields.base import FieldType

FIELD_TYPES: dict[str, FieldType] = {
    kind.code: kind()
    for kind in (
        texts.Text,
        texts.LongText,
        texts.Email,
        texts.Phone,
        numbers.Number,
        numbers.Money,
        numbers.Percentage,
        dates.Date,
        dates.Month,
        choices.Choice,
        choices.Choices,
        choices.YesNo,
        choices.Consent,
        choices.Country,
        choices.Nationality,
        addresses.Address,
        identifiers.Iban,
        identifiers.Bsn,
        identifiers.Rijksregister,
        identifiers.SteuerId,
        identifiers.Nir,
        identifiers.Kvk,
        identifiers.BelgianCompany,
        identifiers.Siren,
        identifiers.Hrb,
        files.File,
        signatures.Signature,
        totals.Total,
        notes.Note,
    )
}
