"""Refusals: things that a person may not do, told in a sentence. They are not crashes."""


class DomainError(Exception):
    """A refusal with a stable ``code`` and a sentence for a person.

    Subclasses set ``code`` and ``status`` (the HTTP status that the refusal maps to). What stands in
    ``extra`` is shown beside the sentence, so it holds numbers, dates and addresses only.
    """

    code = "refused"
    status = 409

    def __init__(self, sentence: str, **extra: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.extra = extra


class NotPossibleNow(DomainError):
    """The thing's state does not allow it."""

    code = "not_possible_now"


class NotFound(DomainError):
    """There is no such thing, or it is a stranger's."""

    code = "not_found"
    status = 404


class Invalid(DomainError):
    """What was given cannot be used."""

    code = "invalid"
    status = 400
