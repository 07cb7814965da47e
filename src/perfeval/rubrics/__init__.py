"""The rubrics that come with the library: each file one form, one edition.

They are found through entry points, as a plugin's are, and import public names only.
"""
