"""The only reader and writer of YAML: values with their place in the file, validated into a model.

Scalars follow YAML 1.2: `no` stays a text and `12:30` stays a text; only true/false, null and whole
numbers are anything else. Knows no domain class by name.
"""

from interview_kit.yaml_files.fields import field_problems, first_problems
from interview_kit.yaml_files.places import Placed, Source
from interview_kit.yaml_files.reading import load, read_bytes, read_yaml
from interview_kit.yaml_files.writing import dump

__all__ = [
    "Placed",
    "Source",
    "dump",
    "field_problems",
    "first_problems",
    "load",
    "read_bytes",
    "read_yaml",
]
