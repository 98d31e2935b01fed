-- One row for each day of a period on which something falls due: dates and last days of windows as they are, recurring
-- deadlines expanded by RFC 5545. A recurrence is counted from the beginning of its plan's period to its end; the year
-- of issue stands in for a period that the plan does not say. A rule without a day falls on the day of the beginning.
CREATE MACRO occurrences(from_day, to_day) AS TABLE
WITH bounds AS (
    SELECT
        m.deadline_id,
        m.task_id,
        m.recurrence,
        coalesce(m.start_date, d.period_start, make_date(d.issue_year, 1, 1)) AS since,
        coalesce(m.due_date, d.period_end, if(d.period_start IS NULL, make_date(d.issue_year, 12, 31), NULL)) AS until
    FROM deadlines AS m
    JOIN documents AS d USING (document_id)
    WHERE m.recurrence IS NOT NULL
),
rules AS (
    SELECT DISTINCT
        recurrence,
        since,
        until,
        regexp_extract(recurrence, '(?:^|;)FREQ=(\w+)', 1) AS freq,
        coalesce(try_cast(regexp_extract(recurrence, '(?:^|;)INTERVAL=(\d+)', 1) AS BIGINT), 1) AS step,
        CAST(regexp_extract_all(regexp_extract(recurrence, '(?:^|;)BYMONTH=([\d,]+)', 1), '\d+') AS BIGINT[]) AS months,
        CAST(regexp_extract_all(regexp_extract(recurrence, '(?:^|;)BYMONTHDAY=([-\d,]+)', 1), '-?\d+') AS BIGINT[]) AS days,
        list_transform(
            regexp_extract_all(regexp_extract(recurrence, '(?:^|;)BYDAY=([A-Z,]+)', 1), '[A-Z]+'),
            lambda day: list_position(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], day)
        ) AS weekdays
    FROM bounds
    WHERE since IS NOT NULL
),
calendar AS (
    SELECT CAST(range AS DATE) AS day
    FROM range(CAST(from_day AS TIMESTAMP), CAST(to_day AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 DAY)
),
falling AS (
    SELECT r.recurrence, r.since, r.until, c.day
    FROM rules AS r
    JOIN calendar AS c ON c.day >= r.since AND (r.until IS NULL OR c.day <= r.until)
    WHERE CASE r.freq
            WHEN 'DAILY' THEN (c.day - r.since) % r.step = 0
            WHEN 'WEEKLY' THEN date_diff('week', r.since, c.day) % r.step = 0
            WHEN 'MONTHLY' THEN date_diff('month', r.since, c.day) % r.step = 0
            WHEN 'YEARLY' THEN date_diff('year', r.since, c.day) % r.step = 0
          END
        AND CASE
            WHEN len(r.months) > 0 THEN list_contains(r.months, month(c.day))
            ELSE r.freq <> 'YEARLY' OR len(r.days) > 0 OR len(r.weekdays) > 0 OR month(c.day) = month(r.since)
        END
        AND CASE
            WHEN len(r.days) > 0
                THEN list_contains(r.days, day(c.day)) OR list_contains(r.days, day(c.day) - day(last_day(c.day)) - 1)
            ELSE r.freq NOT IN ('MONTHLY', 'YEARLY') OR len(r.weekdays) > 0 OR day(c.day) = day(r.since)
        END
        AND CASE
            WHEN len(r.weekdays) > 0 THEN list_contains(r.weekdays, isodow(c.day))
            ELSE r.freq <> 'WEEKLY' OR isodow(c.day) = isodow(r.since)
        END
)
SELECT deadline_id, task_id, due_date AS occurs_on, false AS is_recurrence
FROM deadlines
WHERE recurrence IS NULL AND due_date BETWEEN CAST(from_day AS DATE) AND CAST(to_day AS DATE)
UNION ALL
SELECT b.deadline_id, b.task_id, f.day AS occurs_on, true AS is_recurrence
FROM bounds AS b
JOIN falling AS f
    ON f.recurrence = b.recurrence AND f.since = b.since AND f.until IS NOT DISTINCT FROM b.until;
