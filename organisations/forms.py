"""What people fill in about themselves and others: fields and their texts, no business rules."""

from allauth.account import forms as allauth
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from organisations.enums import Domain
from organisations.models import Invitation, Membership, User

NO_DOMAIN = ("", "geen")
WHAT_IS_STRONG = "Minstens 12 tekens. Een paar woorden achter elkaar zijn sterk en goed te onthouden."


class DomainField(forms.ChoiceField):
    def __init__(self, **kwargs):
        kwargs.setdefault("label", "Eigen domein")
        super().__init__(choices=[NO_DOMAIN, *Domain.choices], required=False, **kwargs)


class OwnNameField(forms.CharField):
    def __init__(self):
        super().__init__(
            label="Uw naam",
            max_length=120,
            help_text="Zo zien uw collega’s wie iets heeft gewijzigd.",
            error_messages={"required": "Vul uw naam in."},
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )


class LoginForm(allauth.LoginForm):
    """allauth's own, with the link for a forgotten password left to the page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        self.fields["login"].error_messages["required"] = "Vul uw e-mailadres in."
        self.fields["password"].error_messages["required"] = "Vul uw wachtwoord in."


class InvitationForm(forms.ModelForm):
    """Who is invited, and as what."""

    domain = DomainField(help_text="Waar deze persoon meestal voor werkt.")

    class Meta:
        model = Invitation
        fields = ["email", "name", "role", "domain"]
        labels = {"email": "E-mailadres", "name": "Naam", "role": "Rol"}
        widgets = {"email": forms.EmailInput(attrs={"autocomplete": "off"})}
        error_messages = {
            "email": {"required": "Vul een e-mailadres in."},
            "role": {"required": "Kies een rol."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "Kies een rol"), *Membership.role.field.choices]


class MembershipForm(forms.ModelForm):
    """The role and home domain of a member. Give it a prefix: a page shows several."""

    domain = DomainField()

    class Meta:
        model = Membership
        fields = ["role", "domain"]
        labels = {"role": "Rol"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = Membership.role.field.choices


class NewPersonForm(forms.Form):
    """Name and password of somebody who accepts an invitation without an account."""

    name = OwnNameField()
    password = forms.CharField(
        label="Kies een wachtwoord",
        strip=False,
        error_messages={"required": "Kies een wachtwoord."},
        help_text=WHAT_IS_STRONG,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label="Herhaal het wachtwoord",
        strip=False,
        error_messages={"required": "Typ het wachtwoord nog een keer."},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, initial={"name": invitation.name}, **kwargs)
        self.email = invitation.email

    def clean(self):
        """Compare both passwords and ask Django's validators."""
        password, repeated = self.cleaned_data.get("password"), self.cleaned_data.get("repeated")
        if password and repeated and password != repeated:
            self.add_error("repeated", "De twee wachtwoorden zijn niet gelijk.")
        if password:
            self._validate_password(password)

    def _validate_password(self, password):
        person = User(email=self.email, name=self.cleaned_data.get("name", ""))
        try:
            password_validation.validate_password(password, person)
        except ValidationError as error:
            self.add_error("password", error)


class ProfileForm(forms.Form):
    """What a person tells about themselves."""

    name = OwnNameField()
