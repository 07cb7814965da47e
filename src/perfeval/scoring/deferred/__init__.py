"""What is made when it is first read: the fields of a value, the sentence of a reason."""
