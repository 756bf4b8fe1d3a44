"""An undefined template variable is an error. Imports nothing, because settings need it."""


class UndefinedVariable(AssertionError):
    """A template names a variable that its context does not have."""


class Undefined(str):
    """What Django inserts for an undefined variable: here, an error with the variable's name."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, variable: object) -> str:
        raise UndefinedVariable(f"undefined template variable {variable}")
