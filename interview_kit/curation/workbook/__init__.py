"""The bank as a workbook that HR writes in, and what it wants when it comes home."""
