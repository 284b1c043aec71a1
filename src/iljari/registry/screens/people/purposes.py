"""For what the screens of persons show personal data (SP-22). What is not in a purpose's fields cannot be opened for it."""

from iljari.access.purposes import Purpose
from iljari.registry.kinds import DUTY, KINDS

FIND = Purpose(
    "people.find", ko="사람 찾기(값이 꼭 맞는 사람)", en="Finding a person by an exact value",
    fields=("name", "birth_on", "phone", "email"), basis=DUTY,
)  # fmt: skip
REGISTER = Purpose(
    "people.register", ko="신청자 등록과 중복 확인", en="Registering an applicant, duplicates checked",
    fields=("name", "birth_on", "sex", "phone", "email", "address", "nationality"), basis=DUTY,
)  # fmt: skip
FACTS = Purpose(
    "people.facts", ko="참여 자격 확인(등록 사항)", en="Checking eligibility (registered facts)",
    fields=tuple(code for code in KINDS if code != "ci"), basis=DUTY,
)  # fmt: skip
LIST = Purpose(
    "people.list", ko="신청자 명단 작성과 안내", en="Drawing up a list of applicants and writing to them",
    fields=("name", "birth_on", "sex", "phone", "email", "address"), basis=DUTY,
)  # fmt: skip
IDENTITY = Purpose(
    "people.identity", ko="같은 사람인지 판단", en="Deciding whether two are one person",
    fields=("name", "birth_on", "sex", "phone", "email", "address"), basis=DUTY,
)  # fmt: skip
