-- Work goes by sex, age and schooling; what it pays by age, work and schooling.
CREATE TABLE works AS
WITH schooled AS (
    SELECT number, residents.sex, residents.age,
        CASE WHEN level IN ('college', 'university', 'graduate_school') THEN 'above_high' ELSE 'to_high' END AS level,
        standing IN ('enrolled', 'on_leave', 'prospective_graduate') AS studies
    FROM residents JOIN schooling USING (number)
),
drawn AS (
    SELECT schooled.*, odds.value AS work FROM schooled JOIN odds
    ON what = 'work' AND odds.sex = schooled.sex AND odds.age = schooled.age
    AND given = CASE WHEN schooled.age < 19 OR studies THEN 'enrolled' ELSE level END
    AND roll(number, 'work') >= low AND roll(number, 'work') < high
),
paid AS (
    SELECT drawn.*, floor(least + roll(number, 'pay') * (most - least))::BIGINT * 10000 AS income_won_monthly
    FROM drawn JOIN odds ON what = 'income' AND odds.sex = drawn.sex AND odds.age = drawn.age
    AND given = work || '/' || level
    AND roll(number, 'income') >= low AND roll(number, 'income') < high
),
insured AS (
    SELECT paid.number, greatest(
            (getvariable('day') - 1 - floor((least + roll(paid.number, 'insured day') * (most - least)) * 365)::INTEGER)::DATE,
            (birth_on + to_years(18))::DATE) AS insured_on
    FROM paid JOIN residents USING (number) JOIN odds ON work = 'insured' AND what = 'insured_years' AND odds.age = 0 AND odds.sex = paid.sex
    AND roll(paid.number, 'insured_years') >= low AND roll(paid.number, 'insured_years') < high
),
seeking AS (
    SELECT number, (getvariable('day') - 1 - floor((least + roll(number, 'seeking day') * (most - least)) * 30)::INTEGER)::DATE AS seeking_on
    FROM paid JOIN odds ON work = 'seeking' AND what = 'seeking_months' AND odds.age = 0 AND odds.sex = paid.sex
    AND roll(number, 'seeking_months') >= low AND roll(number, 'seeking_months') < high
)
SELECT number, work, income_won_monthly, insured_on, seeking_on
FROM paid LEFT JOIN insured USING (number) LEFT JOIN seeking USING (number);

CREATE TABLE incomes AS
SELECT household, sum(income_won_monthly) AS household_income_won_monthly
FROM members JOIN works USING (number) GROUP BY household;
