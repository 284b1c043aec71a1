-- Who lives here: sex, age by sex, birthday, district, nationality.
CREATE TABLE residents AS
WITH numbered AS (SELECT range AS number FROM range(1, getvariable('size') + 1)),
sexed AS (
    SELECT number, odds.value AS sex FROM numbered JOIN odds ON what = 'sex' AND odds.age = 0 AND odds.sex = 'female'
    AND roll(number, 'sex') >= low AND roll(number, 'sex') < high
),
aged AS (
    SELECT number, sexed.sex, least + floor(roll(number, 'year') * (most - least + 1))::INTEGER AS age
    FROM sexed JOIN odds ON what = 'age' AND odds.sex = sexed.sex AND odds.age = 0
    AND roll(number, 'age') >= low AND roll(number, 'age') < high
),
placed AS (
    SELECT aged.*, odds.value AS district FROM aged JOIN odds ON what = 'district' AND odds.age = 0 AND odds.sex = aged.sex
    AND roll(number, 'district') >= low AND roll(number, 'district') < high
)
SELECT placed.*, odds.value AS nationality,
    ((getvariable('day') - to_years(placed.age))::DATE - floor(roll(number, 'birthday') * 365)::INTEGER)::DATE AS birth_on
FROM placed JOIN odds ON what = 'nationality' AND odds.age = 0 AND odds.sex = placed.sex
    AND roll(number, 'nationality') >= low AND roll(number, 'nationality') < high;
