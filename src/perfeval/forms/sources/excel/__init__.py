"""Workbooks: .xlsx, and .xls and .et through the extra `excel`."""
