"""The screens of organisations: who sees and does what, people masked and logged, files judged row by row, the public list."""

import io
from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from iljari.access.models import LogRow, LogSubject
from iljari.access.roles import Role
from iljari.files.tables import read_table
from iljari.files.writing import Sheet, write_csv, write_xlsx
from iljari.registry import entrustments, organisations
from iljari.registry.models import Organisation, OrganisationContact, OrganisationFile
from iljari.registry.organisations import importing
from tests.registry.firms import SHOWN, firm, number
from tests.registry.visiting import HOME, TODAY, come, page


@pytest.fixture(autouse=True)
def _today(db: None, settings: Settings) -> None:
    settings.ILJARI_TODAY = TODAY


FACTS = {
    "name": "한빛나눔",
    "kind": "firm",
    "district": "mapo",
    "on": "2018-03-02",
    "source": "declared",
    "evidence": "",
}


# --- who may -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "place", "address", "status"),
    [
        (None, {}, HOME, 403),
        (None, {}, HOME + "entrusted/", 200),
        (Role.DIVISION_OFFICER, {"division": "social"}, HOME, 200),
        (Role.DIVISION_OFFICER, {"division": "social"}, HOME + "{id}/people/", 200),
        (Role.COUNCIL_MEMBER, {}, HOME + "{id}/", 200),
        (Role.COUNCIL_MEMBER, {}, HOME + "{id}/people/", 403),
        (Role.COUNCIL_MEMBER, {}, HOME + "file/csv/", 403),
        (Role.BUREAU_HEAD, {}, HOME + "{id}/edit/", 403),
        (Role.DISTRICT_OFFICER, {"district": "mapo"}, HOME + "{id}/edit/", 200),
        (Role.DISTRICT_OFFICER, {"district": "nowon"}, HOME + "{id}/edit/", 404),
        (Role.DISTRICT_OFFICER, {"district": "nowon"}, HOME + "{id}/people/", 404),
        (Role.DISTRICT_OFFICER, {"district": "nowon"}, HOME + "{id}/", 200),
        (Role.DISTRICT_OFFICER, {"district": "mapo"}, HOME + "import/", 403),
        (Role.OPERATORS_STAFF, {"operator": "hanbit"}, HOME + "{id}/", 200),
        (Role.OPERATORS_STAFF, {"operator": "other"}, HOME + "{id}/", 404),
        (Role.OPERATORS_STAFF, {"operator": "hanbit"}, HOME + "{id}/people/", 403),
        (Role.ADMINISTRATOR, {}, HOME, 403),
    ],
)
def test_who_may_see_what(role: Role | None, place: dict[str, str], address: str, status: int) -> None:
    one = firm(district="mapo")
    organisations.give_code(organisation=one, code="hanbit")
    page(come(role, **place), address.format(id=one.pk), status)


def test_a_firm_sees_itself_and_an_operator_s_list_is_itself() -> None:
    one, other = firm(), firm("다른 기업")
    organisations.give_code(organisation=one, code="hanbit")
    told = page(come(Role.OPERATORS_STAFF, operator="hanbit"), HOME)
    assert "한빛나눔" in told
    assert "다른 기업" not in told
    member = come(Role.FIRM_MEMBER, subject=one.pk)
    page(member, f"{HOME}{one.pk}/")
    page(member, f"{HOME}{other.pk}/", 404)


# --- registering and changing ----------------------------------------------------------------------------------------


def test_registering_shows_the_likely_one_first_and_then_takes_the_officer_s_word() -> None:
    one = firm("(주)한빛나눔")
    officer = come()
    answer = officer.post(HOME + "new/", FACTS)
    assert answer.status_code == 422
    assert one.pk in answer.content.decode()
    assert officer.post(HOME + "new/", FACTS | {"despite": one.pk}).status_code == 302
    assert Organisation.objects.count() == 2
    made = Organisation.objects.exclude(pk=one.pk).get()
    assert organisations.facts_of(made.pk, date(2018, 3, 2)).value("district") == "mapo"


def test_a_district_registers_its_own_only() -> None:
    officer = come(Role.DISTRICT_OFFICER, district="nowon")
    assert officer.post(HOME + "new/", FACTS).status_code == 404
    assert not Organisation.objects.exists()
    assert officer.post(HOME + "new/", FACTS | {"district": "nowon"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"number": "123-45-67890"}, "끝자리 검증번호가 다름"),
        ({"on": "2018-12-01"}, "아직 오지 않은 날"),
        ({"on": "어제"}, "언제부터 그러한가"),
        ({"source": ""}, "출처를 고르십시오"),
        ({"name": ""}, "이름: 비어 있습니다"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(typed: dict[str, str], sentence: str) -> None:
    answer = come().post(HOME + "new/", FACTS | {"name_en": "Kept"} | typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Kept" in answer.content.decode()
    assert not Organisation.objects.exists()


def test_each_verb_of_a_page() -> None:
    one, officer = firm(size="small", district="mapo"), come()
    at = f"{HOME}{one.pk}/"
    word = {"source": "document", "evidence": "공문"}
    verbs = [
        ("edit/", {"name": "한빛나눔", "kind": "firm", "size": "medium", "district": "mapo", "on": "2018-05-01"}),
        ("certificates/new/", {"kind": "preliminary_social_enterprise", "issued_on": "2017-05-01", "purpose": "jobs"}),
        ("numbers/", {"year": "2017", "paid_workers": "1,200", "jobs": "0"}),
        ("entrustments/new/", {
            "title": "센터 운영", "basis": "entrustment", "entruster": "city", "programmes": "social.se_support_centre",
            "code": "hanbit", "affairs": "상담", "personal": "some", "items": ["name", "phone"], "since_on": "2018-01-01",
            "until_on": "2018-12-31",
        }),
    ]  # fmt: skip
    for address, typed in verbs:
        answer = officer.post(at + address, word | typed)
        assert answer.status_code == 302, answer.content.decode()
    told = page(officer, at)
    for words in ("중기업", "예비사회적기업 지정", "2년차", "1,200", "센터 운영", "성명, 전화번호", "소기업"):
        assert words in told
    known = organisations.facts_of(one.pk, TODAY)
    assert (known.number(2017, "jobs"), known.number(2017, "sales_won")) == (0, None)
    assert "소기업" in page(officer, at + "?on=2018-04-30")
    held = known.certificates[0].certificate.pk
    step = entrustments.terms()[0].entrustment.pk
    after = [
        (f"certificates/{held}/end/", {"reason": "returned", "on": "2018-10-01"}),
        (f"entrustments/{step}/step/", {"name": "inspected", "on": "2018-06-01", "finding": "이상 없음"}),
        (f"entrustments/{step}/step/", {"name": "ended", "on": "2018-11-01"}),
        ("state/", {"state": "closed", "on": "2018-11-02"}),
        ("state/", {"state": "operating", "on": "2018-11-10"}),
    ]
    for address, typed in after:
        answer = officer.post(at + address, word | typed)
        assert answer.status_code == 302, answer.content.decode()
    told = page(officer, at)
    assert "반납" in told
    assert "그날 닫힘" in told


def test_an_entrustment_is_recorded_by_the_division_whose_programme_it_is() -> None:
    one = firm("(사)한빛", kind="nonprofit")
    typed = {
        "title": "센터 운영", "basis": "entrustment", "entruster": "city", "programmes": "labour.labour_rights_centre",
        "code": "hanbit", "affairs": "상담", "personal": "none", "since_on": "2018-01-01", "until_on": "2018-12-31", "source": "declared",
    }  # fmt: skip
    address = f"{HOME}{one.pk}/entrustments/new/"
    assert come().post(address, typed).status_code == 404
    assert entrustments.terms() == []
    labour = come(Role.DIVISION_OFFICER, division="labour")
    assert "기간이 없는 위탁" in labour.post(address, typed | {"until_on": ""}).content.decode()
    assert "기관 코드는" in labour.post(address, typed | {"code": ""}).content.decode()
    assert organisations.codes_of([one.pk]) == []
    assert labour.post(address, typed).status_code == 302
    assert organisations.codes_of([one.pk]) == ["hanbit"]


def test_joining_two_records_and_parting_them(loaded: date) -> None:
    one, officer = firm("(주)한빛"), come()
    other = firm("한빛", despite=(one.pk,))
    address = f"{HOME}{one.pk}/joined/"
    assert other.pk in page(officer, address)
    for deed, same in (("join", 2), ("part", 1)):
        typed = {"deed": deed, "other": other.pk, "nonce": f"test-{deed}-{one.pk[-8:]}"}
        assert officer.post(address, typed).status_code == 302
        assert len(organisations.same(one.pk)) == same


# --- people ----------------------------------------------------------------------------------------------------------


def test_people_are_masked_logged_and_opened_one_by_one() -> None:
    one, officer = firm(district="mapo"), come()
    typed = {"role": "representative", "name": "홍길동", "phone": "010-1234-5678", "email": "hong@example.kr",
             "since_on": "2018-01-02", "source": "document", "evidence": "사업자등록증"}  # fmt: skip
    at = f"{HOME}{one.pk}/people/"
    assert officer.post(at + "new/", typed).status_code == 302
    person = OrganisationContact.objects.get()
    assert "홍길동" not in str(OrganisationContact.objects.values().get())
    told = page(officer, at)
    for hidden in ("홍길동", "1234-5678", "hong@"):
        assert hidden not in told
    assert "홍*동" in told
    rows = LogRow.objects.filter(pk__in=LogSubject.objects.filter(subject=person.pk).values("row"))
    assert set(rows.values_list("act", flat=True)) == {"register", "view"}
    opened = officer.post(
        "/access/unmask/",
        {"subject": person.pk, "field": "phone", "purpose": "registry.organisation_contact", "reason": "contact", "note": ""},
    )  # fmt: skip
    assert "010-1234-5678" in opened.content.decode()
    assert "홍길동" not in page(officer, f"{HOME}{one.pk}/")
    elsewhere = come(Role.DISTRICT_OFFICER, district="nowon")
    asked = {"subject": person.pk, "field": "phone", "purpose": "registry.organisation_contact", "reason": "contact", "note": ""}  # fmt: skip
    assert elsewhere.post("/access/unmask/", asked).status_code == 404
    assert officer.post(f"{at}{person.pk}/end/", {"on": "2018-11-01"}).status_code == 302
    assert "홍*동" not in page(officer, at)


def test_a_new_representative_ends_the_former_one_s_time() -> None:
    one = firm()
    for name, since in (("홍길동", date(2016, 1, 2)), ("김영희", date(2018, 3, 1))):
        organisations.add_contact(organisation=one, role="representative", name=name, since_on=since, **SHOWN)
    names = {
        day: [each.name for each in organisations.contacts_of(one.pk, day)]
        for day in (date(2018, 2, 28), date(2018, 3, 1))
    }
    assert list(names.values()) == [["홍길동"], ["김영희"]]


# --- files -----------------------------------------------------------------------------------------------------------


def sheet(*rows: dict[str, str], header: tuple[str, ...] = importing.HEADER) -> bytes:
    """A file of organisations: the example with some cells changed."""
    example = dict(zip(importing.HEADER, importing.EXAMPLE, strict=True))
    return write_xlsx(
        [Sheet("기관", header, [[(example | row).get(title, "") for title in header] for row in rows])]
    )


def upload(officer: Client, content: bytes, name: str = "기관.xlsx") -> str:
    """The page that follows an upload."""
    file = io.BytesIO(content)
    file.name = name
    return officer.post(HOME + "import/", {"file": file}, follow=True).content.decode()


def test_a_file_is_judged_before_it_is_taken_over() -> None:
    known, same = firm("(주)아는곳", number=number(3)), firm("이름 같은 곳")
    officer = come()
    told = upload(officer, sheet(
        {"이름": "새로운 곳", "사업자등록번호": number(4)},
        {"이름": "아는곳", "사업자등록번호": number(3), "규모": "중기업"},
        {"이름": "(주)이름같은곳", "사업자등록번호": ""},
    ))  # fmt: skip
    for words in ("새로 등록", "이미 등록됨", "이름이 같음", known.pk, same.pk):
        assert words in told
    assert Organisation.objects.count() == 2
    paper = OrganisationFile.objects.get()
    answer = officer.post(f"{HOME}import/{paper.pk}/", {"deed": "take"})
    assert answer.status_code == 302
    assert set(Organisation.objects.values_list("name", flat=True)) == {"아는곳", "이름 같은 곳", "새로운 곳"}
    assert organisations.facts_of(known.pk, TODAY).value("size") == "medium"
    paper.refresh_from_db()
    assert paper.rows == []
    assert officer.get(f"{HOME}import/{paper.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"사업자등록번호": "123-45-67890"}, "끝자리 검증번호가 다름"),
        ({"종류": "회사"}, "종류: 목록에 없는 값"),
        ({"자치구": "수원시"}, "서울시의 자치구가 아닙니다"),
        ({"설립일": "2014.13.2"}, "설립일"),
        ({"기준일": ""}, "기준일이 비어 있습니다"),
        ({"기준일": "2030-01-01"}, "아직 오지 않은 날"),
        ({"출처": ""}, "출처를 고르십시오"),
        ({"주소": "900101-1234567"}, "주민등록번호"),
    ],
)
def test_a_wrong_row_stops_the_file_and_says_why(row: dict[str, str], sentence: str) -> None:
    officer = come()
    told = upload(officer, sheet({"이름": "맞는 곳", "사업자등록번호": ""}, row))
    assert sentence in told
    paper = OrganisationFile.objects.get()
    assert officer.post(f"{HOME}import/{paper.pk}/", {"deed": "take"}).status_code == 422
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ((*importing.HEADER, "대표자"), "사람의 정보"),
        ((*importing.HEADER, "비고란"), "모르는 열"),
        (importing.HEADER[1:], "열이 없습니다"),
    ],
)
def test_a_file_of_people_or_of_other_columns_is_not_read(header: tuple[str, ...], sentence: str) -> None:
    assert sentence in upload(come(), sheet({}, header=header))
    assert not OrganisationFile.objects.exists()


def test_cp949_two_rows_of_one_number_and_throwing_a_file_away() -> None:
    row = list(importing.EXAMPLE)
    officer = come()
    told = upload(officer, write_csv(Sheet("기관", importing.HEADER, [row, row]), "cp949"), "기관.csv")
    assert "2행과 사업자등록번호가 같습니다" in told
    paper = OrganisationFile.objects.get()
    assert officer.post(f"{HOME}import/{paper.pk}/", {"deed": "throw"}).status_code == 302
    assert not OrganisationFile.objects.exists()


def test_another_s_uploaded_file_is_not_there() -> None:
    upload(come(), sheet({}))
    paper = OrganisationFile.objects.get()
    page(come(Role.DATA_OFFICER), f"{HOME}import/{paper.pk}/", 404)


def test_the_list_is_found_filtered_and_downloaded() -> None:
    one = firm("(주)한빛나눔", number=number(21), district="mapo")
    firm("푸른솔협동조합", kind="cooperative", district="guro")
    organisations.certify(organisation=one, kind="social_enterprise", issued_on=date(2016, 5, 1), **SHOWN)
    officer = come()
    for query, names in (
        ("", {"(주)한빛나눔", "푸른솔협동조합"}),
        ("?text=한빛 나눔", {"(주)한빛나눔"}),
        (f"?text={number(21)[:3]}-{number(21)[3:5]}-{number(21)[5:]}", {"(주)한빛나눔"}),
        ("?kind=cooperative", {"푸른솔협동조합"}),
        ("?district=guro", {"푸른솔협동조합"}),
        ("?certificate=social_enterprise&on=2016-05-01", {"(주)한빛나눔"}),
        ("?certificate=social_enterprise&on=2016-04-30", set()),
        ("?state=closed", set()),
    ):
        answer = officer.get(HOME + "file/xlsx/" + query)
        table = read_table("a.xlsx", answer.content) if names else None
        found = {row.cells[table.column("이름")] for row in table.rows} if table else set()
        assert found == names, query
        told = page(officer, HOME + query)
        for name in ("(주)한빛나눔", "푸른솔협동조합"):
            assert (f">{name}</a>" in told) is (name in names), query
    assert "사회적기업 인증" in page(officer, HOME)


def test_the_certified_by_year_are_the_stock_at_each_year_s_end() -> None:
    from iljari.registry.organisations import listing

    one, other = firm(), firm("다른 기업")
    made = organisations.certify(
        organisation=one, kind="social_enterprise", issued_on=date(2015, 5, 1), **SHOWN
    )
    organisations.certify(
        organisation=other,
        kind="social_enterprise",
        issued_on=date(2016, 12, 31),
        expires_on=date(2018, 6, 30),
        **SHOWN,
    )
    organisations.end(certificate=made, on=date(2018, 1, 1), reason="cancelled", **SHOWN)
    kinds, years = listing.by_year(TODAY, years=5)
    assert kinds == ["social_enterprise"]
    counts = {year.year: year.counts.get("social_enterprise", 0) for year in years}
    assert counts == {2015: 1, 2016: 2, 2017: 2, 2018: 0}
