"""The tool that keeps the catalogues: what it finds wrong, what it keeps, what it compiles. The catalogues themselves
are checked by `make check`."""

import gettext
from pathlib import Path

import pytest

from onir.language.messages import msg
from onir.locale import catalogues

CODE = 'msg("{n} of {total} regions", n=3, total=20)\nmsg("Nothing found.")\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "verbs.py").write_text(CODE, "utf-8")
    return tmp_path / "code"


@pytest.fixture
def locale(tmp_path: Path, source: Path) -> Path:
    catalogues.update(tmp_path / "locale", source)
    for language in catalogues.TRANSLATED:
        translate(tmp_path / "locale", language, "{n} of {total} regions", "{total} ішінде {n:ordinal:loc}")
        translate(tmp_path / "locale", language, "Nothing found.", "Ештеңе табылмады.")
    return tmp_path / "locale"


def translate(locale: Path, language: str, template: str, translation: str) -> None:
    catalogue = catalogues.load(language, locale)
    catalogue[template].string = translation
    catalogues.save(catalogue, catalogues.path_of(language, locale))


def test_a_complete_catalogue_has_no_problems(locale: Path, source: Path) -> None:
    assert list(catalogues.problems(locale, source)) == []


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (CODE + 'msg("New.")', "missing"),
        (CODE + 'marked("A new help text.")', "missing"),
        (CODE + "msg(sentence)", "no literal string"),
        (CODE + 'msg(f"{n} found", n=n)', "no literal string"),
        (CODE + 'msg("Nothing found.", n=1)', "gaps and values differ: n"),
        (CODE + 'raise E(msg("{n} of {total} regions", n=msg("Nothing found.")))', "gaps and values differ: total"),
        ('msg("Nothing found.")', "no longer used"),
    ],
)
def test_code_that_the_catalogues_do_not_fit(locale: Path, source: Path, code: str, problem: str) -> None:
    (source / "verbs.py").write_text(code, "utf-8")
    assert any(problem in line for line in catalogues.problems(locale, source))


def test_values_said_elsewhere_are_not_held_against_a_call(locale: Path, source: Path) -> None:
    (source / "verbs.py").write_text('msg("{n} of {total} regions", **row)\nmarked("Nothing found.")', "utf-8")
    assert list(catalogues.problems(locale, source)) == []


@pytest.mark.parametrize(
    ("translation", "problem"),
    [
        ("", "ru: not translated"),
        ("{n} из {всего}", "ru: gaps differ (total, всего)"),
        ("{n} регионов", "ru: gaps differ (total)"),
        ("{n из {total}", "ru: gaps differ ("),
    ],
)
def test_a_translation_that_does_not_fit(locale: Path, source: Path, translation: str, problem: str) -> None:
    translate(locale, "ru", "{n} of {total} regions", translation)
    assert [line.startswith(problem) for line in catalogues.problems(locale, source)] == [True]


def test_a_reworded_sentence_keeps_its_translation_as_fuzzy(locale: Path, source: Path) -> None:
    (source / "verbs.py").write_text(CODE.replace("Nothing found.", "Nothing was found."), "utf-8")
    catalogues.update(locale, source)
    assert [line.split(",")[0] for line in catalogues.problems(locale, source)] == ["kk: fuzzy", "ru: fuzzy"]


def test_updating_twice_changes_nothing(locale: Path, source: Path) -> None:
    before = catalogues.path_of("kk", locale).read_bytes()
    catalogues.update(locale, source)
    assert catalogues.path_of("kk", locale).read_bytes() == before
    assert before.count(catalogues.PENDING.encode()) == 2
    assert b"verbs.py:" not in before


def test_compiled_catalogues_speak_and_leave_doubtful_entries_out(locale: Path, source: Path) -> None:
    (source / "verbs.py").write_text(CODE.replace("Nothing found.", "Nothing was found."), "utf-8")
    catalogues.update(locale, source)
    catalogues.compile_catalogues(locale)
    kazakh = gettext.translation("onir", locale, languages=["kk"])
    assert kazakh.gettext("{n} of {total} regions") == "{total} ішінде {n:ordinal:loc}"
    assert kazakh.gettext("Nothing was found.") == "Nothing was found."


def test_a_case_asked_of_a_plain_word_leaves_it_as_it_is() -> None:
    assert msg("release {date:gen}", date="2025-11").say("en") == "release 2025-11"


# -- templates of the desk ------------------------------------------------------------------------------------------

PAGE = '<h1>{% translate "Standing" %}</h1>\n<a title="{% translate "All regions" %}">{{ area|say }}</a>\n'


@pytest.fixture
def page(source: Path) -> Path:
    (source / "templates").mkdir()
    (source / "templates" / "page.html").write_text(PAGE, "utf-8")
    (source / "words.py").write_text('foreign("Sign in")', "utf-8")
    return source / "templates" / "page.html"


def test_templates_have_a_domain_of_their_own(page: Path, tmp_path: Path) -> None:
    source, locale = page.parent.parent, tmp_path / "locale"
    catalogues.update(locale, source)
    words = {str(message.id) for message in catalogues.load("kk", locale, "django") if message.id}
    assert words == {"Standing", "All regions", "Sign in"}
    assert not words & {str(message.id) for message in catalogues.load("kk", locale)}
    assert "kk: not translated: 'Standing' of templates/page.html:1" in catalogues.problems(locale, source)


@pytest.mark.parametrize(
    "tag",
    [
        "{% trans 'Standing' %}",
        "{% translate title %}",
        '{% translate "Standing" as title %}',
        "{% blocktranslate %}{{ n }} regions{% endblocktranslate %}",
    ],
)
def test_a_tag_that_the_catalogues_do_not_take(page: Path, tmp_path: Path, tag: str) -> None:
    page.write_text(tag, "utf-8")
    found = list(catalogues.problems(tmp_path / "locale", page.parent.parent))
    assert "templates/page.html:1: the sentence is no literal string, so it cannot be translated" in found
