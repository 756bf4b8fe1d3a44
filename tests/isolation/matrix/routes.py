"""Every route of every host, and for each the rows that its address names. A route without an entry fails the test."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver

HOSTS = {
    "tenant": "vestibule.config.urls_tenant",
    "public": "vestibule.config.urls_public",
    "operator": "vestibule.config.urls_operator",
    "files": "vestibule.config.urls_files",
}


@dataclass(frozen=True)
class Route:
    """One address of one host, with the door that its view declares."""

    host: str
    name: str
    view: Callable[..., object]

    @property
    def door(self) -> str | None:
        return getattr(self.view, "door", None)

    @property
    def permission(self) -> str | None:
        permission = getattr(self.view, "permission", None)
        return permission.code if permission else None


def routes(host: str) -> list[Route]:
    """Return the routes of a host in the order of its URLs."""
    return [Route(host, name, view) for name, view in _walk(get_resolver(HOSTS[host]), "")]


def _walk(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, Callable[..., object]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern.callback
        else:
            yield from _walk(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)


@dataclass(frozen=True)
class Entry:
    """How to fill in the address: `objects` names rows of a firm, `words` are taken as they are.

    `also` lists answers that somebody who may enter can get here besides an ordinary page; `foreign` those, besides
    "not found", to somebody who asks for a row that is not there.
    """

    objects: dict[str, str] = field(default_factory=dict)
    words: dict[str, object] = field(default_factory=dict)
    also: tuple[int, ...] = ()
    foreign: tuple[int, ...] = ()


def of(**objects: str) -> Entry:
    """Say which rows an address names."""
    return Entry(objects)


PLAIN = Entry()
NOBODYS = Entry(words={"public_id": "00000000-0000-4000-8000-000000000000"}, also=(404,))
TOKEN = Entry(words={"token": "nobody-knows-this-token"}, also=(404, 410))
HOUSEHOLD = Entry({"run_id": "run"}, also=(404,))  # the firms' fact find is of one person: there is nothing to compare
PAGE_OF_RUN = Entry({"run_id": "run", "section": "section", "subsection": "subsection"})

_CONVERSATION = {
    "conversation": of(dossier="dossier", who="party"),
    "messages": of(dossier="dossier", who="party"),
    "read": of(dossier="dossier", who="party"),
    "draft": of(dossier="dossier", who="party"),
    "attach": of(dossier="dossier", who="party"),
    "uploads": Entry({"dossier": "dossier", "who": "party"}, foreign=(412,)),
    "upload": Entry({"upload_id": "upload"}, foreign=(412,)),
    "remove": of(dossier="dossier", who="party", attachment="attachment"),
}

_ACCOUNT = dict.fromkeys(
    (
        "profile",
        "password",
        "email",
        "confirm",
        "sessions",
        "end_others",
        "two_factor",
        "two_factor_app",
        "two_factor_phone",
        "two_factor_phone_code",
        "two_factor_passkey",
        "two_factor_backup",
        "two_factor_remove",
    ),
    PLAIN,
) | {
    "portrait": Entry(words={"digest": "0" * 64}, also=(404,)),
    "two_factor_qr": Entry(also=(404,)),  # only while an app is being set up
    "two_factor_backup_file": Entry(also=(404,)),  # only just after the codes were made
    "end_session": Entry(words={"public_id": "00000000-0000-4000-8000-000000000000"}, also=(404,)),
}

_LOGIN = {
    "accounts:language": PLAIN,
    "accounts:login": PLAIN,
    "accounts:who": PLAIN,
    "accounts:logout": PLAIN,
    "accounts:second_step": PLAIN,
    "accounts:second_step_send": PLAIN,
    "accounts:reset": PLAIN,
    "accounts:reset_sent": PLAIN,
    "accounts:reset_set": TOKEN,
    "accounts:activate": TOKEN,
    "accounts:email_confirm": TOKEN,
}

_BRAND = {
    "branding:stylesheet": Entry(words={"version": "0"}, also=(404,)),
    "branding:image": Entry(words={"digest": "0" * 64}, also=(404,)),
}

_VIDEOS = dict.fromkeys(
    ("videos:player", "videos:frame"), Entry(words={"provider": "youtube", "key": "abcdefghijk"}, also=(404,))
)

_HELP = {
    door: {
        "index": PLAIN,
        "for_page": Entry(words={"page": page}),
        "article": Entry(words={"code": code}),
        "rate": Entry(words={"code": code}),
    }
    for door, page, code in (
        ("professional", "professional:branding:edit", "branding"),
        ("client", "client:documents:index", "deliver-documents"),
    )
}

_API = {
    "api:index": PLAIN,
    "api:schema": PLAIN,
    "api:accounts:me": PLAIN,
    "api:customers:customers": PLAIN,
    "api:customers:customer": of(public_id="customer"),
    "api:clients:clients": PLAIN,
    "api:clients:client": of(public_id="client"),
    "api:dossiers:dossiers": PLAIN,
    "api:dossiers:dossier": of(public_id="dossier"),
    "api:documents:document_requests": PLAIN,
    "api:documents:document_request": of(public_id="request"),
    "api:threads:threads": PLAIN,
    "api:threads:thread": of(public_id="thread"),
}

TENANT = {
    "healthz": PLAIN,
    "favicon": PLAIN,
    **_API,
    **_BRAND,
    **_LOGIN,
    **_VIDEOS,
    "invites:passcode": TOKEN,
    "invites:seen": TOKEN,
    "invites:new_code": TOKEN,
    "invites:password": TOKEN,
    "invites:accept": TOKEN,
    "statements:accessibility": PLAIN,
    "professional:professional_portal:home": PLAIN,
    "professional:professional_portal:search": PLAIN,
    "professional:professional_portal:counts": PLAIN,
    "professional:professional_portal:settings": PLAIN,
    "professional:professional_portal:languages": PLAIN,
    "professional:professional_portal:modules": PLAIN,
    "professional:professional_portal:configuration": PLAIN,
    "professional:professional_portal:save_configuration": PLAIN,
    "professional:professional_portal:take_over": PLAIN,
    "professional:professional_portal:launch": PLAIN,
    "professional:professional_portal:walk": PLAIN,
    "professional:professional_portal:missing": PLAIN,
    "professional:professional_portal:timeline": of(dossier="dossier"),
    "professional:documents:types": PLAIN,
    "professional:documents:type_add": PLAIN,
    "professional:documents:type": of(public_id="document_type"),
    "professional:documents:labels": PLAIN,
    "professional:documents:label_add": PLAIN,
    "professional:documents:label": of(public_id="label"),
    "professional:documents:label_example": of(public_id="label"),
    "professional:flows:words": of(flow_id="flow"),
    "professional:clients:index": PLAIN,
    "professional:clients:detail": of(public_id="client"),
    "professional:clients:edit": of(public_id="client"),
    "professional:clients:end": of(public_id="client"),
    "professional:clients:resume": of(public_id="client"),
    "professional:clients:activity": of(public_id="client"),
    "professional:clients:changes": of(public_id="client"),
    "professional:clients:household": of(public_id="client"),
    "professional:clients:relation_add": of(public_id="client"),
    "professional:clients:relation_remove": of(public_id="relation"),
    "professional:clients:holding_add": of(public_id="client"),
    "professional:clients:holding": of(public_id="holding"),
    "professional:clients:holding_remove": of(public_id="holding"),
    **{f"professional:inbox:{name}": PLAIN for name in ("index", "done", "again", "later", "colleague")},
    "professional:inbox:preferences": PLAIN,
    "professional:inbox:rules": PLAIN,
    "professional:inbox:read": NOBODYS,
    "professional:retention:rules": PLAIN,
    "professional:retention:customer": of(public_id="customer"),
    "professional:retention:keep_longer": of(public_id="customer"),
    "professional:retention:hold": of(public_id="customer"),
    "professional:retention:release": of(public_id="customer"),
    "professional:reviews:index": PLAIN,
    "professional:reviews:panel": PLAIN,
    "professional:reviews:settings": PLAIN,
    "professional:reviews:spread": PLAIN,
    "professional:reviews:start_chosen": PLAIN,
    "professional:reviews:of_client": of(public_id="client"),
    "professional:reviews:detail": of(public_id="review"),
    "professional:reviews:move": of(public_id="review"),
    "professional:reviews:start": of(public_id="review"),
    "professional:reviews:close": of(public_id="review"),
    "professional:reviews:confirm": of(public_id="review"),
    "professional:reviews:send_back": of(public_id="review"),
    "professional:reviews:report": of(public_id="review"),
    "professional:contracts:panel": of(customer_id="customer"),
    "professional:contracts:add": of(customer_id="customer"),
    **{
        f"professional:contracts:{name}": of(public_id="contract")
        for name in ("detail", "edit", "send", "remind", "record", "approve", "reopen", "withdraw", "end")
    },
    "client:contracts:asked": of(request_id="request"),
    "professional:handouts:index": PLAIN,
    "professional:handouts:choose": PLAIN,
    "professional:handouts:new": PLAIN,
    "professional:handouts:detail": NOBODYS,
    "professional:handouts:progress": NOBODYS,
    "professional:handouts:resume": NOBODYS,
    "professional:handouts:discard": NOBODYS,
    "professional:imports:index": PLAIN,
    "professional:imports:template": Entry(words={"extension": "csv"}),
    "professional:imports:detail": of(public_id="import"),
    "professional:imports:columns": of(public_id="import"),
    "professional:imports:run": of(public_id="import"),
    "professional:imports:stop": of(public_id="import"),
    "professional:imports:undo": of(public_id="import"),
    "professional:imports:discard": of(public_id="import"),
    "professional:imports:errors": of(public_id="import"),
    "professional:imports:result": of(public_id="import"),
    "professional:imports:choose_for_all": of(public_id="import"),
    "professional:imports:row": Entry({"public_id": "import"}, words={"line": 2}, also=(404,)),
    "professional:imports:choose": Entry({"public_id": "import"}, words={"line": 2}, also=(404,)),
    "professional:prospects:index": PLAIN,
    "professional:prospects:add": PLAIN,
    "professional:prospects:hand_over": PLAIN,
    "professional:prospects:archive": PLAIN,
    "professional:prospects:restore": PLAIN,
    "professional:prospects:tell": PLAIN,
    "professional:prospects:export": PLAIN,
    "professional:prospects:columns": PLAIN,
    "professional:prospects:list_save": PLAIN,
    "professional:prospects:list_forget": NOBODYS,
    "professional:prospects:job": NOBODYS,
    "professional:prospects:job_file": NOBODYS,
    "professional:prospects:panel": of(public_id="dossier"),
    "professional:prospects:decide": of(public_id="dossier"),
    "professional:prospects:source": of(public_id="dossier"),
    "professional:customers:edit_party": of(public_id="party"),
    "professional:customers:panel": of(public_id="business"),
    "professional:customers:company": of(public_id="company"),
    "professional:customers:owner_add": of(public_id="company"),
    "professional:customers:officer_add": of(public_id="company"),
    "professional:customers:holding": of(company_id="company", public_id="share"),
    "professional:customers:holding_end": of(company_id="company", public_id="share"),
    "professional:customers:officer_end": of(company_id="company", public_id="officer"),
    "professional:dossiers:index": PLAIN,
    "professional:dossiers:board": PLAIN,
    "professional:dossiers:view_save": PLAIN,
    "professional:dossiers:view_forget": NOBODYS,
    "professional:dossiers:workflows": PLAIN,
    "professional:dossiers:workflow_add": PLAIN,
    "professional:dossiers:workflow": of(public_id="workflow"),
    "professional:dossiers:workflow_order": of(public_id="workflow"),
    "professional:dossiers:stage_add": of(public_id="workflow"),
    "professional:dossiers:stage_settings": of(public_id="stage"),
    "professional:dossiers:stage_archive": of(public_id="stage"),
    "professional:dossiers:stage_restore": of(public_id="stage"),
    "professional:dossiers:stage_remove": of(public_id="stage"),
    "professional:dossiers:open": of(customer="customer"),
    "professional:dossiers:detail": of(public_id="dossier"),
    "professional:dossiers:stage": of(public_id="dossier"),
    "professional:dossiers:assignment": of(public_id="dossier"),
    "professional:dossiers:notes": of(public_id="dossier"),
    "professional:dossiers:products": of(public_id="dossier"),
    "professional:dossiers:ask_usual": of(public_id="dossier"),
    "professional:dossiers:action_point_order": of(public_id="dossier"),
    "professional:dossiers:action_point_turn": of(public_id="action_point"),
    "professional:dossiers:templates": PLAIN,
    "professional:dossiers:template_add": PLAIN,
    "professional:dossiers:template_order": PLAIN,
    "professional:dossiers:template": of(public_id="template"),
    "professional:dossiers:template_archive": of(public_id="template"),
    "professional:dossiers:template_restore": of(public_id="template"),
    "professional:dossiers:rule_add": of(public_id="template"),
    "professional:dossiers:rule_remove": of(public_id="rule"),
    "professional:dossiers:tell": of(public_id="dossier"),
    "professional:notifications:rules": PLAIN,
    "professional:notifications:contact": PLAIN,
    "professional:notifications:texts": PLAIN,
    "professional:notifications:text": Entry(words={"code": "told"}),
    "professional:notifications:letter": Entry(words={"code": "told"}),
    "professional:notifications:text_message": Entry(words={"code": "told"}),
    "professional:notifications:text_reset": Entry(words={"code": "told"}),
    "professional:notifications:credits": PLAIN,
    "professional:notifications:client": of(account="client_account"),
    "professional:portals:content": PLAIN,
    "professional:portals:disclosure": PLAIN,
    "professional:portals:stage_video": of(stage="stage"),
    "professional:dossiers:letters": PLAIN,
    "professional:dossiers:letter_add": PLAIN,
    "professional:dossiers:letter": of(public_id="letter"),
    "professional:dossiers:letter_archive": of(public_id="letter"),
    "professional:dossiers:watch": of(public_id="dossier"),
    "professional:dossiers:deadline_add": of(public_id="dossier"),
    "professional:dossiers:deadline_meet": of(public_id="deadline"),
    "professional:dossiers:deadline_reopen": of(public_id="deadline"),
    "professional:dossiers:deadline_remove": of(public_id="deadline"),
    "professional:dossiers:product_texts": PLAIN,
    "professional:dossiers:product_text": Entry(words={"kind": "mortgage"}),
    "professional:dossiers:product_edit": of(public_id="product"),
    "professional:dossiers:product_remove": of(public_id="product"),
    "professional:dossiers:ask_documents": of(public_id="dossier"),
    "professional:dossiers:publications": of(public_id="dossier"),
    "professional:dossiers:publish": of(public_id="dossier"),
    "professional:dossiers:publication_edit": of(public_id="publication"),
    "professional:dossiers:publication_withdraw": of(public_id="publication"),
    "professional:dossiers:ask_flow": of(public_id="dossier"),
    "professional:dossiers:action_point_add": of(public_id="dossier"),
    "professional:dossiers:action_point_edit": of(public_id="action_point"),
    "professional:dossiers:action_point_handle": of(public_id="action_point"),
    "professional:dossiers:action_point_reopen": of(public_id="action_point"),
    "professional:dossiers:action_point_remove": of(public_id="action_point"),
    "professional:appointments:index": PLAIN,
    **{f"professional:appointments:{name}": of(dossier="dossier") for name in ("panel", "make")},
    **{
        f"professional:appointments:{name}": of(public_id="appointment")
        for name in ("detail", "change", "cancel", "offer", "accept", "keep", "calendar")
    },
    "professional:packs:index": PLAIN,
    "professional:packs:pack": Entry(words={"code": "au_broker"}),
    "professional:packs:install": Entry(words={"code": "au_broker"}),
    "professional:packs:update": Entry(words={"code": "au_broker"}, also=(404,)),  # only where the pack is installed
    "professional:library:index": PLAIN,
    "professional:library:order": PLAIN,
    "professional:library:category_add": PLAIN,
    "professional:library:add": PLAIN,
    **{
        f"professional:library:{name}": of(public_id="library_category")
        for name in ("category", "category_remove", "documents_order")
    },
    **{
        f"professional:library:{name}": of(public_id="library_document")
        for name in ("document", "replace", "withdraw", "restore")
    },
    "professional:documents:queue": PLAIN,
    "professional:documents:panel": of(customer_id="customer"),
    "professional:documents:review": of(request_id="request"),
    # Without htmx it leads to the page, which looks for the row.
    "professional:documents:state": Entry({"request_id": "request"}, foreign=(302,)),
    "professional:documents:hand_in": of(request_id="request"),
    "professional:documents:merge": of(request_id="request"),
    "professional:documents:move": of(delivery_id="delivery"),
    "professional:documents:withdraw": of(delivery_id="delivery"),
    # Who sees documents but may not make one available is refused by the room that the file would be for.
    "professional:documents:waiting": Entry({"subject": "dossier"}, {"holder": "dossiers"}, also=(404,)),
    "professional:documents:forget": Entry({"subject": "dossier"}, {"holder": "dossiers"}),
    "professional:documents:uploads": Entry({"subject": "dossier"}, {"holder": "dossiers"}, foreign=(412,)),
    "professional:documents:hand_in_uploads": Entry({"request_id": "request"}, foreign=(412,)),
    "professional:documents:upload": Entry({"upload_id": "upload"}, foreign=(412,)),
    "professional:documents:edit": of(request_id="request"),
    "professional:documents:answer": of(request_id="request"),
    "professional:documents:again": of(request_id="request"),
    "professional:documents:freshness": PLAIN,
    "professional:documents:cancel": of(request_id="request"),
    "professional:documents:download": of(file_id="file"),
    "professional:documents:page": Entry({"file_id": "file"}, {"page": 1}),
    "professional:flows:index": PLAIN,
    "professional:flows:preview": of(flow_id="flow"),
    "professional:flows:switch": of(flow_id="flow"),
    "professional:flows:preview_page": Entry({"flow_id": "flow", "section": "section", "subsection": "subsection"}),
    **{
        f"professional:flows:{name}": of(flow_id="flow")
        for name in (
            *("copy", "archive", "restore", "versions", "publish", "move", "discard", "edit", "phone", "facts"),
            *("blocks", "switch_part", "remove_part", "order", "add_section", "scoring", "videos"),
        )
    },
    "professional:flows:add": PLAIN,
    "professional:flows:take": PLAIN,
    "professional:flows:save": of(flow_id="flow"),
    "professional:flows:restore_version": Entry({"flow_id": "flow"}, {"number": 1}),
    **{
        f"professional:flows:{name}": Entry({"flow_id": "flow", "section": "section"})
        for name in ("order_pages", "add_page", "edit_section", "video_of_section")
    },
    **{
        f"professional:flows:{name}": Entry({"flow_id": "flow", "section": "section", "subsection": "subsection"})
        for name in (
            *("order_questions", "add_question", "take_question", "condition_of_page", "live_page", "edit_page"),
            "video_of_page",
        )
    },
    **{
        f"professional:flows:{name}": Entry(
            {"flow_id": "flow", "section": "section", "subsection": "subsection", "field": "field"}
        )
        for name in ("condition_of_question", "live_question", "edit_question")
    },
    "professional:flows:points": Entry(
        {"flow_id": "scored_flow"}, {"section": "profile", "subsection": "knowledge", "field": "rates"}
    ),
    "professional:flows:add_scoring": Entry({"flow_id": "scored_flow"}, {"kind": "dimensions"}),
    "professional:flows:scoring_entry": Entry({"flow_id": "scored_flow"}, {"kind": "bands", "key": "balanced"}),
    "professional:flows:scoring_rule": Entry({"flow_id": "scored_flow"}, {"key": "soon_and_growth"}),
    "professional:flows:panel": of(customer_id="customer"),
    "professional:flows:run": of(run_id="run"),
    "professional:flows:history": of(run_id="run"),
    "professional:flows:summary": of(run_id="run"),
    "professional:flows:printed": of(run_id="run"),
    "professional:flows:reopen": of(run_id="run"),
    "professional:flows:take_over": of(run_id="run"),
    "professional:flows:statement": of(run_id="scored_run"),
    "professional:flows:band": of(run_id="scored_run"),
    "professional:flows:household": HOUSEHOLD,
    "professional:flows:page": PAGE_OF_RUN,
    "professional:flows:answer": PAGE_OF_RUN,
    "professional:threads:index": PLAIN,
    "professional:threads:dossier": of(dossier="dossier"),
    "professional:threads:panel": of(dossier="dossier"),
    "professional:threads:turn": of(dossier="dossier", who="party"),
    **{f"professional:threads:{name}": entry for name, entry in _CONVERSATION.items()},
    "professional:invites:panel": of(dossier="dossier"),
    "professional:invites:share": of(dossier="dossier", party="party"),
    "professional:invites:paper": of(dossier="dossier", party="party", label="label"),
    "professional:invites:paper_uploads": Entry({"dossier": "dossier", "label": "label"}, foreign=(412,)),
    "professional:invites:preview": of(dossier="dossier", party="party"),
    "professional:invites:code": of(invite="invite"),
    "professional:invites:again": of(invite="invite"),
    "professional:invites:revoke": of(invite="invite"),
    "professional:invites:visibility": of(invite="invite"),
    "professional:journeys:plans": PLAIN,
    "professional:journeys:usual": PLAIN,
    "professional:journeys:plan": Entry(words={"journey": "hybrid"}),
    "professional:journeys:panel": of(public_id="dossier"),
    "professional:journeys:begin": of(public_id="dossier"),
    **{
        f"professional:journeys:{name}": of(public_id="step")
        for name in ("step", "hand_over", "switch", "record", "reopen")
    },
    "professional:diligence:weights": PLAIN,
    "professional:diligence:bounds": PLAIN,
    "professional:diligence:country": PLAIN,
    "professional:diligence:factor": Entry(words={"factor": "channel"}, also=(404,)),  # the value is in the query
    **{
        f"professional:diligence:{name}": of(public_id="dossier")
        for name in ("check", "facts", "decide", "confirm", "reopen", "evidence")
    },
    "professional:diligence:identity": of(public_id="dossier", party="party"),
    "professional:diligence:report": of(public_id="dossier", party="party"),
    "professional:diligence:proof": Entry({"public_id": "dossier", "party": "party"}, {"kind": "address"}),
    "professional:viewings:start": of(dossier="dossier"),
    "professional:viewings:end": of(viewing="viewing"),
    "professional:activity:record": PLAIN,
    # Nothing was ever recorded about a row that is not there: an empty list.
    "professional:activity:panel": Entry({"target": "dossier"}, foreign=(200,)),
    "professional:notifications:messages": PLAIN,
    "professional:notifications:resend": of(message="message"),
    **{f"professional:help:{name}": entry for name, entry in _HELP["professional"].items()},
    **{f"professional:chats:{name}": PLAIN for name in ("chat", "forget", "hand_over", "inquiries")},
    "professional:chats:inquiry": Entry({"inquiry": "inquiry"}, also=(404,)),  # one's own alone
    "professional:branding:edit": PLAIN,
    "professional:branding:image": Entry(words={"kind": "logo"}, also=(404,)),
    "professional:branding:discard": PLAIN,
    "professional:branding:take_up": Entry(words={"number": 1}, also=(404,)),
    "professional:branding:go_back": Entry(words={"number": 1}, also=(404,)),
    "professional:branding:preview_style": PLAIN,
    "professional:branding:preview_sheet": Entry(words={"language": "en"}),
    "professional:branding:preview": Entry(words={"page": "login", "language": "en"}, also=(404,)),
    "professional:domains:index": PLAIN,
    "professional:domains:check": Entry(words={"claim": "00000000-0000-4000-8000-000000000000"}, also=(404,)),
    "professional:domains:release": Entry(words={"claim": "00000000-0000-4000-8000-000000000000"}, also=(404,)),
    "professional:domains:choose": PLAIN,
    "professional:organisations:edit": PLAIN,
    "professional:organisations:legal_identity": PLAIN,
    **{f"professional:accounts:{name}": entry for name, entry in _ACCOUNT.items()},
    # Anybody may have an account; what clients see of it is for those who work here.
    **{
        f"professional:accounts:{name}": Entry(also=(404,))
        for name in ("presence", "photo", "photo_remove", "signature")
    },
    "professional:accounts:teams": PLAIN,
    "professional:accounts:team_add": PLAIN,
    "professional:accounts:team": of(public_id="team"),
    "professional:accounts:team_remove": of(public_id="team"),
    "professional:accounts:users": PLAIN,
    "professional:accounts:invite": PLAIN,
    "professional:accounts:roles": PLAIN,
    "professional:accounts:role_add": PLAIN,
    "professional:accounts:role": of(public_id="role"),
    "professional:accounts:role_remove": of(public_id="role"),
    "professional:accounts:security": PLAIN,
    "professional:accounts:user": of(public_id="account"),
    "professional:professional_portal:hand_over": of(public_id="account"),
    "professional:accounts:user_resend": of(public_id="account"),
    "professional:accounts:user_deactivate": of(public_id="account"),
    "professional:accounts:user_reactivate": of(public_id="account"),
    "professional:accounts:user_reset_two_factor": of(public_id="account"),
    **{f"client:help:{name}": entry for name, entry in _HELP["client"].items()},
    **{f"client:chats:{name}": PLAIN for name in ("chat", "forget", "hand_over")},
    "client:client_portal:overview": PLAIN,
    "client:client_portal:todo": PLAIN,
    "client:client_portal:counts": PLAIN,
    "client:client_portal:questions": PLAIN,
    "client:client_portal:product": of(public_id="product"),
    "client:client_portal:for_appointment": of(dossier="dossier"),
    "client:appointments:index": of(dossier="dossier"),
    **{f"client:appointments:{name}": of(public_id="appointment") for name in ("confirm", "ask", "calendar")},
    "client:appointments:choose": of(public_id="slot"),
    "client:client_portal:choose": of(dossier="dossier"),
    "client:client_portal:done": of(action_point="action_point"),
    "client:threads:index": PLAIN,
    "client:threads:dossier": of(dossier="dossier"),
    **{f"client:threads:{name}": entry for name, entry in _CONVERSATION.items()},
    "client:journeys:steps": of(dossier="dossier"),
    "client:exports:index": PLAIN,
    "client:exports:ask": PLAIN,
    "client:exports:download": Entry(objects={"export": "export"}, also=(404,)),
    "client:notifications:choose": PLAIN,
    "client:viewings:index": PLAIN,
    **{f"client:portals:{name}": Entry(also=(302,)) for name in ("welcome", "details", "address", "privacy")},
    "client:library:index": PLAIN,
    "client:library:document": of(public_id="library_document"),
    "client:documents:index": PLAIN,
    "client:dossiers:publications": PLAIN,
    "client:dossiers:publication": of(public_id="publication"),
    "client:documents:panel": of(customer_id="customer"),
    "client:documents:request": of(request_id="request"),
    "client:documents:state": Entry({"request_id": "request"}, foreign=(302,)),
    "client:documents:deliver": of(request_id="request"),
    "client:documents:declare": of(request_id="request"),
    "client:documents:merge": of(request_id="request"),
    "client:documents:take_back": of(request_id="request"),
    # The protocol's version is looked at before the row.
    "client:documents:uploads": Entry({"request_id": "request"}, foreign=(412,)),
    "client:documents:upload": Entry({"upload_id": "upload"}, foreign=(412,)),
    "client:documents:withdraw": of(delivery_id="delivery"),
    "client:documents:download": of(file_id="file"),
    "client:documents:page": Entry({"file_id": "file"}, {"page": 1}),
    "client:flows:run": of(run_id="run"),
    "client:flows:summary": of(run_id="run"),
    "client:flows:printed": of(run_id="run"),
    "client:flows:confirm": of(run_id="run"),
    "client:flows:reopen": of(run_id="run"),
    "client:flows:statement": of(run_id="scored_run"),
    "client:flows:household": HOUSEHOLD,
    "client:flows:page": PAGE_OF_RUN,
    "client:flows:answer": PAGE_OF_RUN,
    **{f"client:accounts:{name}": entry for name, entry in _ACCOUNT.items()},
}

_SIGN_UP = {"sign_up": "00000000-0000-4000-8000-000000000000", "token": "nobody-knows-this-token"}
_MAIL = Entry(words={"message": "00000000-0000-4000-8000-000000000000"}, also=(404,))

PUBLIC = {
    "healthz": PLAIN,
    "favicon": PLAIN,
    **_VIDEOS,
    "readyz": PLAIN,
    "language": PLAIN,
    "domains:ask": Entry(also=(404,)),
    "domains:dns": PLAIN,
    "organisations:home": PLAIN,
    "organisations:sign_up": PLAIN,
    "organisations:address": PLAIN,
    "organisations:sent": PLAIN,
    "organisations:confirm": Entry(words=_SIGN_UP, also=(404,)),
    "organisations:progress": Entry(words=_SIGN_UP, also=(404,)),
    "organisations:help": PLAIN,
    "organisations:terms": PLAIN,
    "organisations:accessibility": PLAIN,
    "help:index": PLAIN,
    "help:article": Entry(words={"code": "branding"}),
    "mailbox:messages": PLAIN,
    "mailbox:messages_json": PLAIN,
    "mailbox:message": _MAIL,
    "mailbox:body": _MAIL,
    "mailbox:send_back": _MAIL,
    "hooks:mail": Entry(words={"provider": "mailgun"}, also=(404,)),
    "gallery:components": PLAIN,
    "gallery:part": PLAIN,
    "gallery:layout": Entry(words={"name": "client"}, also=(404,)),
    "gallery:error": Entry(words={"name": "404"}, also=(404,)),
}

OPERATOR = {
    "healthz": PLAIN,
    "favicon": PLAIN,
    **_LOGIN,
    "operator:platform:organisations": PLAIN,
    "operator:platform:organisation": Entry(words={"tenant": "00000000-0000-4000-8000-000000000000"}, also=(404,)),
    "operator:platform:plan": Entry(words={"tenant": "00000000-0000-4000-8000-000000000000"}, also=(404,)),
    "operator:platform:credits": Entry(words={"tenant": "00000000-0000-4000-8000-000000000000"}, also=(404,)),
    "operator:platform:questions": PLAIN,
    "operator:platform:question": Entry(words={"question": "00000000-0000-4000-8000-000000000000"}, also=(404,)),
    "operator:platform:articles": PLAIN,
    **{f"operator:accounts:{name}": entry for name, entry in _ACCOUNT.items()},
}

FILES = {"healthz": PLAIN, "documents:hand_out": Entry(words={"ticket": "nobody-knows-this-ticket"}, also=(404,))}

ENTRIES: dict[str, dict[str, Entry]] = {"tenant": TENANT, "public": PUBLIC, "operator": OPERATOR, "files": FILES}
