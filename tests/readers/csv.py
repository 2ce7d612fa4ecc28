# What does a table say? Python's own reader of CSV; printed are its rows. Without the mark of UTF-8 only LibreOffice's files are read.
import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    json.dump(list(csv.reader(file, strict=True)), sys.stdout)
