"""From sentences to relations and facts."""
