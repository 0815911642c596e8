"""A text handed in, pasted or as a file: claims marked, nothing kept, bad files refused in words."""

import io
import re
import zipfile

import pytest
from tests.desk.conftest import Visit

TEXT = "В 2025 году инвестиции в основной капитал Западно-Казахстанской области составили 900,4 млрд тенге."
PAGE = f"<!doctype html><html><body><script>alert(1)</script><p>{TEXT}</p></body></html>"


def docx(text: str) -> bytes:
    """The least that is a DOCX."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", body)
    return held.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def handed(content: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


@pytest.mark.parametrize(
    "given",
    [
        {"text": TEXT},
        {"file": handed(TEXT.encode(), "release.txt")},
        {"file": handed(PAGE.encode(), "release.html")},
        {"file": handed(docx(TEXT), "release.docx")},
        {"file": handed(docx(TEXT), "a name that lies.txt")},
    ],
    ids=["pasted", "text", "page", "docx", "by content"],
)
def test_claims_are_marked_with_a_colour_a_shape_and_a_word(visit: Visit, given: dict[str, object]) -> None:
    page = visit("reader").post("/ru/check/verdicts/", given).content.decode()
    found = re.findall(
        r'<mark class="contradicted"><a id="place-1" href="#claim-1">900,4 млрд тенге<sup>(.)1<span', page
    )
    assert found == ["✗"]
    assert re.findall(r'<article class="contradicted" id="claim-1"', page)
    assert "893,4 млрд тенге" in page.replace("\u00a0", " ")


def test_what_a_text_holds_is_words_and_never_a_page(visit: Visit) -> None:
    page = visit("reader").post("/en/check/verdicts/", {"text": f'<img src=x onerror="alert(1)"> {TEXT} </textarea>'})
    assert "<img src=x" not in page.content.decode()
    assert page.content.decode().count("</textarea>") == 1


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"text": "  "}, 400, "There is no text to check. Paste one, or choose a file."),
        ({"text": TEXT, "published": "yesterday"}, 400, "“yesterday” is not a day."),
        ({"text": TEXT, "as_of": "2999-01-01"}, 400, "2999-01-01 is still to come."),
        ({"file": handed(b"\xd0\xcf\x11\xe0rest", "old.doc")}, 400, "old.doc: This is an old office document"),
        ({"file": handed(b"%PDF-1.7 broken", "torn.pdf")}, 400, "torn.pdf: The document is damaged"),
        ({"file": handed(b"x" * 30_000_001, "huge.txt")}, 413, "The file is larger than 30 MB."),
        ({"text": "x" * 200_001}, 400, "The text has 200,001 letters, and 200,000 are the most. Send it in parts."),
        ({"file": handed(b"word " * 40_001, "long.txt")}, 400, "and 200,000 are the most. Send it in parts."),
    ],
    ids=["nothing", "no day", "day to come", "old office", "damaged", "huge", "long", "a long file"],
)
def test_what_cannot_be_checked_is_said(visit: Visit, given: dict[str, object], status: int, said: str) -> None:
    answer = visit("reader").post("/en/check/verdicts/", given)
    assert answer.status_code == status
    assert said in answer.content.decode()


def test_nothing_of_a_text_is_kept(visit: Visit) -> None:
    from django.apps import apps

    browser = visit("reader")
    before = {model: model._default_manager.count() for model in apps.get_models()}
    browser.post("/en/check/verdicts/", {"text": TEXT})
    assert {model: model._default_manager.count() for model in apps.get_models()} == before
    assert TEXT not in str(dict(browser.session))
