"""What is handed in becomes the words that are meant to be read, or one message why not."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from onir.claims.opening import apart, open_text, opened, refusing
from onir.claims.reading import read
from onir.errors import BadInput, Defect, NotHeld

from .made_documents import W, deleted, docx, inserted, moved_away, packed, page, paragraph, pdf

BODY = (
    "<p>Павлодар облысында 2025 жылы негізгі капиталға 12,5 млрд теңге инвестиция салынды.</p>"
    "<ul><li>өнеркәсіпте – 5%-ға өсті;</li></ul>"
)


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


# -- pages ----------------------------------------------------------------------------------------------------------


def test_of_a_page_the_article_is_read_and_nothing_around_it() -> None:
    document = opened(page(BODY).encode(), "a.html")
    assert document.kind == "page"
    assert document.text.startswith("Инвестиция\n")
    assert "12,5 млрд теңге" in document.text
    assert "5%-ға өсті" in document.text
    for noise in ("540", "15%", "120 қызметкер", "32-00-00", "Telegram"):
        assert noise not in document.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-10-08T10:15:00+05:00">', date(2025, 10, 8)),
        ('<meta itemprop="datePublished" content="2025-10-08">', date(2025, 10, 8)),
        (
            linked('{"@type":"NewsArticle","datePublished":"2025-10-08"}'),
            date(2025, 10, 8),
        ),
        (
            linked('{"@graph":[{"@type":"WebPage"},{"datePublished":"2024-02-01T00:00"}]}'),
            date(2024, 2, 1),
        ),
        (linked("{broken"), None),
        ('<meta itemprop="datePublished" content="8 қазан">', None),
        ('<meta itemprop="datePublished" content="2025-13-45">', None),
        ("", None),
    ],
    ids=["open graph", "microdata", "linked data", "linked data, graph", "broken data", "words", "no day", "nothing"],
)
def test_the_day_is_what_the_page_declares_and_never_a_guess(head: str, day: date | None) -> None:
    assert opened(page(BODY, head=f'<meta charset="utf-8">{head}').encode(), "a.html").published == day


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("<meta charset='koi8-r'>", "koi8-r"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ('<meta charset="no-such-thing">', "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(head: str, encoding: str) -> None:
    words = f"<html><head>{head}</head><body><p>Приток в область вырос на 5% за 2025 год.</p></body></html>"
    assert "вырос на 5%" in opened(words.encode(encoding), "a.html").text


def test_a_page_in_an_encoding_it_does_not_name_is_refused() -> None:
    raw = "<html><body><p>Приток вырос на 5% за 2025 год.</p></body></html>".encode("cp1251")
    with pytest.raises(BadInput, match="does not say what encoding"):
        opened(raw, "a.html")


# -- DOCX -----------------------------------------------------------------------------------------------------------

BOX = "<w:txbxContent>" + paragraph("Врезка") + "</w:txbxContent>"
DRAFT = (
    paragraph("Инвестиции Павлодарской области за ", "2025 год")
    + paragraph("составили ", deleted("10"), inserted("12,5"), " млрд тенге", moved_away(" и ещё 7 млрд тенге"), ".")
    + "<w:tbl><w:tr><w:tc>" + paragraph("Аксу") + "</w:tc><w:tc>" + paragraph("3,4") + "</w:tc></w:tr></w:tbl>"
    + "<w:sdt><w:sdtContent>" + paragraph("Рост", "<w:r><w:tab/><w:t>на 5%</w:t></w:r>") + "</w:sdtContent></w:sdt>"
    + "<w:p><mc:AlternateContent><mc:Choice>" + BOX + "</mc:Choice>"
    + "<mc:Fallback>" + BOX + "</mc:Fallback></mc:AlternateContent></w:p>"
)  # fmt: skip


def test_a_draft_is_read_as_it_would_print_with_its_changes_accepted() -> None:
    document = opened(docx(DRAFT, footnotes=paragraph("По данным бюро.")), "draft.docx")
    assert document.kind == "docx"
    assert document.text.split("\n\n") == [
        "Инвестиции Павлодарской области за 2025 год",
        "составили 12,5 млрд тенге.",
        "Аксу | 3,4",
        "Рост на 5%",
        "Врезка",
        "По данным бюро.",
    ]


def test_claims_of_a_draft_are_those_of_its_words() -> None:
    text = opened(
        docx(paragraph("Инвестиции в основной капитал Павлодарской области за 2025 год — 12,5 млрд тенге.")), "d"
    ).text
    assert [(claim.area, int(claim.value)) for claim in read(text)] == [("KZ-55", 12_500_000_000)]


# -- PDF ------------------------------------------------------------------------------------------------------------


def test_the_lines_of_a_pdf_become_paragraphs_again() -> None:
    raw = pdf(
        "= Облысқа инвестиция\n"
        "Павлодар облысында 2025 жылдың бірінші жартыжылдығында негізгі капиталға 12,5 млрд теңге салынды.\n\n"
        "Бұл өткен жылдың сәйкес кезеңінен 1,7 есе көп."
    )
    assert opened(raw, "a.pdf").text.split("\n\n") == [
        "Облысқа инвестиция",
        "Павлодар облысында 2025 жылдың бірінші жартыжылдығында негізгі капиталға 12,5 млрд теңге салынды.",
        "Бұл өткен жылдың сәйкес кезеңінен 1,7 есе көп.",
    ]


def test_a_hyphen_at_the_end_of_a_line_cuts_no_word() -> None:
    source = (
        '#set par(justify: true)\n#set text(hyphenate: true, lang: "en")\n'
        + "Extraordinarily internationalised manufacturing investments. " * 6
    )
    text = " ".join(opened(pdf(source, width="60mm"), "a.pdf").text.split())
    assert text.count("Extraordinarily internationalised manufacturing investments.") == 6


# -- what is refused ------------------------------------------------------------------------------------------------

EMPTY_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>"""
BILLION_LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>before &a; after</w:t></w:r></w:p></w:body></w:document>"
)

REFUSED = {
    "a PDF cut short": (b"%PDF-1.7\n1 0 obj", "damaged"),
    "a scan": (EMPTY_PDF, "no text layer. Accepted"),
    "a ZIP cut short": (b"PK\x03\x04rest", "damaged"),
    "an archive": (packed({"a.txt": "5%"}), "another office document"),
    "a workbook": (packed({"xl/workbook.xml": "<workbook/>"}), "another office document"),
    "XML broken inside": (packed({"word/document.xml": "<w:document"}), "damaged"),
    "a bomb": (packed({"word/document.xml": " " * 70_000_000}), "unpacks to more"),
    "no words": (docx(paragraph("")), "holds no words"),
    "an old document": (b"\xd0\xcf\x11\xe0rest", "old office document"),
    "RTF": (b"{\\rtf1 5%}", "RTF"),
    "a page of scripts": (b"<html><body><script>1</script></body></html>", "holds no words"),
    "60 MB": (b"%PDF" + b"a" * 60_000_000, "larger than 30 MB"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "said"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_read_is_refused_in_words(raw: bytes, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        opened(raw, "given")
    assert str(refused.value).startswith("given: ")
    assert said in str(refused.value)


@pytest.mark.parametrize("content", [BILLION_LAUGHS, OUTSIDE], ids=["entities that grow", "an entity of another file"])
def test_no_entity_is_filled_in(content: str) -> None:
    raw = packed({"word/document.xml": content.replace("&c;", "one &c; two")})
    text = opened(raw, "given").text
    assert "root" not in text
    assert "haha" not in text


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    with pytest.raises(BadInput, match="not read within"):
        opened(docx(paragraph("5%")), "given")


def test_a_document_that_kills_its_reader_is_a_damaged_one(monkeypatch: pytest.MonkeyPatch) -> None:
    killed = subprocess.CompletedProcess([], -9, b"", b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: killed)
    with pytest.raises(BadInput, match="damaged"):
        opened(docx(paragraph("5%")), "given")


def test_a_reader_that_does_not_start_is_a_defect_and_no_damaged_document(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, b"", b"ModuleNotFoundError: No module named 'onir'")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(Defect, match="No module named"):
        opened(docx(paragraph("5%")), "given")


def test_memory_is_limited() -> None:
    code = f"from onir.claims.opening import worker; worker._limit(); b = bytearray({refusing.BYTES})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "find_spec", lambda _: None)
    with pytest.raises(NotHeld, match=r'pip install "onir\[documents\]"'):
        opened(docx(paragraph("5%")), "given")


def test_the_kind_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(docx(paragraph("Инвестиции выросли на 5%.")))
    assert open_text(str(file)).kind == "docx"
    assert zipfile.is_zipfile(file)
