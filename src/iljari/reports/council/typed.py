"""Numbers typed by hand in a report's sentences: found, so that they can be marked, listed and turned into figures."""

import re

# What may stand in digits: dates and times of year, ordinals, articles of law, names. Everything else is a quantity.
_ALLOWED = re.compile(
    "|".join(
        (
            r"['’‘]?\d{2,4}\s*[.년]\s*\d{1,2}\s*[.월]\s*(?:\d{1,2}\s*[.일])?",  # '18. 10. 24., 2018년 10월 24일
            r"['’‘]\d{2}(?:년|학년도|\.)?(?=[^\d]|$)",  # '18년
            r"(?:19|20)\d{2}\s*(?:년도?|학년도|회계연도)",
            r"(?<![\d,.])\d{1,2}\s*\.\s*\d{1,2}\s*\.(?:\s*\([월화수목금토일]\))?",  # 5.10.
            r"(?<![\d,])\d{1,2}\s*[·~∼～,]?\s*(?=(?:\d{1,2}\s*[·~∼～]\s*)*\d{0,2}\s*월(?![가-힣]*간))",  # 8월, 11~12월
            r"(?<![\d,])\d{1,2}\s*월(?:\s*\d{1,2}\s*일)?",
            r"(?<![\d,])\d{1,2}\s*일(?=[에부까~∼(,.\s]|$)",
            r"[1-4]\s*(?:~\s*[1-4]\s*)?분기",
            r"제\s*\d+(?:\s*[~·,]\s*\d+)?\s*(?:[조항호차회기대단]|단계)?(?:의\s*\d+)?",  # 제16조, 제11차, 제1호
            r"\d+\s*(?:차|단계|호선|번지|호)(?=[^가-힣]|[^\d]|$)",
            r"(?<=[.)일]~)\s*\d{1,2}\s*[.일](?:\s*\([월화수목금토일]\))?",  # 3. 8.~23., 11.(화)~12.(수)
            r"\d급",  # 직급의 이름
            r"사회적경제 2\.0",
            r"[A-Za-z]+\s*(?:19|20)\d{2}|120다산콜재단|1:1|1:多|청계천로\s*105|율곡로\s*56|통일로\s*684|국회대로44길"
            r"|관수동\s*152-1|노량진동\s*333|19층 건물",
        )
    )
)
_DIGITS = re.compile(r"\d[\d,.]*")


def split(text: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is a number typed by hand."""
    allowed = [match.span() for match in _ALLOWED.finditer(text)]
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _DIGITS.finditer(text):
        start, stop = match.start(), match.start() + len(match[0].rstrip(",."))
        if any(first <= start and stop <= last for first, last in allowed):
            continue
        if start > end:
            pieces.append((text[end:start], False))
        pieces.append((text[start:stop], True))
        end = stop
    if end < len(text):
        pieces.append((text[end:], False))
    return pieces
