"""One submission to one record, and many to a gradebook."""
