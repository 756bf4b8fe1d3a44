"""What a person at the terminal can put right."""


class CannotStart(Exception):
    """One sentence that says what is wrong and what to do; it is printed without a traceback."""
