"""Letters: the server they go through, an address that is proved, a new password by e-mail."""

import re
from collections.abc import Iterator

import pytest
from tests.desk.conftest import PASSWORD, Visit
from tests.desk.mail_server import Mailbox, mailbox

from onir.errors import BadInput

CHOSEN = "a quiet river in spring"
ADDRESS = "asem@example.kz"


@pytest.fixture
def box(desk: None) -> Iterator[Mailbox]:
    """A desk that sends letters, and where they arrive."""
    from django.core.cache import cache
    from django.test import override_settings

    cache.clear()  # of who asked how often
    with mailbox() as server, override_settings(**server.settings):
        yield server


def work() -> None:
    """What the worker does: every job that waits."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    from onir.desk.background.job import JOBS

    for one in ProcrastinateJob.objects.filter(status="todo").order_by("pk"):
        JOBS[one.task_name](**one.args)


def link_of(box: Mailbox, pattern: str) -> str:
    """The address in the newest letter, as the desk itself is asked."""
    text = box.letters[-1].get_content()
    return "/" + str(re.findall(rf"https://desk\.example\.kz/({pattern}\S*)", text)[0])


# -- the server -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://relay", 25, False, False),
        ("smtp+tls://relay", 587, True, False),
        ("smtps://relay", 465, False, True),
        ("smtp+tls://relay:2525", 2525, True, False),
    ],
)
def test_how_a_server_is_spoken_to(url: str, port: int, tls: bool, ssl: bool) -> None:
    from onir.desk.letters.server import server_of

    found = server_of(url, "desk@example.kz")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)


@pytest.mark.parametrize(
    ("url", "sender", "said"),
    [
        ("http://user:secret@relay", "desk@example.kz", "ONIR_SMTP_URL: This is not the address of a mail server."),
        ("smtp://:port", "desk@example.kz", "ONIR_SMTP_URL"),
        ("smtp://relay", "", "ONIR_MAIL_FROM: Letters need the address they come from."),
        ("smtp://relay", "desk", "ONIR_MAIL_FROM"),
    ],
)
def test_what_is_no_server_is_said_without_its_password(url: str, sender: str, said: str) -> None:
    from onir.desk.letters.server import server_of

    with pytest.raises(BadInput) as refused:
        server_of(url, sender)
    assert said in str(refused.value)
    assert "secret" not in str(refused.value)


# -- an address -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "subject"),
    [("kk", "Бұл сіздің мекенжайыңыз ба?"), ("ru", "Это ваш адрес?"), ("en", "Is this your address?")],
)
def test_an_address_counts_once_its_letter_was_answered(
    visit: Visit, box: Mailbox, language: str, subject: str
) -> None:
    from onir.desk.accounts.models import User

    browser = visit("reader")
    person = User.objects.get(username=browser.get("/en/own/").wsgi_request.user.get_username())
    browser.post(f"/{language}/account/reauthenticate/", {"password": PASSWORD})
    browser.post(f"/{language}/own/email/", {"email": ADDRESS})
    work()
    assert (box.letters[-1]["subject"].strip(), box.letters[-1]["to"]) == (subject, ADDRESS)
    link = link_of(box, f"{language}/own/email/")
    assert ADDRESS in browser.get(link).content.decode()
    person.refresh_from_db()
    assert person.email == ""
    assert ADDRESS in browser.post(link, follow=True).content.decode()
    person.refresh_from_db()
    assert person.email == ADDRESS


def test_an_address_is_changed_by_somebody_who_says_the_password(visit: Visit, box: Mailbox) -> None:
    answer = visit("reader").post("/en/own/email/", {"email": ADDRESS})
    assert answer["location"].startswith("/en/account/reauthenticate/")
    work()
    assert box.letters == []


def test_the_link_proves_nothing_for_somebody_else(visit: Visit, box: Mailbox) -> None:
    browser = visit("reader")
    browser.post("/en/account/reauthenticate/", {"password": PASSWORD})
    browser.post("/en/own/email/", {"email": ADDRESS})
    work()
    answer = visit("administrator").post(link_of(box, "en/own/email/"))
    assert (answer.status_code, "no longer proves" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("given", ["nobody", "a b@example.kz", "@"])
def test_what_is_no_address_is_refused(visit: Visit, box: Mailbox, given: str) -> None:
    browser = visit("reader")
    browser.post("/en/account/reauthenticate/", {"password": PASSWORD})
    answer = browser.post("/en/own/email/", {"email": given})
    assert (answer.status_code, "is not an e-mail address" in answer.content.decode()) == (400, True)


def test_an_address_is_given_up(visit: Visit, box: Mailbox) -> None:
    from onir.desk.accounts.models import User

    browser = visit("reader", email=ADDRESS)
    browser.post("/en/account/reauthenticate/", {"password": PASSWORD})
    browser.post("/en/own/email/", {"email": ""})
    assert not User.objects.filter(email=ADDRESS).exists()


# -- a new password -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "subject"), [("kk", "Жаңа құпиясөз"), ("ru", "Новый пароль"), ("en", "A new password")]
)
def test_a_new_password_by_e_mail(visit: Visit, box: Mailbox, language: str, subject: str) -> None:
    from onir.desk.accounts.models import User

    visit("analyst", email=ADDRESS, must_change_password=True)
    person = User.objects.get(email=ADDRESS)
    browser = visit()
    browser.post(f"/{language}/account/password/reset/", {"email": ADDRESS})
    work()
    letter = box.letters[-1]
    assert (letter["subject"].strip(), letter["to"], letter["content-language"]) == (subject, ADDRESS, language)
    assert person.username in letter.get_content()
    form = browser.get(link_of(box, f"{language}/account/password/reset/key/"), follow=True)
    place = form.redirect_chain[-1][0]
    browser.post(place, {"password1": CHOSEN, "password2": CHOSEN})
    person.refresh_from_db()
    assert person.check_password(CHOSEN)
    assert not person.must_change_password
    assert "token" not in browser.get(link_of(box, f"{language}/account/password/reset/key/")).content.decode()


def test_the_answer_tells_nobody_whether_the_address_is_known(visit: Visit, box: Mailbox) -> None:
    visit("analyst", email=ADDRESS)
    told = []
    for given in (ADDRESS, "nobody@example.kz"):
        answer = visit().post("/ru/account/password/reset/", {"email": given}, follow=True)
        told.append((answer.redirect_chain, re.sub(r'value="\w{64}"', "", answer.content.decode())))
    assert told[0] == told[1]
    work()
    assert [letter["to"] for letter in box.letters] == [ADDRESS]


def test_asking_for_passwords_is_limited(visit: Visit, box: Mailbox) -> None:
    visit("analyst", email=ADDRESS)
    answers = [visit().post("/kk/account/password/reset/", {"email": ADDRESS}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "Бұл тым жиі сұралды." in answers[-1].content.decode()


def test_a_closed_account_gets_no_new_password(visit: Visit, box: Mailbox) -> None:
    visit("analyst", email=ADDRESS, is_active=False)
    visit().post("/en/account/password/reset/", {"email": ADDRESS})
    work()
    assert box.letters == []


def test_a_link_that_was_used_says_so(visit: Visit, box: Mailbox) -> None:
    answer = visit().get("/ru/account/password/reset/key/1-wrong/")
    assert "уже использована или устарела" in answer.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("path", ["account/password/reset/", "account/password/reset/done/", "account/login/"])
def test_pages_of_a_new_password_do_not_fall_back_to_english(
    visit: Visit, box: Mailbox, language: str, path: str
) -> None:
    from tests.desk.test_pages import NAMES, Words

    page = visit().get(f"/{language}/{path}").content.decode()
    assert set(re.findall(r"\b[A-Za-z]{4,}\b", " ".join(Words(page).words))) - NAMES == set()


def test_a_desk_without_mail_sends_nowhere(visit: Visit) -> None:
    browser = visit("reader")
    assert visit().get("/en/account/password/reset/").status_code == 404
    assert "password/reset" not in visit().get("/en/account/login/").content.decode()
    browser.post("/en/account/reauthenticate/", {"password": PASSWORD})
    assert browser.get("/en/own/email/").status_code == 404
    assert "sends no e-mail" in browser.get("/en/own/").content.decode()


def test_the_language_of_letters_is_chosen(visit: Visit) -> None:
    browser = visit("reader")
    assert 'value="kk" lang="kk" selected' in browser.get("/kk/own/").content.decode()
    page = browser.post("/kk/own/language/", {"language": "ru"}, follow=True).content.decode()
    assert 'value="ru" lang="ru" selected' in page
    assert browser.post("/kk/own/language/", {"language": "tlh"}).status_code == 400
