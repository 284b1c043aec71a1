-- Schooling goes by the year of birth, as schools do; its day is March (enrolment) or February (graduation) of a fitting year.
CREATE TABLE schooling AS
WITH drawn AS (
    SELECT residents.number, residents.sex, year(birth_on) AS born, split_part(odds.value, '_', 1) AS stage,
        substr(odds.value, strpos(odds.value, '_') + 1) AS status
    FROM residents JOIN odds
    ON what = 'schooling' AND odds.sex = residents.sex
    AND odds.age = least(91, greatest(14, year(getvariable('day')) - year(birth_on)))
    AND roll(number, 'schooling') >= low AND roll(number, 'schooling') < high
),
kinds AS (
    SELECT drawn.number, CASE odds.value WHEN 'vocational' THEN 'vocational_high_school' ELSE 'high_school' END AS high_school
    FROM drawn JOIN odds ON what = 'high_school' AND odds.sex = drawn.sex AND odds.age = 0
    AND roll(number, 'high_school') >= low AND roll(number, 'high_school') < high
),
timed AS (
    SELECT *, born + CASE stage WHEN 'elementary' THEN 7 WHEN 'middle' THEN 13 WHEN 'high' THEN 16
        WHEN 'college' THEN 19 WHEN 'university' THEN 19 ELSE 23 END AS enters,
        CASE stage WHEN 'elementary' THEN 6 WHEN 'middle' THEN 3 WHEN 'high' THEN 3 WHEN 'college' THEN 2
        WHEN 'university' THEN 4 ELSE 2 END
        + CASE WHEN stage IN ('college', 'university') AND sex = 'male' THEN 2 ELSE 0 END AS lasts,
        CASE WHEN stage IN ('university', 'graduate') THEN floor(roll(number, 'late') * 3)::INTEGER ELSE 0 END AS late
    FROM drawn
)
SELECT number,
    CASE stage WHEN 'high' THEN high_school WHEN 'graduate' THEN 'graduate_school' ELSE stage END AS level,
    CASE WHEN stage = 'high' AND status = 'enrolled' AND year(getvariable('day')) - born = 18 THEN 'prospective_graduate'
        ELSE status END AS standing,
    CASE WHEN status = 'graduated'
        THEN make_date(least(enters + lasts + late, year(getvariable('day'))), 2, 1 + floor(roll(number, 'school day') * 28)::INTEGER)
        ELSE make_date(least(enters + late, year(getvariable('day'))), 3, 2) END AS schooling_on
FROM timed JOIN kinds USING (number);
