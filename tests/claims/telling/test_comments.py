"""A DOCX comes out with a comment at each claim, and is otherwise the document that went in."""

import io
import zipfile
from datetime import date

import pytest
from lxml import etree
from tests.claims.opening.made_documents import W, deleted, inserted, packed, paragraph
from tests.claims.opening.made_documents import docx as bare

from onir.claims.checking import check
from onir.claims.opening import opened
from onir.claims.telling.comments import commented_docx
from onir.errors import BadInput

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOLD = '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>'
CLAIM = "В 2025 году инвестиции в основной капитал Западно-Казахстанской области составили 900,4 млрд тенге."
BEFORE, FIGURE = CLAIM[:-17], "900,4 млрд тенге"


def box(text: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{paragraph(text)}</w:txbxContent></w:pict></w:r>"


def cell(text: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{paragraph('Год')}</w:tc><w:tc>{paragraph(text)}</w:tc></w:tr></w:tbl>"


TYPES = "[Content_Types].xml"
NO_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx(body: str, **parts: str) -> bytes:
    held = io.BytesIO(bare(body, **parts))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr(TYPES, NO_TYPES)
    return held.getvalue()


def commented(raw: bytes) -> tuple[bytes, int]:
    report = check(opened(raw, "a.docx").text)
    return commented_docx(raw, report, "ru", today=date(2026, 2, 1), where="a.docx")


def part(raw: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return etree.fromstring(archive.read(name))


def covered(raw: bytes) -> list[str]:
    """What stands between the ends of each comment's range."""
    found: dict[str | None, str] = {}
    open_now: set[str | None] = set()
    for one in part(raw, "word/document.xml").iter():
        number = one.get(f"{_W}id")
        if one.tag == f"{_W}commentRangeStart":
            open_now.add(number)
        elif one.tag == f"{_W}commentRangeEnd":
            open_now.discard(number)
        elif one.tag == f"{_W}t":
            for number in open_now:
                found[number] = found.get(number, "") + (one.text or "")
    return list(found.values())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (paragraph(CLAIM), FIGURE),
        (f"<w:p>{BOLD.format(CLAIM)}</w:p>", FIGURE),
        (paragraph(BEFORE, "900,4", " млрд", " тенге."), FIGURE),
        (paragraph(BEFORE + "9", BOLD.format("00,4 млрд"), " тенге в год."), FIGURE),
        (paragraph(BEFORE, inserted(FIGURE), "."), FIGURE),
        (paragraph(BEFORE + "900,4 ", deleted("млн "), "млрд тенге."), FIGURE),
        (paragraph(f"<w:r><w:t>Итоги.</w:t><w:br/><w:t>{CLAIM}</w:t><w:br/><w:t>Конец.</w:t></w:r>"), FIGURE),
        (cell(CLAIM), FIGURE),
        (paragraph("Врезка: ", box(CLAIM)), CLAIM),
        (paragraph(f'<w:hyperlink w:anchor="a"><w:r><w:t>{CLAIM}</w:t></w:r></w:hyperlink>'), FIGURE),
    ],
    ids=["plain", "bold", "in-runs", "across-formats", "inserted", "deleted-inside", "breaks", "table", "box", "link"],
)
def test_a_comment_covers_the_words_of_its_claim(body: str, words: str) -> None:
    raw = docx(body)
    copy, left = commented(raw)
    assert covered(copy) == [words]
    assert left == 0
    assert opened(copy, "b.docx").text == opened(raw, "a.docx").text
    said = "\n".join("".join(line.itertext()) for line in part(copy, "word/comments.xml").iter(f"{_W}p"))
    assert said.startswith("✗ опровергнуто\n")
    assert "893,4 млрд тенге" in said.replace("\u00a0", " ")


def test_halves_of_a_run_keep_its_formatting() -> None:
    copy, _ = commented(docx(f"<w:p>{BOLD.format(CLAIM)}</w:p>"))
    runs = [run for run in part(copy, "word/document.xml").iter(f"{_W}r") if run.find(f"{_W}t") is not None]
    assert [(run.get(f"{_W}rsidR"), run.find(f"{_W}rPr/{_W}b") is not None) for run in runs] == [("00A1", True)] * 3


def test_claims_in_notes_have_no_comment_and_are_counted() -> None:
    copy, left = commented(docx(paragraph("Итоги года."), footnotes=f"<w:footnote>{paragraph(CLAIM)}</w:footnote>"))
    assert (covered(copy), left) == ([], 1)


RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OTHERS = f"<w:comments {W}><w:comment w:id='7'>{paragraph('Проверьте!')}</w:comment></w:comments>"


def office(*relations: str, **parts: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(bare(paragraph(CLAIM)))) as archive:
        document = archive.read("word/document.xml").decode()
    return {
        TYPES: NO_TYPES,
        "word/_rels/document.xml.rels": RELATIONS.format("".join(relations)),
        "word/document.xml": document,
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }


def test_comments_join_those_that_are_there() -> None:
    named = f'<Relationship Id="rId1" Type="{KIND}comments" Target="comments.xml"/>'
    copy, _ = commented(packed(office(named, comments=OTHERS)))
    assert [one.get(f"{_W}id") for one in part(copy, "word/comments.xml")] == ["7", "8"]
    assert len(part(copy, "word/_rels/document.xml.rels")) == 1


def test_a_new_part_is_named_and_all_others_stay_as_they_are() -> None:
    styles = f'<Relationship Id="rId1" Type="{KIND}styles" Target="styles.xml"/>'
    raw = packed(office(styles, styles=f"<w:styles {W}/>"))
    copy, _ = commented(raw)
    ids = [(one.get("Id"), one.get("Target")) for one in part(copy, "word/_rels/document.xml.rels")]
    assert ids == [("rId1", "styles.xml"), ("rId2", "comments.xml")]
    assert [one.get("PartName") for one in part(copy, "[Content_Types].xml")] == ["/word/comments.xml"]
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(io.BytesIO(copy)) as after:
        assert after.read("word/styles.xml") == before.read("word/styles.xml")


@pytest.mark.parametrize(
    "raw",
    [b"plain words", packed({"word/other.xml": "<a/>"}), packed({**office(), "word/media/a.bin": "0" * 200_000_001})],
    ids=["no docx", "no words", "bomb"],
)
def test_what_takes_no_comments_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput):
        commented_docx(raw, check("Слова."), "ru", today=date(2026, 2, 1), where="a.docx")
