"""The people that every other test relies on."""


def test_everybody_reaches_a_page_of_their_own_firm_only(cast):
    assert cast.ada.actor.kind == "professional"
    assert cast.cleo.actor.kind == "client"
    assert cast.ada.browser().get("/login/").status_code in {200, 302}
    assert cast.eve.browser().get("/login/").status_code in {200, 302}
