-- What exports ask of the tables `chosen`, `chosen_deadlines` and `chosen_documents` (pipeline/exports/asking.py).

-- name: tasks
SELECT * FROM chosen ORDER BY province_code NULLS LAST, issue_year NULLS LAST, document_id, ordinal;

-- name: deadlines
SELECT * FROM chosen_deadlines ORDER BY coalesce(due_date, start_date) NULLS LAST, document_id, ordinal;

-- name: units
SELECT
    u.unit,
    u.level,
    u.parent,
    p.province,
    count(DISTINCT t.task_id) FILTER (t.role = 'lead') AS n_lead,
    count(DISTINCT t.task_id) FILTER (t.role = 'coordinate') AS n_coordinate,
    count(DISTINCT t.task_id) FILTER (t.role = 'implement') AS n_implement,
    count(DISTINCT t.document_id) AS n_documents
FROM task_units AS t
JOIN chosen AS c USING (task_id)
JOIN dim_units AS u ON u.unit_id = t.unit_id
LEFT JOIN (SELECT province_code, min(province) AS province FROM documents GROUP BY province_code) AS p
    ON p.province_code = u.province_code
GROUP BY u.unit_id, u.unit, u.level, u.parent, p.province
ORDER BY n_lead DESC, n_coordinate DESC, n_implement DESC, u.unit, u.unit_id;

-- name: plans
SELECT v.* EXCLUDE (n_tasks), coalesce(c.n, 0) AS n_tasks
FROM v_plans AS v
JOIN chosen_documents USING (document_id)
LEFT JOIN (SELECT document_id, count(*) AS n FROM chosen GROUP BY document_id) AS c USING (document_id)
ORDER BY province_code NULLS LAST, issue_year NULLS LAST, source_path, document_id;

-- name: findings
SELECT * FROM v_findings JOIN chosen_documents USING (document_id)
ORDER BY province_code NULLS LAST, issue_year NULLS LAST, document_id, ordinal;

-- name: objects
SELECT c.*, coalesce(d.deadlines, []) AS deadlines
FROM chosen AS c
LEFT JOIN (
    SELECT task_id, list({
        'deadline_id': deadline_id, 'raw': raw, 'label': label, 'kind': kind, 'start_date': start_date,
        'due_date': due_date, 'due_bound': due_bound, 'recurrence': recurrence, 'anchor_event': anchor_event,
        'offset_days': offset_days, 'offset_months': offset_months, 'offset_calendar': offset_calendar, 'unit': unit
    } ORDER BY ordinal) AS deadlines
    FROM chosen_deadlines GROUP BY task_id
) AS d USING (task_id)
ORDER BY province_code NULLS LAST, issue_year NULLS LAST, document_id, ordinal;

-- name: dated
SELECT * EXCLUDE (recurrence), NULL AS recurrence, due_date AS first_day, NULL AS last_day
FROM chosen_deadlines
WHERE recurrence IS NULL AND due_date IS NOT NULL
ORDER BY first_day, document_id, ordinal;

-- name: recurring
WITH whole_period AS (
    SELECT
        min(coalesce(c.start_date, d.period_start, make_date(d.issue_year, 1, 1))) AS low,
        max(coalesce(c.due_date, d.period_end, make_date(coalesce(year(d.period_start), d.issue_year), 12, 31))) AS high
    FROM chosen_deadlines AS c JOIN documents AS d USING (document_id)
    WHERE c.recurrence IS NOT NULL
),
falling AS (
    SELECT deadline_id, min(occurs_on) AS first_day
    FROM occurrences((SELECT low FROM whole_period), (SELECT greatest(high, low + INTERVAL 1 YEAR) FROM whole_period))
    WHERE is_recurrence
    GROUP BY deadline_id
)
SELECT
    c.*,
    f.first_day,
    coalesce(c.due_date, d.period_end, if(d.period_start IS NULL, make_date(d.issue_year, 12, 31), NULL)) AS last_day
FROM chosen_deadlines AS c
JOIN documents AS d USING (document_id)
JOIN falling AS f USING (deadline_id)
ORDER BY f.first_day, c.document_id, c.ordinal;
