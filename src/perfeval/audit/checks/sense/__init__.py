"""What reviewers ask first: whether indicators, scores and spending make sense together."""
