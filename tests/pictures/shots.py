"""What is shown beside each article of the help: who looks, at which page, and where they go from there."""

from dataclasses import dataclass

ID = "[0-9a-f]{8}-[0-9a-f-]{27}"
DOSSIER = rf"^/pro/dossiers/{ID}/$"
CLIENT = rf"^/pro/clients/{ID}/$"


@dataclass(frozen=True, slots=True)
class Shot:
    """One page. ``follow`` are links that are gone along, each the first whose address answers the pattern.

    One that begins with a stroke is an address itself, ``{id}`` the id in the address of the page before.
    ``part`` is what is brought to the top of the picture; without it the page is shown from its beginning.
    """

    who: str
    path: str
    follow: tuple[str, ...] = ()
    part: str = ""


SHOTS = {
    "add-a-prospect": Shot("adviser", "/pro/prospects/add/"),
    "import-clients": Shot("admin", "/pro/imports/", (rf"^/pro/imports/{ID}/$",)),
    "invite-a-client": Shot("adviser", "/pro/dossiers/", (DOSSIER,), part="#invites"),
    "statuses-and-journeys": Shot("admin", "/pro/journeys/plans/", (r"^/pro/journeys/plans/hybrid/$",)),
    "due-diligence": Shot("adviser", "/pro/clients/?q=Daan+Visser", (CLIENT, DOSSIER, "/pro/diligence/of/{id}/")),
    "tell-the-client": Shot("adviser", "/pro/dossiers/?q=D-2026-0001", (DOSSIER, "/pro/dossiers/{id}/tell/")),
    "make-an-appointment": Shot("adviser", "/pro/appointments/?span=upcoming&whose=all"),
    "client-file": Shot("adviser", "/pro/clients/?q=Postma", (CLIENT,)),
    "yearly-review": Shot("adviser", "/pro/reviews/"),
    "ask-for-documents": Shot("adviser", "/pro/dossiers/", (DOSSIER, "/pro/dossiers/{id}/documents/ask/")),
    "review-documents": Shot("adviser", "/pro/documents/", (rf"^/pro/documents/requests/{ID}/$",)),
    "documents-for-many-clients": Shot("admin", "/pro/clients/documents/new/"),
    "build-a-flow": Shot("admin", "/pro/flows/", (rf"^/pro/flows/{ID}/$",)),
    "contracts-of-a-client": Shot("adviser", "/pro/clients/?q=Sanne+Dekker", (CLIENT, "/pro/contracts/of/{id}/")),
    "workflows-and-stages": Shot("adviser", "/pro/dossiers/board/"),
    "branding": Shot("admin", "/pro/settings/branding/"),
    "own-domain": Shot("admin", "/pro/settings/domains/"),
    "languages": Shot("admin", "/pro/settings/languages/"),
    "important-documents": Shot("admin", "/pro/important-documents/"),
    "country-packs": Shot("admin", "/pro/settings/packs/"),
    "retention": Shot("admin", "/pro/retention/"),
    "inbox-and-questions": Shot("adviser", "/pro/inbox/"),
    "users-and-roles": Shot("admin", "/pro/settings/users/"),
    "two-factor": Shot("adviser", "/pro/profile/two-factor/"),
    "log-in-with-the-code": Shot("", "/login/"),
    "keep-your-account-safe": Shot("client", "/settings/two-factor/"),
    "my-overview": Shot("client", "/"),
    "deliver-documents": Shot("client", "/documents/", (rf"^/documents/requests/{ID}/$",)),
    "documents-of-the-firm": Shot("client", "/important-documents/"),
    "why-refused": Shot("client", "/documents/"),
    "fill-in-the-fact-find": Shot("client", "/questions/", (rf"^/fact-find/{ID}/$",)),
    "review-your-details": Shot("client", "/questions/"),
    "ask-a-question": Shot("client", "/chat/"),
    "messages": Shot("client", "/messages/"),
    "appointments": Shot("client", "/", (rf"^/appointments/of/{ID}/$",)),
    "change-your-details": Shot("client", "/settings/"),
    "privacy-and-who-looked": Shot("client", "/settings/looked/"),
}
"""By the code of the article."""
