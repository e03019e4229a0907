"""Django's password rules with a Dutch sentence where Django's own is English or crooked."""

from django.contrib.auth import password_validation


class MinimumLengthValidator(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return f"Dit wachtwoord is te kort. Kies minstens {self.min_length} tekens."

    def get_help_text(self):
        return f"Kies minstens {self.min_length} tekens."


class UserAttributeSimilarityValidator(password_validation.UserAttributeSimilarityValidator):
    def __init__(self):
        super().__init__(user_attributes=("email", "name"))

    def get_error_message(self):
        return "Dit wachtwoord lijkt te veel op uw naam of e-mailadres."
