"""Sentences of allauth and Django that the pages of accounts show: kept in our catalogues, since theirs lack Kazakh."""

from onir.desk.words import foreign

SENTENCES = (
    foreign("Username"),
    foreign("Password"),
    foreign("Current Password"),
    foreign("New Password"),
    foreign("New Password (again)"),
    foreign("Code"),
    foreign("Authenticator code"),
    foreign("The username and/or password you specified are not correct."),
    foreign("This account is currently inactive."),
    foreign("Please type your current password."),
    foreign("You must type the same password each time."),
    foreign("Too many failed login attempts. Try again later."),
    foreign("Be patient, you are sending too many requests."),
    foreign("The new value must be different from the current one."),
    foreign("Incorrect password."),
    foreign("Incorrect code."),
    foreign("This field is required."),
    foreign("This password is too common."),
    foreign("This password is entirely numeric."),
)
