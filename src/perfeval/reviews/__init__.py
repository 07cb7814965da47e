"""The reviewer's round: a sheet with every row of many forms goes out, and comes back filled in.

`write_review` writes what was computed and claimed beside empty cells, `read_review` reads what a
reviewer wrote there, and `Review.of` gives it to the form that it was written for, if that is
still the same. `unalike` tells where like faults were judged in unlike ways.
"""

from perfeval.reviews.alike import unalike
from perfeval.reviews.reading import read_review
from perfeval.reviews.review import FormReview, Review, ReviewRow
from perfeval.reviews.sheet import write_review

__all__ = ["FormReview", "Review", "ReviewRow", "read_review", "unalike", "write_review"]
