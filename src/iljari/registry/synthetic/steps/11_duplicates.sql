-- Some people stand in the register twice, the second time with slips: each kind of slip at its own rate (slips.csv).
INSERT INTO city
WITH chosen AS (
    SELECT * FROM city ORDER BY roll(number, 'twice'), number LIMIT getvariable('duplicates')
),
again AS (
    SELECT *, getvariable('size') + row_number() OVER (ORDER BY roll(number, 'order'), number) AS copy FROM chosen
),
faults AS (SELECT copy, list(what) AS faults FROM again JOIN slips ON roll(copy, what) < percent / 100 GROUP BY copy),
slipped AS (SELECT again.*, coalesce(faults, []) AS faults FROM again LEFT JOIN faults USING (copy)),
moves AS (
    SELECT copy, CASE WHEN list_contains(faults, 'moved_away') THEN odds.value ELSE slipped.district END AS new_district
    FROM slipped JOIN odds ON what = 'district' AND odds.age = 0 AND odds.sex = slipped.sex
    AND roll(copy, 'new district') >= low AND roll(copy, 'new district') < high
)
SELECT copy, number, true,
    CASE WHEN list_contains(faults, 'name_changed') THEN left(name, 1) || any_of(first, roll(copy, 'new first')) || any_of(second, roll(copy, 'new second'))
        WHEN list_contains(faults, 'name_other_surname') THEN other_surname(name)
        WHEN list_contains(faults, 'name_swapped') THEN swapped_name(name)
        WHEN list_contains(faults, 'name_slip') THEN jamo_slip(name, copy) ELSE name END,
    CASE WHEN list_contains(faults, 'sex_wrong') THEN CASE slipped.sex WHEN 'male' THEN 'female' ELSE 'male' END ELSE slipped.sex END,
    CASE WHEN list_contains(faults, 'birth_swapped') THEN swapped_day(birth_on)
        WHEN list_contains(faults, 'birth_digit') THEN wrong_digit(birth_on, copy)
        WHEN list_contains(faults, 'birth_lunar') THEN birth_on - 28 - floor(roll(copy, 'lunar') * 18)::INTEGER
        ELSE birth_on END,
    nationality, new_district,
    CASE WHEN list_contains(faults, 'moved_away') OR list_contains(faults, 'moved_within') THEN address(copy, new_district, CASE WHEN roll(copy, 'new home') < 0.5 THEN 'apartment' ELSE 'flat' END)
        WHEN list_contains(faults, 'address_short') THEN split_part(address, ',', 1) ELSE address END,
    CASE WHEN list_contains(faults, 'phone_missing') THEN NULL
        WHEN list_contains(faults, 'phone_changed') THEN phone_of(copy)
        WHEN list_contains(faults, 'phone_digit') THEN left(phone, 11) || lpad(((right(phone, 2)::INTEGER + 3 + copy % 90) % 100)::VARCHAR, 2, '0') ELSE phone END,
    CASE WHEN list_contains(faults, 'email_missing') THEN NULL
        WHEN list_contains(faults, 'email_changed') THEN email_of(copy)
        WHEN list_contains(faults, 'email_letter') THEN email[2:] ELSE email END,
    household, household_role, household_size, schooling_level, schooling_standing, schooling_on, work, insured_on, seeking_on, vulnerable_groups,
    income_won_monthly, household_income_won_monthly, assets_won
FROM slipped JOIN moves USING (copy) JOIN given_names ON given_names.sex = slipped.sex AND decade = 1990 ORDER BY copy;
