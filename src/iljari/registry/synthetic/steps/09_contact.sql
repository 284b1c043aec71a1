-- Telephone and e-mail: numbers 010-0… are assigned to nobody, addresses end in example.test.
CREATE TABLE contacts AS
WITH phones AS (
    SELECT residents.number, odds.value AS phone FROM residents JOIN odds ON what = 'phone' AND odds.sex = residents.sex
    AND odds.age = residents.age AND roll(number, 'phone') >= low AND roll(number, 'phone') < high
),
emails AS (
    SELECT residents.number FROM residents JOIN odds ON what = 'email' AND odds.value = 'yes' AND odds.sex = residents.sex
    AND odds.age = residents.age AND roll(number, 'email') >= low AND roll(number, 'email') < high
)
SELECT phones.number,
    CASE phone WHEN 'own' THEN phone_of(phones.number) WHEN 'family' THEN phone_of(household) END AS phone,
    CASE WHEN emails.number IS NOT NULL THEN email_of(phones.number) END AS email
FROM phones JOIN members USING (number) LEFT JOIN emails USING (number);
