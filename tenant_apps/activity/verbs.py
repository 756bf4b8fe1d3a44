"""What each verb of the record is called on a page. A test holds this list against the verbs that the rooms write."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_LABELS: dict[str, Promise] = {
    "accounts.activate_account": _("Account activated"),
    "accounts.add_client_side": _("Account opened for the client portal"),
    "accounts.add_operator": _("Operator added"),
    "accounts.app_added": _("Authenticator app added"),
    "accounts.ask_email_change": _("New e-mail address asked for"),
    "accounts.ask_reset": _("New password asked for"),
    "accounts.change_password": _("Password changed"),
    "accounts.change_roles": _("Roles changed"),
    "accounts.confirm_email_change": _("New e-mail address confirmed"),
    "accounts.deactivate_account": _("Account deactivated"),
    "accounts.device_removed": _("Second step removed"),
    "accounts.edit_account": _("Account changed"),
    "accounts.end_all_sessions": _("Logged out everywhere"),
    "accounts.end_other_sessions": _("Logged out on other devices"),
    "accounts.end_session": _("Logged out on one device"),
    "accounts.invite_professional": _("Colleague invited"),
    "accounts.issue_activation": _("Activation link made"),
    "accounts.log_in": _("Logged in"),
    "accounts.make_backup_codes": _("Backup codes made"),
    "accounts.passkey_added": _("Passkey added"),
    "accounts.reactivate_account": _("Account activated again"),
    "accounts.resend_activation": _("Activation link sent again"),
    "accounts.reset_password": _("Password reset"),
    "accounts.set_security_policy": _("Log-in rules changed"),
    "accounts.sms_added": _("Telephone added for codes"),
    "accounts.two_factor_reset": _("Two-factor authentication reset"),
    "branding.publish": _("Branding published"),
    "customers.add_customer": _("Customer added"),
    "customers.edit_party": _("Personal details changed"),
    "customers.link_account": _("Account linked to a person"),
    "documents.ask": _("Document asked for"),
    "documents.cancel_request": _("Document request withdrawn"),
    "documents.deliver": _("Document delivered"),
    "documents.discard_upload": _("Upload discarded"),
    "documents.edit_request": _("Document request changed"),
    "documents.promote": _("File found safe"),
    "documents.read": _("Document read"),
    "documents.refuse": _("File refused"),
    "documents.review": _("Document reviewed"),
    "documents.start_upload": _("Upload started"),
    "documents.withdraw": _("Delivery withdrawn"),
    "dossiers.add_action_point": _("Action point added"),
    "dossiers.add_note": _("Note added"),
    "dossiers.add_product": _("Product added"),
    "dossiers.assign": _("Adviser or case handler assigned"),
    "dossiers.change_stage": _("Stage changed"),
    "dossiers.edit_action_point": _("Action point changed"),
    "dossiers.handle": _("Action point handled"),
    "dossiers.open": _("Dossier opened"),
    "dossiers.plan_submission": _("Submission planned"),
    "dossiers.remove_action_point": _("Action point removed"),
    "dossiers.remove_product": _("Product removed"),
    "dossiers.reopen": _("Action point opened again"),
    "flows.complete": _("Questions completed"),
    "flows.read": _("Answers read"),
    "flows.reopen": _("Questions opened again"),
    "flows.start": _("Questions started"),
    "flows.switch": _("Questions moved to another version"),
    "invites.accept_invite": _("Invitation accepted"),
    "invites.invite_applicant": _("Applicant invited"),
    "invites.make_stale": _("Invitation no longer valid"),
    "invites.open_link": _("Invitation opened"),
    "invites.revoke_invite": _("Access revoked"),
    "invites.send_invitation_again": _("Invitation sent again"),
    "invites.send_passcode_again": _("Code sent again"),
    "invites.wrong_passcode": _("Wrong code entered"),
    "notifications.fail": _("Message not delivered"),
    "notifications.resend": _("Message queued again"),
    "notifications.send": _("Message sent"),
    "organisations.edit": _("Organisation changed"),
    "platform.active": _("Organisation resumed"),
    "platform.suspended": _("Organisation suspended"),
}


def label_of(verb: str) -> str | Promise:
    """Return what the verb is called; a verb that is no longer written keeps its code."""
    return _LABELS.get(verb, verb)


def verbs_named(text: str) -> list[str]:
    """Return the verbs whose label, in the reader's language, contains the text."""
    return [verb for verb, label in _LABELS.items() if text.casefold() in str(label).casefold()]
