"""CP949, UTF-8, UTF-16: every syllable is read right or asked about, never read wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iljari.files.encodings import decode
from iljari.files.problems import Refusal
from iljari.files.tables import read_table

SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4)]
COMMON = [sign for sign in SYLLABLES if len(sign.encode("euc_kr", "ignore")) == 2]
CODECS = ["cp949", "utf-8", "utf-8-sig", "utf-16"]
ASKED_ALONE = 345
TEXT = "구,인원\r\n종로구,12\r\n중구,△5\r\n용산구,1940.73\r\n"


def _attempt(content: bytes) -> str | None:
    try:
        return decode("a.csv", content)
    except Refusal:
        return None


def test_the_syllables_are_all_there() -> None:
    assert (len(SYLLABLES), len(COMMON)) == (11_172, 2_350)


@pytest.mark.parametrize("codec", CODECS)
def test_all_syllables_in_one_file(codec: str) -> None:
    for signs in (SYLLABLES, COMMON):
        text = "구,글자\r\n" + "\r\n".join(f"{number},{sign}" for number, sign in enumerate(signs)) + "\r\n"
        table = read_table("a.csv", text.encode(codec))
        assert [row.cells[1] for row in table.rows] == signs


@pytest.mark.parametrize("codec", CODECS)
def test_each_syllable_alone_is_read_right_or_asked_about(codec: str) -> None:
    asked = 0
    for sign in SYLLABLES:
        content = f"{sign}\r\n".encode(codec)
        read = _attempt(content)
        assert read in (f"{sign}\r\n", None), sign
        asked += read is None
        if codec in ("cp949", "utf-8"):
            assert decode("a.csv", content, encoding=codec) == f"{sign}\r\n"  # type: ignore[arg-type]
    assert asked == (ASKED_ALONE if codec == "cp949" else 0)


def test_what_is_asked_shows_both_readings() -> None:
    with pytest.raises(Refusal) as refused:
        decode("9월.csv", "t°".encode())
    sentence = refused.value.sentences_ko[0]
    assert "UTF-8이면 ‘°’" in sentence
    assert "CP949이면 ‘째’" in sentence
    assert read_table("9월.csv", b"t,\xc2\xb0\n1,2\n", encoding="utf-8").header == ("t", "°")
    assert read_table("9월.csv", b"t,\xc2\xb0\n1,2\n", encoding="cp949").header == ("t", "째")


KOREAN = st.text(st.sampled_from(SYLLABLES) | st.sampled_from("abcXYZ 0123,.-·△㎡○□※“”—\r\n"), max_size=30)


@given(KOREAN)
def test_cp949_without_hanja_is_never_read_wrong(text: str) -> None:
    try:
        content = text.encode("cp949")
    except UnicodeEncodeError:
        return
    assert _attempt(content) in (text, None)


@given(KOREAN)
def test_utf8_is_never_read_wrong(text: str) -> None:
    assert _attempt(text.encode()) in (text, None)
    assert decode("a.csv", text.encode("utf-8-sig")) == text
    assert decode("a.csv", text.encode("utf-16")) == text


@given(st.lists(st.text(st.sampled_from(COMMON), min_size=1, max_size=8), min_size=2, max_size=20))
def test_utf8_with_hangul_is_always_read_without_a_question(words: list[str]) -> None:
    text = ",".join(words) + "\n"
    assert decode("a.csv", text.encode()) == text


def test_utf8_cut_anywhere_is_refused_or_a_beginning_but_never_gibberish() -> None:
    content = TEXT.encode()
    for place in range(1, len(content)):
        read = _attempt(content[:place])
        assert read is None or TEXT.startswith(read)


def test_cp949_cut_anywhere_is_refused_or_a_beginning_but_never_gibberish() -> None:
    content = TEXT.encode("cp949")
    for place in range(1, len(content)):
        read = _attempt(content[:place])
        assert read is None or TEXT.startswith(read)


@given(st.integers(0, len(TEXT.encode()) - 1), st.integers(0x80, 0xFF))
def test_utf8_with_one_byte_damaged_is_never_taken_for_cp949(place: int, byte: int) -> None:
    content = bytearray(TEXT.encode())
    content[place] = byte
    read = _attempt(bytes(content))
    assert read is None or read.encode() == content


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a,b\n", "a,b\n"),
        ("\ufeff가".encode(), "가"),
        ("\ufeff가".encode("utf-16-le"), "가"),
        ("\ufeff가".encode("utf-16-be"), "가"),
        ("€ 유로".encode("cp949"), "€ 유로"),
        ("李舜臣 장군".encode("cp949"), "李舜臣 장군"),
        ("똠방각하 펲시콜라".encode("cp949"), "똠방각하 펲시콜라"),
        (b"\xef\xbb\xbf\xb0\xa1", None),
        (b"\xff\xfe\x00", None),
        (b"caf\xe9\n", None),
        (b"\x80abc", None),
        ("깨진 \ufffd 글자".encode(), None),
    ],
)
def test_the_decisions(content: bytes, text: str | None) -> None:
    assert _attempt(content) == text


def test_only_known_encodings_can_be_named() -> None:
    with pytest.raises(ValueError, match="encoding must be"):
        decode("a.csv", b"a", encoding="latin-1")  # type: ignore[arg-type]
    with pytest.raises(Refusal):
        decode("a.csv", "가".encode("cp949"), encoding="utf-8")


@pytest.mark.parametrize("codec", ["utf-8", "cp949", "utf-16"])
@pytest.mark.parametrize("shift", range(4))
def test_a_long_text_is_read_whole_and_its_fault_found_though_it_is_looked_at_by_pieces(
    codec: str, shift: int
) -> None:
    text = "x" * shift + "구,인원\n종로구,3\n" * 20_000
    assert decode("a.csv", text.encode(codec)) == text
    if codec != "utf-16":
        with pytest.raises(Refusal) as refused:
            decode("a.csv", text.encode(codec) + b"\xff\xff\n")
        assert refused.value.problems[0].row == 40_001
