# What does a calendar say? icalendar reads it; printed are its own properties and those of each event, as text.
import json
import sys

from icalendar import Calendar

with open(sys.argv[1], "rb") as file:
    content = file.read()
wrong = []

# The reader forgives what the format (RFC 5545) asks for, and other calendars do not.
opened = []
for number, line in enumerate(content.split(b"\r\n"), start=1):
    name, _, kind = line.decode().partition(":")
    if b"\n" in line or b"\r" in line or len(line) > 75:
        wrong.append(f"line {number} is too long or ends otherwise than with CR and LF")
    if name == "BEGIN":
        opened.append(kind)
    elif name == "END" and (not opened or opened.pop() != kind):
        wrong.append(f"line {number} ends {kind}, which is not open")

calendar = Calendar.from_ical(content)
for component in calendar.walk():
    wrong += [f"{component.name} {name}: {why}" for name, why in component.errors]
    wrong += [f"{component.name} has no {name}" for name in component.required if name not in component]
if wrong:
    sys.exit("\n".join(wrong))


def properties(component):
    """Each property by its name: text as a reader shows it, anything else as the format writes it."""
    text = lambda value: str(value) if isinstance(value, str) else value.to_ical().decode()
    several = lambda value: [text(one) for one in value] if isinstance(value, list) else text(value)
    return {name: several(value) for name, value in component.items()}


json.dump({"calendar": properties(calendar), "events": [properties(event) for event in calendar.walk("VEVENT")]}, sys.stdout)
