"""What clients ask about their own file."""

from enum import StrEnum


class Intent(StrEnum):
    """What a question wants to know; each is described in ``catalogue/intents.json``, in every language.

    The values of the first three are those of ``OwnFile`` in the help: the article that belongs to the answer.
    """

    REFUSED = "refused"
    TO_DO = "to_deliver"
    APPOINTMENT = "appointment"
    ADVISER = "adviser"
    TURN = "turn"
    PROGRESS = "progress"
