CREATE VIEW v_units AS
WITH
old_names AS (
    SELECT province_code, any_value(province ORDER BY valid_from NULLS FIRST) AS province
    FROM dim_provinces
    GROUP BY province_code
),
shares AS (
    SELECT
        unit_id,
        count(DISTINCT task_id) FILTER (role = 'lead') AS n_lead,
        count(DISTINCT task_id) FILTER (role = 'coordinate') AS n_coordinate,
        count(DISTINCT task_id) FILTER (role = 'implement') AS n_implement,
        count(DISTINCT document_id) AS n_documents
    FROM task_units
    GROUP BY unit_id
)
SELECT
    u.unit_id,
    u.unit,
    u.level,
    u.parent,
    u.province_code,
    p.province,
    u.is_collective,
    coalesce(s.n_lead, 0) AS n_lead,
    coalesce(s.n_coordinate, 0) AS n_coordinate,
    coalesce(s.n_implement, 0) AS n_implement,
    coalesce(s.n_documents, 0) AS n_documents
FROM dim_units AS u
LEFT JOIN old_names AS p USING (province_code)
LEFT JOIN shares AS s ON s.unit_id = u.unit_id;

COMMENT ON VIEW v_units IS 'One row a unit, with how many tasks it leads, coordinates and implements, and in how many documents.';
COMMENT ON COLUMN v_units.province IS 'name of its province, where it has one';
COMMENT ON COLUMN v_units.n_lead IS 'tasks that it leads';
COMMENT ON COLUMN v_units.n_coordinate IS 'tasks that it coordinates';
COMMENT ON COLUMN v_units.n_implement IS 'tasks that it implements';
COMMENT ON COLUMN v_units.n_documents IS 'documents in which it has a task';
