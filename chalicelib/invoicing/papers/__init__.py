"""Invoices, credit notes and statements on paper: sheets of ready text, laid out by Typst as tagged PDF."""
