CREATE VIEW v_deadlines AS
WITH leads AS (
    SELECT task_id, list(unit ORDER BY ordinal) AS leads
    FROM task_units
    WHERE role = 'lead'
    GROUP BY task_id
)
SELECT
    m.*,
    t.text,
    t.domain,
    coalesce(u.leads, []) AS leads,
    array_to_string(u.leads, '; ') AS lead,
    d.plan_id,
    d.province,
    d.province_code_2025,
    d.province_2025,
    d.issue_date,
    d.issuer,
    d.document_type,
    d.number,
    d.symbol,
    short_name(d.number, d.symbol, d.title) AS plan,
    d.title AS plan_title,
    d.source_path
FROM deadlines AS m
JOIN tasks AS t USING (task_id)
LEFT JOIN documents AS d ON d.document_id = m.document_id
LEFT JOIN leads AS u ON u.task_id = m.task_id;

COMMENT ON VIEW v_deadlines IS 'One row a deadline, with the task, who leads it, and the plan. occurrences(from_day, to_day) says on which days recurring ones fall.';
COMMENT ON COLUMN v_deadlines.text IS 'the text of the task';
COMMENT ON COLUMN v_deadlines.domain IS 'reform area of the task';
COMMENT ON COLUMN v_deadlines.leads IS 'names of the units that lead the task, a list; empty where none is named';
COMMENT ON COLUMN v_deadlines.lead IS 'the same leads joined by "; "; null where none is named';
COMMENT ON COLUMN v_deadlines.plan IS 'the plan for short: its number (68/KH-SCT), or how its title begins';
COMMENT ON COLUMN v_deadlines.plan_title IS 'title of the plan';
