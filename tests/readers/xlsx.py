# What does a workbook say? openpyxl reads it; printed are its sheets in their order, each with its name and its rows.
import json
import sys

import openpyxl


def plain(value):
    """A cell as JSON has it: text, a number, true or false, null for an empty one; a day as YYYY-MM-DD."""
    return value if value is None or isinstance(value, (str, int, float, bool)) else value.isoformat()


book = openpyxl.load_workbook(sys.argv[1])
sheets = [
    {
        "name": sheet.title,
        "rows": [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)],
        "frozen": sheet.freeze_panes is not None,
        "filter": sheet.auto_filter.ref is not None,
        "mirrored": bool(sheet.sheet_view.rightToLeft),
        "lists": len(sheet.data_validations.dataValidation),
        "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
    }
    for sheet in book.worksheets
]
json.dump({"sheets": sheets}, sys.stdout)
