# Would CISO Assistant take this audit? The rules of its import (data_wizard/views.py), as far as a file alone can break them.
import json
import sys

import openpyxl

COLUMNS = ["urn", "assessable", "ref_id", "name", "description", "compliance_result", "requirement_progress", "implementation_score",
           "documentation_score", "score", "observations"]
RESULTS = {"not_assessed", "partially_compliant", "non_compliant", "compliant", "not_applicable"}
PROGRESS = {"to_do", "in_progress", "in_review", "done"}

book = openpyxl.load_workbook(sys.argv[1])
# It reads the first sheet, and its first row as the names of the columns.
rows = list(book.worksheets[0].iter_rows(values_only=True))
complaints = [] if list(rows[0]) == COLUMNS else [f"the columns are {rows[0]}"]
seen = set()
for number, row in enumerate(rows[1:], start=2):
    cell = dict(zip(COLUMNS, row))
    wrong = [
        (not cell["assessable"], "is skipped in silence"),
        (not isinstance(cell["ref_id"], str), f"has {cell['ref_id']!r}, which is no text"),
        (cell["ref_id"] in seen, "is there twice"),
        (not str(cell["urn"]).startswith("urn:intuitem:risk:req_node:iso") or not str(cell["urn"]).endswith(":" + str(cell["ref_id"]).lower()), f"has the name {cell['urn']}"),
        (cell["compliance_result"] not in RESULTS, f"has the result {cell['compliance_result']}"),
        (cell["requirement_progress"] not in PROGRESS, f"has the progress {cell['requirement_progress']}"),
        (any(cell[name] is not None and cell[name] != "" for name in ("implementation_score", "documentation_score", "score")), "has a score of a scale that is not ours"),
    ]
    seen.add(cell["ref_id"])
    complaints += [f"row {number} {what}" for so, what in wrong if so]
json.dump({"rows": len(rows) - 1, "complaints": complaints}, sys.stdout)
