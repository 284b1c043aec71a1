"""What is checked of an uploaded file before anything in it is unpacked: its size, its kind, its central directory.

A zip's directory can lie about sizes; `sandbox_child` unpacks with these sizes as caps and refuses what does not match.
The limits are those of the house (20 MB, 200 MB unpacked, ratio 100, 2,000 members); the widest honest sheets that were
measured pack 26 to 1.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
from dataclasses import dataclass

from iljari.files.problems import Refusal, refuse

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Every limit has a sentence that the user reads when it is met."""

    file_bytes: int = 20 * MEBIBYTE
    unpacked_bytes: int = 200 * MEBIBYTE
    ratio: int = 100
    ratio_from_bytes: int = 64 * 1024
    members: int = 2_000
    memory_bytes: int = 1024 * MEBIBYTE
    cpu_seconds: int = 20
    wall_seconds: int = 30
    cells: int = 2_000_000
    rows: int = 1_048_576
    columns: int = 16_384
    cell_characters: int = 32_767
    answer_bytes: int = 64 * MEBIBYTE


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Member:
    """Where a zip's member lies and what its directory promises of it."""

    name: str
    deflated: bool
    start: int
    packed: int
    size: int
    crc: int


ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
SAVE_AS_KO = "엑셀에서 열어 ‘다른 이름으로 저장 → Excel 통합 문서(.xlsx)’로 저장해 올려 주십시오."
SAVE_AS_EN = "Open it in a spreadsheet, save it as an Excel workbook (.xlsx), and upload that."

_OTHER_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        "옛 엑셀(.xls) 또는 한글(.hwp) 형식이거나 암호가 걸린 파일입니다. 암호를 풀고 ",
        "This is an old .xls or .hwp file, or one with a password. Remove the password. ",
    ),
    (b"%PDF", "PDF 파일은 표로 읽을 수 없습니다. 원본 표를 ", "A PDF cannot be read as a table. "),
    (b"\x1f\x8b", "압축 파일(gzip)입니다. 압축을 풀고 ", "This is a gzip archive. Unpack it. "),
    (b"7z\xbc\xaf", "압축 파일(7z)입니다. 압축을 풀고 ", "This is a 7z archive. Unpack it. "),
    (b"Rar!", "압축 파일(rar)입니다. 압축을 풀고 ", "This is a rar archive. Unpack it. "),
    (b"\x89PNG", "그림 파일입니다. 원본 표를 ", "This is a picture. "),
    (b"\xff\xd8\xff", "그림 파일입니다. 원본 표를 ", "This is a picture. "),
)
_OTHER_ZIPS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.bin", "엑셀 이진 통합 문서(.xlsb)입니다.", "This is a binary workbook (.xlsb)."),
    ("word/document.xml", "워드 문서(.docx)입니다.", "This is a Word document (.docx)."),
    ("ppt/presentation.xml", "발표 문서(.pptx)입니다.", "This is a presentation (.pptx)."),
    ("contents/content.hpf", "한글 문서(.hwpx)입니다.", "This is a Hangul document (.hwpx)."),
    ("content.xml", "오픈도큐먼트 문서(.ods 등)입니다.", "This is an OpenDocument file (.ods)."),
)
_ARCHIVES = (".zip", ".xlsx", ".xlsm", ".docx", ".pptx", ".hwpx", ".jar", ".7z", ".rar", ".gz", ".tar")
_DRIVE = re.compile(r"^[A-Za-z]:")


def check_size(name: str, content: bytes, limits: Limits = LIMITS) -> None:
    """Refuse an empty or oversized file before anything else looks at it."""
    if not content:
        raise refuse(
            name,
            "빈 파일입니다(0바이트). 저장이 끝난 파일을 다시 올려 주십시오.",
            "The file is empty (0 bytes). Upload it again once it is saved.",
        )
    if len(content) > limits.file_bytes:
        most = limits.file_bytes // MEBIBYTE
        raise refuse(
            name,
            f"파일이 {most}MB를 넘습니다. 그림과 쓰지 않는 시트를 지우거나 파일을 나누어 올려 주십시오.",
            f"The file is larger than {most} MB. Remove pictures and unused sheets, or split it.",
        )


def check_kind(name: str, content: bytes) -> None:
    """Refuse by content what is known to be neither XLSX nor text: the name's ending is not believed."""
    for magic, ko, en in _OTHER_KINDS:
        if content.startswith(magic):
            raise refuse(name, ko + SAVE_AS_KO, en + SAVE_AS_EN)
    if (
        not content.startswith(("\ufeff".encode("utf-16-le"), "\ufeff".encode("utf-16-be")))
        and b"\0" in content
    ):
        raise refuse(
            name,
            "표가 아닌 이진 파일이거나 깨진 파일입니다. " + SAVE_AS_KO,
            "This is a binary or a damaged file, not a table. " + SAVE_AS_EN,
        )


def check_zip(name: str, content: bytes, limits: Limits = LIMITS) -> tuple[Member, ...]:
    """Read a workbook's central directory strictly; return its members, or refuse it. Nothing is unpacked."""
    members = check_archive(name, content, limits)
    _check_workbook(name, {member.name.lower() for member in members})
    return members


def check_archive(name: str, content: bytes, limits: Limits = LIMITS) -> tuple[Member, ...]:
    """The same for any zip of a document's parts (HWPX too): what kind it is, the caller looks at."""
    count, directory = _directory(name, content, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError):
        raise damaged(name) from None
    if len(entries) != count:
        raise damaged(name)
    _check_names(name, entries)
    _check_sizes(name, entries, limits)
    members = tuple(_member(name, content, entry) for entry in entries)
    _check_overlap(name, members, entries, directory)
    return members


def damaged(name: str) -> Refusal:
    """Say that a workbook is cut or broken."""
    return refuse(
        name,
        "파일이 잘렸거나 손상되어 끝까지 읽을 수 없습니다. 한 줄도 받지 않았습니다. 원본을 다시 저장해 올려 주십시오.",
        "The file is cut or damaged and cannot be read to its end. Not one row was taken. Save it again and upload that.",
    )


def bomb(name: str) -> Refusal:
    """Say that a workbook unpacks to more than it may, or to something else than it says."""
    return refuse(
        name,
        "압축을 풀면 지나치게 커지거나 적힌 크기와 다른 파일이어서 열지 않았습니다. 필요한 표만 새 통합 문서(.xlsx)에 "
        "옮겨 저장해 올려 주십시오.",
        "It unpacks to far more than a table needs, or to another size than it states; it was not opened. Copy the table "
        "into a new workbook (.xlsx) and upload that.",
    )


def unsafe(name: str) -> Refusal:
    """Say that a workbook carries what no table carries: other files, links, programs, odd names."""
    return refuse(
        name,
        "표가 아닌 것(다른 압축 파일, 링크, 매크로, 암호, 이상한 이름)이 들어 있어 열지 않았습니다. 필요한 표만 새 통합 "
        "문서(.xlsx)에 옮겨 저장해 올려 주십시오.",
        "It carries what no table carries (another archive, a link, a macro, encryption, an odd name) and was not opened. "
        "Copy the table into a new workbook (.xlsx) and upload that.",
    )


def _too_many(name: str, limits: Limits) -> Refusal:
    return refuse(
        name,
        f"안에 든 파일이 {limits.members:,}개를 넘습니다. 필요한 표만 새 통합 문서(.xlsx)에 옮겨 저장해 올려 주십시오.",
        f"It holds more than {limits.members:,} parts. Copy the table into a new workbook (.xlsx) and upload that.",
    )


def _directory(name: str, content: bytes, limits: Limits) -> tuple[int, int]:
    """Check the end record by hand, so that `zipfile` reads a directory of bounded length; return its entries and its place."""
    at = content.rfind(b"PK\x05\x06", max(0, len(content) - 22 - 65_535))
    if at < 0 or at + 22 > len(content):
        raise damaged(name)
    disk, first, here, count, size, offset, comment = struct.unpack_from("<4H2LH", content, at + 4)
    if at + 22 + comment != len(content):
        raise damaged(name)
    end = at
    if at >= 76 and content[at - 20 : at - 16] == b"PK\x06\x07":
        end = at - 76
        if content[end : end + 4] != b"PK\x06\x06":
            raise damaged(name)
        disk, first, here, count, size, offset = struct.unpack_from("<2L4Q", content, end + 16)
    if disk or first or here != count or offset + size != end:
        raise damaged(name)
    if count > limits.members or size > limits.members * 256:
        raise _too_many(name, limits)
    return int(count), int(offset)


def _check_names(name: str, entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        path, mode = entry.orig_filename, entry.external_attr >> 16
        odd = (
            not path
            or path.startswith("/")
            or "\\" in path
            or "\0" in path
            or bool(_DRIVE.match(path))
            or bool({"..", "."} & set(path.split("/")))
            or path.lower() in seen
        )
        kind = stat.S_IFMT(mode)
        if odd or kind not in (0, stat.S_IFREG, stat.S_IFDIR) or entry.flag_bits & 0x2041:
            raise unsafe(name)
        if path.lower().endswith(_ARCHIVES) or path.lower().endswith("vbaproject.bin"):
            raise unsafe(name)
        seen.add(path.lower())


def _check_sizes(name: str, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if size > limits.unpacked_bytes or (size > limits.ratio_from_bytes and size > packed * limits.ratio):
        raise bomb(name)
    for entry in entries:
        large = entry.file_size > limits.ratio_from_bytes
        if large and entry.file_size > entry.compress_size * limits.ratio:
            raise bomb(name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise unsafe(name)


def _member(name: str, content: bytes, entry: zipfile.ZipInfo) -> Member:
    """Compare an entry with the local header that it points to: two readers must see the same file."""
    at = entry.header_offset
    if at < 0 or at + 30 > len(content) or content[at : at + 4] != b"PK\x03\x04":
        raise damaged(name)
    flags, method, _, _, _, packed, size, name_length, extra_length = struct.unpack_from(
        "<HHHHLLLHH", content, at + 6
    )
    path = content[at + 30 : at + 30 + name_length]
    expected = entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437", "strict")
    sizes_later = bool(flags & 0x08)
    honest = sizes_later or (
        packed in (entry.compress_size, 0xFFFFFFFF) and size in (entry.file_size, 0xFFFFFFFF)
    )
    if path != expected or method != entry.compress_type or (flags ^ entry.flag_bits) & 0x0041 or not honest:
        raise damaged(name)
    return Member(
        name=entry.orig_filename,
        deflated=method == zipfile.ZIP_DEFLATED,
        start=at + 30 + name_length + extra_length,
        packed=entry.compress_size,
        size=entry.file_size,
        crc=entry.CRC,
    )


def _check_overlap(
    name: str, members: tuple[Member, ...], entries: list[zipfile.ZipInfo], directory: int
) -> None:
    """Refuse members that share bytes: a small file could otherwise unpack to petabytes."""
    starts = sorted(
        (entry.header_offset, member.start + member.packed)
        for entry, member in zip(entries, members, strict=True)
    )
    following = [start for start, _ in starts[1:]] + [directory]
    for (_, end), limit in zip(starts, following, strict=True):
        if end > limit:
            raise bomb(name)


def _check_workbook(name: str, paths: set[str]) -> None:
    if {"[content_types].xml", "xl/workbook.xml"} <= paths:
        return
    for path, ko, en in _OTHER_ZIPS:
        if path in paths:
            raise refuse(name, f"{ko} {SAVE_AS_KO}", f"{en} {SAVE_AS_EN}")
    raise refuse(
        name,
        "통합 문서(.xlsx)가 아닌 압축 파일입니다. 압축을 풀고 그 안의 표 파일을 올려 주십시오.",
        "This is an archive, not a workbook (.xlsx). Unpack it and upload the table inside.",
    )
