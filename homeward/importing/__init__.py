"""Brings a chronology in from a spreadsheet, a text file of values or a document's tables (docs/decisions/0009)."""
