"""Pages, DOCX and PDF made for the tests, with texts and figures of our own."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT = '"DejaVu Sans Mono"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

PAGE = """<!doctype html><html lang="{lang}"><head>{head}<title>{title} | Әкімдік</title></head><body>
<header><nav><ul><li><a href="/">Басты бет</a></li>
<li><a href="/tel">Байланыс 8 (7182) 32-00-00</a></li></ul></nav></header>
<main><article><h1>{title}</h1><div class="meta">08.10.2025 10:15 · Қаралды: 1 245</div>{body}
<div class="share"><a href="#">Telegram</a></div></article></main>
<aside><h3>Тағы оқыңыз</h3><ul><li><a href="/1">Доллар бағамы 540 теңге</a></li><li><a href="/2">Экспорт 15%-ға өсті</a>
</li></ul></aside><footer>© 2025 Әкімдік. 120 қызметкер</footer></body></html>"""


def page(body: str, *, head: str = '<meta charset="utf-8">', title: str = "Инвестиция", lang: str = "kk") -> str:
    """A page as an office's site has it: menu, article, neighbours, footer."""
    return PAGE.format(lang=lang, head=head, title=title, body=body)


def docx(body: str, **parts: str) -> bytes:
    """A DOCX of this body (WordprocessingML); `footnotes` and the like are further parts."""
    content = {"document": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"}
    content |= {name: f"<w:{name} {W}>{inside}</w:{name}>" for name, inside in parts.items()}
    return packed({f"word/{name}.xml": xml for name, xml in content.items()})


def packed(files: dict[str, str]) -> bytes:
    """A ZIP of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def paragraph(*runs: str) -> str:
    """A paragraph of runs; a run that is markup already stays as it is."""
    return f"<w:p>{''.join(run if run.startswith('<') else _run(run) for run in runs)}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str) -> str:
    return f"<w:ins>{_run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def moved_away(text: str) -> str:
    return f"<w:moveFrom>{_run(text)}</w:moveFrom>"


def pdf(source: str, *, width: str = "110mm") -> bytes:
    """A PDF set by Typst in narrow lines."""
    import typst  # noqa: PLC0415

    setting = (
        f'#set page(width: {width}, height: 100mm, margin: 12mm)\n#set text(size: 9pt, font: "DejaVu Sans Mono")\n'
    )
    made: bytes = typst.compile((setting + source).encode(), format="pdf")
    return made


def written_pdf(words: str) -> bytes:
    """A PDF of one line in Latin letters, written by hand: every byte of its structure can be seen and changed."""
    shown = f"BT /F1 9 Tf 9 50 Td ({words}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 90]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    objects = b"".join(b"%d 0 obj%s endobj\n" % (number, part) for number, part in enumerate(parts, 1))
    return b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R>>"
