"""Structured interviews: question bank → guide → scoring sheet → comparison."""

__version__ = "0.1.0"
