"""Korean particles by the last sound of the word before them: 조사.

A word that ends in a consonant takes 은, 이, 을, 과, 으로; one that ends in a vowel takes 는, 가, 를, 와, 로 (and 로 after ㄹ).
Digits and Latin letters are read as they are said: 3 is 삼, L is 엘.
"""

import re

_PAIRS = (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"))
_FORMS = {form: pair for pair in _PAIRS for form in (f"{pair[0]}({pair[1]})", f"({pair[0]}){pair[1]}")}
_FORMS |= {"와(과)": ("과", "와"), "(으)로": ("으로", "로")}
_OPEN = re.compile("(.?)([’'\"”)〉》」』.…]*)(" + "|".join(re.escape(form) for form in _FORMS) + ")")
_FIRST, _LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
_DIGITS = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
_LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}
"""Letters whose name ends in a consonant; all others end in a vowel."""


def fitted(sentence: str) -> str:
    """A sentence in which each particle left open ('노원구을(를)', '상담사(은)는') has the form that fits the word before it.

    >>> fitted("'노원구'을(를) 센터장(은)는 서울(으)로")
    "'노원구'를 센터장은 서울로"
    """
    return _OPEN.sub(_chosen, sentence)


def _chosen(found: re.Match[str]) -> str:
    letter, closing, form = found.groups()
    after_consonant, after_vowel = _FORMS[form]
    final = _final(letter)
    vowel = final == 0 or (form == "(으)로" and final == _RIEUL)
    return letter + closing + (after_vowel if vowel else after_consonant)


def _final(letter: str) -> int:
    """The final consonant of a letter as Unicode numbers them; 0: none, or nobody can say."""
    said = _DIGITS.get(letter) or _LETTERS.get(letter.lower()) or letter
    return (ord(said) - _FIRST) % _FINALS if said and _FIRST <= ord(said) <= _LAST else 0
