# Does a document keep to a schema? jsonschema compares them; printed is a list of what is wrong, empty where nothing is.
import json
import sys

from jsonschema.validators import validator_for

document, schema = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
kind = validator_for(schema)
kind.check_schema(schema)
json.dump([f"{error.json_path}: {error.message}" for error in kind(schema).iter_errors(document)], sys.stdout)
