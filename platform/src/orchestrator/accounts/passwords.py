"""What a password must be, beyond Django's own rules."""

from django.core.exceptions import ValidationError


class MixedCaseAndDigit:
    """A small letter, a capital letter and a digit, in any script that has them."""

    def validate(self, password: str, user: object = None) -> None:
        missing = [
            words
            for words, found in {
                "a small letter": any(letter.islower() for letter in password),
                "a capital letter": any(letter.isupper() for letter in password),
                "a digit": any(letter.isdigit() for letter in password),
            }.items()
            if not found
        ]
        if missing:
            raise ValidationError(f"The password needs {' and '.join(missing)}.", code="password_too_simple")

    def get_help_text(self) -> str:
        return "Use small and capital letters and a digit."
