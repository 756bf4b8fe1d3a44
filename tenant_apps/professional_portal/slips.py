"""Slips of the pen: which words and numbers somebody may have meant."""

import re

SHORTEST, SHORTEST_OF_TWO = 5, 8
"""So many letters a word must have for one slip to be forgiven, and for two."""
_NUMBER = re.compile(r"([A-Z]?)(20\d\d)(\d{4,6})")


def slips_in(typed: str) -> int:
    """How many slips are forgiven in a word; none in short ones and in numbers."""
    if len(typed) < SHORTEST or not typed.isalpha():
        return 0
    return 1 if len(typed) < SHORTEST_OF_TWO else 2


def is_near(typed: str, word: str) -> bool:
    """Whether the word, or its beginning, is what was typed but for slips: a letter more, less, wrong, or two swapped.

    Most words share too few letters with what was typed, which is seen without comparing them place by place.
    """
    slips = slips_in(typed)
    if not slips or len(word) < len(typed) - slips or len(set(typed) - set(word)) > slips:
        return False
    return _slips_between(typed, word[: len(typed) + slips]) <= slips


def _slips_between(typed: str, word: str) -> int:
    """The fewest slips by which some beginning of the word becomes what was typed."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for number, letter in enumerate(typed, start=1):
        earlier, before, row = before, row, [number]
        for place, other in enumerate(word, start=1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != other))
            if number > 1 and place > 1 and letter == word[place - 2] and typed[number - 2] == other:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
    return min(row)


def numbers_near(typed: str) -> list[str]:
    """The numbers of dossiers or customers that were meant: however it is divided, with two neighbours swapped."""
    parts = _NUMBER.fullmatch(re.sub(r"[\W_]", "", typed.upper()))
    if parts is None:
        return []
    letter, year, digits = parts[1] or "D", parts[2], parts[3]
    swapped = (
        digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :] for place in range(len(digits) - 1)
    )
    return [f"{letter}-{year}-{each}" for each in dict.fromkeys((digits, *swapped))]
