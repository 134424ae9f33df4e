"""Structured interviews: question bank → guide → scoring sheet → comparison."""

import os

__version__ = "0.2.0"

# With lxml openpyxl writes other bytes than without it, as in a browser. It asks once, when it is imported.
os.environ["OPENPYXL_LXML"] = "False"
