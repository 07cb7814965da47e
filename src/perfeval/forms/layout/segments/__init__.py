"""The segments of a document: where each of its forms begins and ends."""
