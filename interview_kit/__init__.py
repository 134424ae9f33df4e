"""Structured interviews: question bank → guide → scoring sheet → comparison."""

__version__ = "0.2.0"
