"""The page of each subject: what is shown of a scorecard, a filing, findings, a rubric, a batch."""
