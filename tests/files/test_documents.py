"""Documents that people bring: told by what is in them; what acts, is broken or of another kind is refused; their texts are read."""

import io
import struct
import zipfile
import zlib

import pytest
import typst

from iljari.files.documents import Format, format_of, texts
from iljari.files.problems import Refusal
from iljari.kernel import resident_number
from tests.files import honest

NUMBER = "900101-1234567"


def pdf(text: str = "사업계획서") -> bytes:
    """A page as a printer's driver writes it: packed streams, fonts with numbers for letters."""
    return typst.compile(f"= 신청서\n{text}".encode())  # type: ignore[no-any-return]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(text: str = "", packed: bool = False) -> bytes:
    said = b""
    if text:
        said = (
            chunk(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode()))
            if packed
            else chunk(b"tEXt", b"Comment\0" + text.encode())
        )
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + said + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def jpg(text: str = "") -> bytes:
    comment = text.encode()
    said = b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment
    frame = b"\xff\xc0" + struct.pack(">HBHHB3B", 11, 8, 1, 1, 1, 1, 17, 0)
    return (
        b"\xff\xd8"
        + b"\xff\xe0"
        + struct.pack(">H", 4)
        + b"JF"
        + said
        + frame
        + b"\xff\xda\x00\x02\x00\xff\xd9"
    )


def packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return target.getvalue()


def hwpx(*runs: str, **more: bytes) -> bytes:
    """A paragraph in runs, as 한글 cuts it."""
    text = "".join(f"<hp:run><hp:t>{run}</hp:t></hp:run>" for run in runs)
    return packed(
        {
            "mimetype": b"application/hwp+zip",
            "Contents/content.hpf": b"<opf:package/>",
            "Contents/section0.xml": f"<hs:sec><hp:p>{text}</hp:p></hs:sec>".encode(),
        } | more
    )  # fmt: skip


def xlsx(text: str = "종로구") -> bytes:
    cell = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    return packed(honest.parts(cell))


@pytest.mark.parametrize(
    ("content", "kind"),
    [(pdf(), "pdf"), (png(), "png"), (jpg(), "jpg"), (hwpx("글"), "hwpx"), (xlsx(), "xlsx")],
    ids=["pdf", "png", "jpg", "hwpx", "xlsx"],
)
def test_a_document_is_told_by_its_content(content: bytes, kind: str) -> None:
    assert format_of("이름.exe", content) is Format(kind)


CUT, ACTS, OTHER = "손상되었습니다", "실행 내용", "받을 수 없는"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        # what is brought                                                         what is said
        (b"", "빈 파일"),
        (b"\0" * (10 * 1024 * 1024 + 1), "10MB를 넘습니다"),
        (b"MZ\x90\x00 program", OTHER),
        (b"<html><script>", OTHER),
        (b"\xd0\xcf\x11\xe0 old hwp", OTHER),
        (b"GIF89a", OTHER),
        (pdf()[:-900], CUT),
        (pdf().replace(b"/Type/Catalog", b"/JavaScript 1 "), ACTS),
        (pdf().replace(b"/Type/Catalog", b"/EmbeddedFile "), ACTS),
        (pdf().replace(b"/Type/Catalog", b"/Encrypt 1 0 R"), ACTS),
        (png()[:-6], CUT),
        (png().replace(b"IDAT", b"IDAx"), CUT),
        (png() + b"MZ", ACTS),
        (jpg()[:-2], CUT),
        (jpg()[:9], CUT),
        (hwpx("글")[:-9], ACTS),
        (hwpx("글", mimetype=b"application/zip"), "한글(HWPX)도 엑셀(XLSX)도 아닌"),
        (packed({"a.txt": b"x"}), "한글(HWPX)도 엑셀(XLSX)도 아닌"),
        (hwpx("글", **{"BinData/a.exe": b"MZ"}), ACTS),
        (hwpx("글", **{"Scripts/run.js": b"x"}), ACTS),
        (hwpx("글", **{"Contents/section1.xml": b"<!DOCTYPE a><a/>"}), ACTS),
        (hwpx("글", **{"a.zip": b"PK"}), ACTS),
        (hwpx("글", **{"../a.xml": b"<a/>"}), ACTS),
        (packed(honest.parts() | {"xl/vbaProject.bin": b"x"}), ACTS),
        (packed(honest.parts() | {"xl/embeddings/a.xml": b"x"}), ACTS),
        (hwpx("글", **{"Contents/bomb.xml": b"0" * 30_000_000}), ACTS),
    ],
)
def test_what_is_not_taken(content: bytes, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        format_of("paper.pdf", content)
    assert sentence in refused.value.sentences_ko[0]
    assert refused.value.sentences_en[0].isascii()


@pytest.mark.parametrize(
    "content",
    [
        pdf(f"번호는 {NUMBER} 입니다"),
        pdf(NUMBER.replace("-", "")),
        png(NUMBER),
        png(NUMBER, packed=True),
        jpg(NUMBER),
        hwpx(f"번호 {NUMBER}"),
        hwpx("900101", "-", "1234567"),
        xlsx(NUMBER),
        xlsx("9001011234567"),
    ],
    ids=[
        "pdf",
        "pdf, no hyphen",
        "png text",
        "png packed",
        "jpg comment",
        "hwpx",
        "hwpx in runs",
        "xlsx",
        "xlsx number",
    ],
)
def test_a_resident_number_is_found_in_each(content: bytes) -> None:
    kind = format_of("서류", content)
    assert any(resident_number.stands_in(text) for text in texts("서류", kind, content))


@pytest.mark.parametrize(
    "content",
    [pdf("900101 / 02-2133-5454"), hwpx("900101", "명"), xlsx("900101")],
    ids=["pdf", "hwpx", "xlsx"],
)
def test_what_is_none_is_not_found(content: bytes) -> None:
    kind = format_of("서류", content)
    assert not any(resident_number.stands_in(text) for text in texts("서류", kind, content))


@pytest.mark.parametrize("size", range(20, 400, 37))
def test_a_cut_file_is_never_taken(size: int) -> None:
    for content in (pdf(), png(), jpg("x" * 300), hwpx("글" * 50), xlsx()):
        with pytest.raises(Refusal):
            format_of("서류", content[: min(size, len(content) - 3)])
